"""Situations as written into situations to judge."""

import re
from dataclasses import asdict

from passerelles.domain.aids.situation import (
    Contract,
    ContractType,
    PersonFacts,
    ProjectFacts,
    ProjectKind,
    Situation,
)
from passerelles.domain.reference.communes import fold_name
from passerelles.formats.aids.records import ContractRecord, ProjectRecord, SituationRecord


def situation_of(record: SituationRecord) -> Situation:
    """The situation of a record; ``communes`` tells whether its commune exists."""
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


def slug(typed: str) -> str:
    """« Qualif’Pro », « qualif_pro » and « QUALIF PRO » are one word."""
    return re.sub(r"[^a-z0-9]+", "-", fold_name(typed).lower()).strip("-")


def _contract(record: ContractRecord) -> Contract:
    return Contract(
        type=ContractType(record.type) if record.type else None,
        start=record.start,
        end=record.end,
    )
