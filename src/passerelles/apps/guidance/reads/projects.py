"""What the steps of a pathway are for the rules of aids: programmes, funders, hours."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from passerelles.apps.catalogue.models import Session
from passerelles.apps.catalogue.reads.rows import SessionRow, session_rows
from passerelles.apps.guidance.reads.candidates.values import funder_of
from passerelles.domain.aids.income import Period
from passerelles.domain.aids.situation import ProjectFacts, ProjectKind
from passerelles.domain.guidance.building.candidate import Candidate, StepKind
from passerelles.domain.guidance.building.pathway import Pathway

# A session that one may enter all year is a candidate of several dates: its key alone is not one.
Taken = tuple[str, date]
Projects = Mapping[Taken, ProjectFacts]


def taken(candidate: Candidate) -> Taken:
    """What tells a step from another in ``Projects``."""
    return candidate.key, candidate.start


def projects_of(pathways: Sequence[Pathway]) -> Projects:
    """The project of each step; a constant number of queries."""
    steps = [(step.candidate, way.target) for way in pathways for step in way.steps]
    rows = {row.id: row for row in session_rows(list({one.key for one, _ in steps}))}
    hours = dict(Session.objects.filter(id__in=rows).values_list("id", "action__hours_weekly"))
    return {
        taken(one): replace(
            _project(one, rows.get(one.key), hours.get(one.key)),
            sector=_sector(rows.get(one.key), target),
        )
        for one, target in steps
    }


def periods_of(pathway: Pathway, projects: Projects) -> tuple[Period, ...]:
    """The periods of income of a pathway, a step each; nothing is said between two steps."""
    return tuple(
        Period(
            start=step.candidate.start,
            end=max(step.candidate.end, step.candidate.start),
            label=step.candidate.title,
            project=projects.get(taken(step.candidate)),
        )
        for step in pathway.steps
    )


def _project(candidate: Candidate, row: SessionRow | None, weekly: int | None) -> ProjectFacts:
    return ProjectFacts(
        kind=ProjectKind.TRAINING,
        programme=_programme(candidate, row),
        funder="" if row is None else funder_of(row.funders),
        green_label=None if row is None else row.green,
        entry=candidate.start,
        end=candidate.end,
        weekly_hours=_weekly(candidate, weekly),
    )


def _sector(row: SessionRow | None, target: str) -> str:
    """The word that rules of grants look at, by the domain of the occupation prepared (ROME)."""
    code = row.occupations[0].code if row and row.occupations else target.rpartition(":")[2]
    if code.startswith("J"):
        return "sante"
    return "social" if code.startswith("K12") else "autre"


def _programme(candidate: Candidate, row: SessionRow | None) -> str:
    if candidate.kind is StepKind.APPRENTICESHIP:
        return "apprentissage"
    return "" if row is None else row.programme


def _weekly(candidate: Candidate, weekly: int | None) -> Decimal | None:
    """As the offer says; else what the hours of the whole step make a week, when it is possible."""
    if weekly:
        return Decimal(weekly)
    days = (candidate.end - candidate.start + timedelta(days=1)).days
    if not candidate.hours or days < 1:
        return None
    deduced = Decimal(candidate.hours * 7) / days
    return deduced.quantize(Decimal("0.1")) if deduced <= 48 else None
