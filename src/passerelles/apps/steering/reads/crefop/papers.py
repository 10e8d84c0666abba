"""Evaluations of overlapping schemes, and the quadripartite roadmap of a year."""

from dataclasses import dataclass
from datetime import date

from passerelles.apps.accounts.models import College, User
from passerelles.apps.accounts.rights import visible_to
from passerelles.apps.steering.models import Evaluation, RoadmapItem

EVALUATION_FIELDS = (
    *("question", "provider", "schemes", "starts_on", "ends_on"),
    *("findings", "follow_up", "actions", "owner"),
)
ROADMAP_FIELDS = (
    *("year", "position", "text", "colleges", "owner"),
    *("due_on", "done_on", "actions"),
)


@dataclass(frozen=True, slots=True)
class EvaluationLine:
    """``schemes``: names of the schemes covered; ``state``: what the dates and texts say."""

    id: int
    question: str
    provider: str
    schemes: tuple[str, ...]
    starts_on: date | None
    ends_on: date | None
    findings: str
    follow_up: str
    owner: str
    actions: tuple[str, ...]

    @property
    def lacks(self) -> tuple[str, ...]:
        """What is not told yet, in French."""
        told = {"les constats": self.findings, "les suites données": self.follow_up}
        return tuple(name for name, text in told.items() if not text)


@dataclass(frozen=True, slots=True)
class RoadmapLine:
    """``colleges``: labels of those that agreed, in the order of the law; ``missing``: the others
    of the four.
    """

    id: int
    position: int
    text: str
    colleges: tuple[str, ...]
    missing: tuple[str, ...]
    owner: str
    due_on: date | None
    done_on: date | None
    is_overdue: bool
    actions: tuple[str, ...]


def evaluations(actor: User) -> list[EvaluationLine]:
    """The newest first. Three queries."""
    rows = visible_to(Evaluation.objects.select_related("owner"), actor)
    return [_evaluation(row) for row in rows.prefetch_related("actions")]


def roadmap(actor: User, year: int, *, today: date) -> list[RoadmapLine]:
    """The lines of a year, in their order. Three queries."""
    rows = visible_to(RoadmapItem.objects.filter(year=year).select_related("owner"), actor)
    return [_roadmap_line(row, today) for row in rows.prefetch_related("actions")]


def roadmap_years(actor: User, *, today: date) -> list[int]:
    """The years that have lines, this one and the next, the latest first."""
    told = visible_to(RoadmapItem.objects.all(), actor).values_list("year", flat=True)
    return sorted({*told.order_by(), today.year, today.year + 1}, reverse=True)


def _evaluation(row: Evaluation) -> EvaluationLine:
    return EvaluationLine(
        id=row.pk,
        question=row.question,
        provider=row.provider,
        schemes=tuple(filter(None, map(str.strip, row.schemes.splitlines()))),
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        findings=row.findings,
        follow_up=row.follow_up,
        owner=row.owner.name if row.owner else "",
        actions=tuple(action.code for action in row.actions.all()),
    )


def _roadmap_line(row: RoadmapItem, today: date) -> RoadmapLine:
    agreed = row.colleges.split(",")
    four = [College.STATE, College.REGION, College.EMPLOYERS, College.WORKERS]
    return RoadmapLine(
        id=row.pk,
        position=row.position,
        text=row.text,
        colleges=tuple(str(one.label) for one in four if one.value in agreed),
        missing=tuple(str(one.label) for one in four if one.value not in agreed),
        owner=row.owner.name if row.owner else "",
        due_on=row.due_on,
        done_on=row.done_on,
        is_overdue=row.done_on is None and row.due_on is not None and row.due_on < today,
        actions=tuple(action.code for action in row.actions.all()),
    )
