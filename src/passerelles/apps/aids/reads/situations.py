"""Situations as written into situations to judge: communes and words are those of the reference."""

import re
from collections.abc import Collection, Iterable
from dataclasses import asdict

from passerelles.apps.reference.models import Territory, TerritoryKind
from passerelles.domain.aids.situation import (
    Contract,
    ContractType,
    PersonFacts,
    ProjectFacts,
    ProjectKind,
    Situation,
)
from passerelles.domain.reference.communes import fold_name
from passerelles.formats.aids.documents import Finding
from passerelles.formats.aids.records import ContractRecord, ProjectRecord, SituationRecord


def situation_of(record: SituationRecord) -> Situation:
    """The situation of a record whose commune is known (``unknown_communes``)."""
    return Situation(
        id=record.id,
        date=record.date,
        person=PersonFacts(**asdict(record.person)),
        project=project_of(record.project),
    )


def project_of(record: ProjectRecord) -> ProjectFacts:
    """The project; programme, funder and sector as slugs, whatever way they were typed."""
    return ProjectFacts(
        kind=ProjectKind(record.kind) if record.kind else None,
        programme=slug(record.programme),
        funder=slug(record.funder),
        green_label=record.green_label,
        sector=slug(record.sector),
        entry=record.entry,
        end=record.end,
        weekly_hours=record.weekly_hours,
        monthly_hours=record.monthly_hours,
        contract=_contract(record.contract) if record.contract else None,
    )


def unknown_communes(records: Iterable[SituationRecord]) -> list[Finding]:
    """A finding for each commune that no loaded edition of the COG knows.

    None when no commune at all is loaded: there is nothing to check against.
    """
    named = {one.person.commune: one for one in records if one.person.commune}
    known = _known(named)
    return [_unknown(one) for code, one in named.items() if code not in known]


def slug(typed: str) -> str:
    """« Qualif’Pro », « qualif_pro » and « QUALIF PRO » are one word."""
    return re.sub(r"[^a-z0-9]+", "-", fold_name(typed).lower()).strip("-")


def _contract(record: ContractRecord) -> Contract:
    return Contract(
        type=ContractType(record.type) if record.type else None,
        start=record.start,
        end=record.end,
    )


_COMMUNES = (
    TerritoryKind.COMMUNE,
    TerritoryKind.ARRONDISSEMENT,  # Paris, Lyon and Marseille live in theirs
    TerritoryKind.FORMER_COMMUNE,  # people keep the code of before a merger
)


def _known(codes: Collection[str]) -> set[str]:
    rows = Territory.objects.filter(kind__in=_COMMUNES)
    if not codes or not rows.exists():
        return set(codes)
    return set(rows.filter(code__in=codes).values_list("code", flat=True))


def _unknown(record: SituationRecord) -> Finding:
    return Finding(
        record.place.file,
        record.place.line,
        f"{record.path}.person.commune",
        f"« {record.person.commune} » n’est le code INSEE d’aucune commune : vérifiez-le (ce n’est "
        "pas le code postal).",
    )
