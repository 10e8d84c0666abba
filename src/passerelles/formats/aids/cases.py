"""Reads worked cases: a situation, what each rule must answer, in words that an officer checks."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, cast, get_args

from passerelles.formats.aids.reading import text, texts
from passerelles.formats.aids.records import Answer, CaseRecord, ExpectedRecord, Place
from passerelles.formats.aids.situations import situation
from passerelles.formats.common.fields import Fields, shown
from passerelles.formats.common.located import Document, Finding, read_document

ANSWERS: tuple[Answer, ...] = get_args(Answer)
_SITUATION = ("id", "date", "person", "project")
_OWN = ("title", "expected")
_EXPECTED = ("verdict", "amount", "missing")


def read_cases(path: Path) -> tuple[tuple[CaseRecord, ...], list[Finding]]:
    """The cases of a file, and all that is wrong. Raises UnreadableFile."""
    document = read_document(path)
    if not document.findings and not isinstance(document.value, list):
        document.tell("", "le fichier est une liste de cas : chacun commence par « - id: ».")
    cases = list(_cases(document)) if isinstance(document.value, list) else []
    return tuple(cases), sorted(document.findings)


def _cases(document: Document) -> Iterator[CaseRecord]:
    for rank, given in enumerate(document.value):
        path = f"[{rank}]"
        if not isinstance(given, Mapping):
            document.tell(path, f"« {shown(given)} » n’est pas un cas : écrivez ses champs.")
            continue
        fields = Fields(given, [], prefix=f"{path}.")
        fields.refuse_others((*_SITUATION, *_OWN))
        told = {name: given[name] for name in _SITUATION if name in given}
        inner = Fields(told, fields.findings, prefix=fields.prefix)
        record = situation(document, inner, path=path)
        if record is not None:
            yield CaseRecord(
                title=text(fields, "title"),
                situation=record,
                expected=tuple(_expected(document, fields)),
            )
        document.keep(fields.findings)


def _expected(document: Document, fields: Fields) -> Iterator[ExpectedRecord]:
    inner = fields.inner("expected")
    for name in map(str, inner.given):
        place = Place(document.file, document.line(f"{inner.prefix}{name}"))
        yield _one(inner, name, place)


def _one(inner: Fields, name: str, place: Place) -> ExpectedRecord:
    """``code: yes`` or ``code: {verdict: yes, amount: 250, missing: [person.age]}``."""
    given: Any = inner.given[name]
    short = given if not isinstance(given, Mapping) else given.get("verdict")
    verdict = {True: "yes", False: "no"}.get(short, short) if isinstance(short, bool) else short
    if verdict not in ANSWERS:
        inner.tell(name, f"« {shown(short)} » : attendu yes, no ou unknown.")
        verdict = "unknown"
    if not isinstance(given, Mapping):
        return ExpectedRecord(place=place, code=name, verdict=cast(Answer, verdict))
    fields = Fields(given, inner.findings, prefix=f"{inner.prefix}{name}.")
    fields.refuse_others(_EXPECTED)
    return ExpectedRecord(
        place=place,
        code=name,
        verdict=cast(Answer, verdict),
        amount=fields.amount("amount", low=0, high=100_000),
        has_amount="amount" in given,
        missing=texts(fields, "missing"),
    )
