"""Reads situations to judge: the contract of `passerelles aids evaluate`, in YAML or JSON."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from passerelles.formats.aids.records import (
    ContractRecord,
    Place,
    ProjectRecord,
    SituationRecord,
)
from passerelles.formats.common.fields import Fields, shown
from passerelles.formats.common.located import Document, Finding, read_document
from passerelles.formats.common.person import read_person

KINDS = ("training", "job", "business_creation")
CONTRACTS = ("cdi", "cdd", "interim")
MOST = 100_000
_FIELDS = ("id", "date", "person", "project")
_PROJECT = tuple(ProjectRecord.__dataclass_fields__)
_CONTRACT = tuple(ContractRecord.__dataclass_fields__)
_FIRST, _LAST = date(1990, 1, 1), date(2100, 12, 31)
_ELEMENT = re.compile(r"\[\d+\]")


@dataclass(frozen=True, slots=True)
class SituationReading:
    """The situations that nothing keeps from being judged, and all that is wrong in the others.

    ``warnings``: answers that do not go together well, and how they were understood.
    """

    records: tuple[SituationRecord, ...]
    findings: tuple[Finding, ...]
    warnings: tuple[Finding, ...] = ()


def read_situations(path: Path, *, on: date | None = None) -> SituationReading:
    """The situations of a file; ``on`` stands for their date. Raises UnreadableFile."""
    return situations_of(read_document(path), on=on)


def situations_of(document: Document, *, on: date | None = None) -> SituationReading:
    """The situations of a document already parsed."""
    records = []
    for path, given in _elements(document):
        fields: Fields = Fields(given, [], prefix=f"{path}.")
        record = situation(document, fields, path=path, on=on)
        document.keep(fields.findings)
        if record is not None:
            records.append(record)
    _tell_repeated(document, records)
    findings = tuple(sorted(document.findings))
    return SituationReading(sound(records, findings), findings, tuple(sorted(document.warnings)))


def sound(
    records: Iterable[SituationRecord], findings: Iterable[Finding]
) -> tuple[SituationRecord, ...]:
    """The situations that no finding is about; none when one is about the whole file."""
    elements = [_ELEMENT.match(finding.field) for finding in findings]
    if None in elements:
        return ()
    faulty = {found.group() for found in elements if found}
    return tuple(record for record in records if record.path not in faulty)


def _elements(document: Document) -> list[tuple[str, Mapping[str, Any]]]:
    if any(not _ELEMENT.match(finding.field) for finding in document.findings):
        return []
    if not isinstance(document.value, list):
        document.tell(
            "", "attendu : une liste de situations ; « - id: » en YAML, des crochets en JSON."
        )
        return []
    if len(document.value) > MOST:
        document.tell("", f"{len(document.value)} situations, {MOST} au plus : coupez le fichier.")
        return []
    found = []
    for rank, given in enumerate(document.value):
        if isinstance(given, Mapping):
            found.append((f"[{rank}]", given))
        else:
            known = ", ".join(_FIELDS)
            document.tell(f"[{rank}]", f"vaut « {shown(given)} », attendu : les champs {known}.")
    return found


def situation(
    document: Document, fields: Fields, *, path: str, on: date | None = None
) -> SituationRecord | None:
    """One situation; None when it has no date. Faults are told in ``fields.findings``."""
    fields.refuse_others(_FIELDS)
    written = fields.day("date")
    day = on or written
    name = _identifier(fields)
    if day is None and fields.given.get("date") is None:
        fields.tell("date", "manque : dites le jour de la demande, AAAA-MM-JJ.")
    if day is not None and not _FIRST <= day <= _LAST:
        fields.tell("date", f"« {day.isoformat()} » est hors de portée : de 1990 à 2100.")
        day = None
    project = _project(fields.inner("project"))
    if day is None:  # ages and rights are those of a day: the person waits for it
        return None
    # What was said goes together on the day it was written, whatever day it is judged for.
    person = read_person(fields.inner("person"), today=written or day)
    return SituationRecord(
        place=Place(document.file, document.line(path)),
        path=path,
        id=name,
        date=day,
        person=person,
        project=project,
    )


def _identifier(fields: Fields) -> str | int:
    """As it was written: who asked finds the answer by it."""
    given = fields.given.get("id")
    if isinstance(given, int) and not isinstance(given, bool):
        return given
    name = fields.text("id")
    if not name and not str(given or "").strip():
        fields.tell("id", "donnez un nom à la situation : les réponses le reprennent.")
    return name


def _project(fields: Fields) -> ProjectRecord:
    fields.refuse_others(_PROJECT)
    project = ProjectRecord(
        kind=_among(fields, "kind", KINDS),
        programme=fields.text("programme"),
        funder=fields.text("funder"),
        green_label=fields.flag("green_label"),
        sector=fields.text("sector"),
        entry=_near(fields, "entry"),
        end=_near(fields, "end"),
        weekly_hours=fields.amount("weekly_hours", low=0, high=70),
        monthly_hours=fields.amount("monthly_hours", low=0, high=310),
        contract=_contract(fields),
    )
    _check_order(fields, "end", project.entry, project.end)
    return project


def _contract(fields: Fields) -> ContractRecord | None:
    if fields.given.get("contract") is None:
        return None
    inner = fields.inner("contract")
    inner.refuse_others(_CONTRACT)
    contract = ContractRecord(
        type=_among(inner, "type", CONTRACTS),
        start=_near(inner, "start"),
        end=_near(inner, "end"),
    )
    _check_order(inner, "end", contract.start, contract.end)
    if contract.type == "cdi" and contract.end is not None:
        inner.tell("end", "un CDI n’a pas de fin : retirez cette date, ou écrivez « type: cdd ».")
    return contract


def _near(fields: Fields, name: str) -> date | None:
    day = fields.day(name)
    if day is not None and not _FIRST <= day <= _LAST:
        fields.tell(name, f"« {day.isoformat()} » est hors de portée : de 1990 à 2100.")
        return None
    return day


def _check_order(fields: Fields, name: str, start: date | None, end: date | None) -> None:
    if start is not None and end is not None and end < start:
        fields.tell(
            name,
            f"« {end.isoformat()} » vient avant le début, « {start.isoformat()} » : corrigez l’un.",
        )


def _among(fields: Fields, name: str, allowed: tuple[str, ...]) -> str:
    found = fields.text(name)
    if found and found not in allowed:
        fields.tell(name, f"« {shown(found)} » n’existe pas ; valeurs : {', '.join(allowed)}.")
        return ""
    return found


def _tell_repeated(document: Document, records: list[SituationRecord]) -> None:
    seen: set[str] = set()
    for record in records:
        name = str(record.id)
        if name and name in seen:
            document.tell(f"{record.path}.id", f"« {shown(name)} » sert déjà : changez-le.")
        seen.add(name)
