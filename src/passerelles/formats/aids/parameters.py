"""Dated parameters as their files say them."""

from collections.abc import Iterator
from datetime import date

from passerelles.formats.aids.reading import code, level, text, unit
from passerelles.formats.aids.records import ParameterRecord, Place, ValueRecord
from passerelles.formats.common.fields import Fields
from passerelles.formats.common.located import Document

_PARAMETER = tuple(ParameterRecord.__dataclass_fields__)[1:]
_VALUE = ("from", "value", "source", "read_on", "confidence", "review_by")


def read_parameter(document: Document, fields: Fields) -> ParameterRecord:
    """One parameter and its values, the oldest first."""
    fields.refuse_others(_PARAMETER)
    values = tuple(_values(document, fields))
    _check_order(fields, values)
    return ParameterRecord(
        place=Place(document.file, document.line(fields.prefix.rstrip("."))),
        code=code(fields),
        label=text(fields, "label"),
        confirm_with=text(fields, "confirm_with"),
        unit=unit(fields),
        values=values,
    )


def _values(document: Document, fields: Fields) -> Iterator[ValueRecord]:
    for rank, given in enumerate(fields.listed("values", most=200, remedy="coupez le fichier.")):
        name = f"values[{rank}]"
        inner = Fields({name: given}, fields.findings, prefix=fields.prefix).inner(name)
        inner.refuse_others(_VALUE)
        record = ValueRecord(
            place=Place(document.file, document.line(f"{fields.prefix}{name}")),
            since=_day(inner, "from"),
            value=inner.amount("value", low=0, high=100_000),
            source=text(inner, "source"),
            read_on=_day(inner, "read_on"),
            confidence=level(inner),
            review_by=inner.day("review_by"),
        )
        _check_value(inner, record)
        yield record


def _day(fields: Fields, name: str) -> date:
    found = fields.day(name)
    if found is None and fields.given.get(name) is None:
        fields.tell(name, "manque : écrivez cette date, AAAA-MM-JJ.")
    return found or date.min


def _check_value(fields: Fields, record: ValueRecord) -> None:
    if (record.value is None) != (record.confidence == "unknown"):
        fields.tell(
            "value",
            "« null » va avec « confidence: unknown », et lui seul : corrigez l’un des deux.",
        )
    if record.review_by is not None and record.review_by < record.since:
        fields.tell("review_by", "vient avant « from » : corrigez l’une des deux dates.")
    if record.value is not None and record.review_by is None:
        fields.tell("review_by", "manque : dites jusqu’à quel jour cette valeur est sûre.")


def _check_order(fields: Fields, values: tuple[ValueRecord, ...]) -> None:
    days = [value.since for value in values]
    if days != sorted(set(days)):
        fields.tell("values", "vont de la plus ancienne à la plus récente, une par date.")
