"""The quality of the offer as pages show it: sums of counts, from which scores are derived."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case, F, FloatField, Max, Q, QuerySet, Sum, Value, When

from passerelles.apps.catalogue.models import Provider, QualityFact
from passerelles.domain.catalogue.duplicates_words import folded
from passerelles.domain.catalogue.quality import Defect, score_of_many
from passerelles.domain.catalogue.quality_fields import (
    FIELDS,
    PROBLEM_LABELS,
    Problem,
    QualityField,
)

DEFECTS = tuple(Defect(f.key, p) for f in FIELDS.values() for p in f.remedies)


@dataclass(frozen=True, slots=True)
class Scored:
    """What is scored: a source, a provider, or everything (empty ``key``).

    ``lost``: points lost by all its sessions together.
    """

    key: str
    name: str
    sessions: int
    lost: float
    computed_at: datetime | None = None
    demonstration: bool = False

    @property
    def score(self) -> float | None:
        """From 0 to 100; None when there is no session."""
        return score_of_many(self.sessions, self.lost)


def _by_name(one: Scored) -> tuple[float, str, str]:
    return 0, folded(one.name), one.key


_ORDERS: Mapping[str, Callable[[Scored], tuple[float, str, str]]] = {
    "sessions": lambda one: (-one.sessions, folded(one.name), one.key),
    "lost": lambda one: (-one.lost, folded(one.name), one.key),
}


@dataclass(frozen=True, slots=True)
class ProblemLine:
    label: str
    remedy: str
    sessions: int
    rows: int


@dataclass(frozen=True, slots=True)
class FieldLine:
    """``sessions`` have a defect in the field; ``lost``: points that it costs, all together."""

    field: QualityField
    sessions: int
    lost: float
    problems: tuple[ProblemLine, ...]


def shows_demonstration() -> bool:
    """Whether only generated offer was judged: real and generated offer are never summed."""
    facts = QualityFact.objects.filter(field="")
    kinds = set(facts.values_list("source__is_demonstration", flat=True).distinct())
    return kinds == {True}


def overall(*, provider: str = "") -> Scored:
    """The score of the whole offer shown, or of one provider. One query."""
    found = _facts(provider).aggregate(
        total=Sum("sessions", filter=Q(field="")),
        lost=Sum(_points()),
        at=Max("computed_at"),
        generated=Max(Case(When(source__is_demonstration=True, then=1), default=0)),
    )
    sessions, lost = found["total"] or 0, found["lost"] or 0.0
    return Scored(provider, "", sessions, lost, found["at"], bool(found["generated"]))


def sources() -> tuple[Scored, ...]:
    """The score of each source of the offer shown. One query."""
    return tuple(sorted(_grouped(_facts(), "source_id", "source__name"), key=_by_name))


def providers(*, text: str = "", sort: str = "name") -> tuple[Scored, ...]:
    """The score of each provider whose name holds the words of ``text``. One query.

    ``sort``: name, sessions (the most first) or lost (the most points to win back first).
    """
    words = folded(text).split()
    found = _grouped(_facts(), "provider_id", "provider__name")
    kept = [one for one in found if all(word in folded(one.name) for word in words)]
    return tuple(sorted(kept, key=_ORDERS.get(sort, _by_name)))


def fields(*, provider: str = "", source: str = "") -> tuple[FieldLine, ...]:
    """What each field costs, the most costly first. One query."""
    facts = _facts(provider).exclude(field="")
    if source:
        facts = facts.filter(source=source)
    rows = facts.order_by().values("field", "problem")
    summed = {
        (row["field"], row["problem"]): (row["s"], row["r"])
        for row in rows.annotate(s=Sum("sessions"), r=Sum("rows"))
    }
    lines = [_field_line(field, summed) for field in FIELDS.values()]
    return tuple(sorted(lines, key=lambda line: (-line.lost, -line.field.weight)))


def provider_name(key: str) -> Provider | None:
    return Provider.objects.filter(pk=key).first()


def every_line() -> Iterator[tuple[QualityFact, Defect]]:
    """Each fact of the offer shown with what it means, provider by provider."""
    facts = _facts().exclude(field="").select_related("provider", "source")
    for fact in facts.order_by("provider__name", "provider_id", "field", "problem").iterator(2_000):
        if fact.field in FIELDS and Problem(fact.problem) in FIELDS[fact.field].remedies:
            yield fact, Defect(fact.field, Problem(fact.problem))


def _facts(provider: str = "") -> QuerySet[QualityFact]:
    if provider:
        return QualityFact.objects.filter(provider=provider)
    return QualityFact.objects.filter(source__is_demonstration=shows_demonstration())


def _points() -> Any:
    """Points lost by the sessions of a fact."""
    cases = [When(field=d.field, problem=d.problem.value, then=Value(d.points)) for d in DEFECTS]
    each = Case(*cases, default=Value(0.0), output_field=FloatField())
    return F("sessions") * each


def _grouped(facts: QuerySet[QualityFact], key: str, name: str) -> Iterator[Scored]:
    summed = {"n": Sum("sessions", filter=Q(field="")), "lost": Sum(_points())}
    rows = facts.order_by().values_list(key, name, "source__is_demonstration")
    for row in rows.annotate(**summed, at=Max("computed_at")):
        of, called, demonstration, sessions, lost, at = row
        yield Scored(of, called, sessions or 0, lost or 0.0, at, demonstration)


def _field_line(
    field: QualityField, summed: Mapping[tuple[str, str], tuple[int, int]]
) -> FieldLine:
    found = [
        (Defect(field.key, problem), *summed[field.key, problem.value])
        for problem in field.remedies
        if (field.key, problem.value) in summed
    ]
    problems = [
        ProblemLine(PROBLEM_LABELS[defect.problem], defect.remedy, sessions, rows)
        for defect, sessions, rows in sorted(found, key=lambda item: -item[1])
    ]
    lost = sum(defect.points * sessions for defect, sessions, _ in found)
    return FieldLine(field, sum(p.sessions for p in problems), lost, tuple(problems))
