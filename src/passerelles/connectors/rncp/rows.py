"""Rows that every certification source makes: entries, and texts that fit."""

from collections.abc import Sequence
from functools import cache

from django.db.models import CharField, Model

from passerelles.apps.reference.models import Certification
from passerelles.connectors.common.editions import Outcome
from passerelles.formats.rncp.records import Record


class Entries:
    """The entries of the registers met so far: each is yielded once, bare of any description."""

    def __init__(self) -> None:
        self._met: set[str] = set()

    def missing(self, *numbers: str) -> list[Model]:
        """The rows of those of ``numbers`` that were not met before."""
        fresh = [number for number in dict.fromkeys(numbers) if number not in self._met]
        self._met.update(fresh)
        return [make_entry(number) for number in fresh]


def make_entry(number: str) -> Certification:
    """The bare row of an entry, from its number (``RNCP37780``)."""
    register = "RNCP" if number.startswith("RNCP") else "RS"
    return Certification(id=number, register=register, number=int(number.removeprefix(register)))


def fitting(record: Record, rows: Sequence[Model]) -> Outcome:
    """``rows``, or the refusal of ``record`` when a text is longer than its column."""
    for row in rows:
        for name, longest in _limits(type(row)):
            text = getattr(row, name)
            if text and len(text) > longest:
                return record.reject(
                    "rncp.too-long",
                    f"« {text[:60]}… » compte {len(text)} caractères, {longest} au plus pour "
                    f"{name} : raccourcissez le texte.",
                )
    return rows


@cache
def _limits(model: type[Model]) -> tuple[tuple[str, int], ...]:
    fields = [field for field in model._meta.concrete_fields if isinstance(field, CharField)]
    return tuple((field.attname, field.max_length) for field in fields if field.max_length)
