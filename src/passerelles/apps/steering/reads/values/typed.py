"""Typed values as pages show them: in force or withdrawn, with their evidence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from passerelles.apps.indicators.models import Observation
from passerelles.apps.indicators.reads.headlines import Where
from passerelles.apps.indicators.reads.precedence import GENERATED_TYPED, TYPED, is_typed
from passerelles.apps.indicators.reads.values import Observed
from passerelles.apps.steering.models import TypedValue
from passerelles.apps.steering.reads.values.places import name_of


@dataclass(frozen=True, slots=True)
class Typed:
    """One typed value. ``yields``: a file gives the same figure, so the page shows the file's."""

    id: int
    territory: str
    place: str
    period: str
    value: float | None
    numerator: float | None
    denominator: float | None
    evidence: str
    origin: str
    institution: str
    author: str
    typed_at: datetime
    is_arbitrated: bool
    is_demonstration: bool
    yields: bool


def typed_values(code: str, *, as_of: datetime | None = None) -> Sequence[Typed]:
    """The values in force, or that were at that instant, by territory and period. Two queries."""
    in_force = Q(withdrawn_at=None)
    if as_of:
        in_force = Q(typed_at__lte=as_of) & (in_force | Q(withdrawn_at__gt=as_of))
    rows = TypedValue.objects.filter(in_force, indicator=code)
    kept = list(rows.select_related("institution", "author").order_by("territory", "-period"))
    told = _told_by_files(code, kept)
    return [_typed(row, told) for row in kept]


def evidence_of(figure: Observed) -> Typed | None:
    """The typed value that a figure was published from, in force or not; None for other figures.

    Two queries at most.
    """
    if not is_typed(figure):
        return None
    rows = TypedValue.objects.filter(
        Q(withdrawn_at=None) | Q(withdrawn_at__gt=figure.known_since),
        indicator=figure.indicator,
        territory=f"{figure.territory_kind}:{figure.territory_code}",
        period=figure.period,
        typed_at__lte=figure.known_since,
    )
    row = rows.select_related("institution", "author").first()
    return _typed(row, set()) if row else None


def _told_by_files(code: str, rows: Sequence[TypedValue]) -> set[tuple[str, str]]:
    """The (territory, period) pairs that a real file tells too."""
    if not rows:
        return set()
    found = Observation.objects.current().filter(
        indicator=code,
        period__in={row.period for row in rows},
        territory_code__in={row.territory.partition(":")[2] for row in rows},
        source__is_demonstration=False,
        **dict.fromkeys(("occupation", "sector", "sex", "age", "level"), ""),
    )
    found = found.exclude(source__in=(TYPED, GENERATED_TYPED)).order_by()
    triples = found.values_list("territory_kind", "territory_code", "period")
    return {(f"{kind}:{where}", period) for kind, where, period in triples}


def _typed(row: TypedValue, told: set[tuple[str, str]]) -> Typed:
    return Typed(
        id=row.pk,
        territory=row.territory,
        place=name_of(Where(*row.territory.split(":", 1))),
        period=row.period,
        value=row.value,
        numerator=row.numerator,
        denominator=row.denominator,
        evidence=row.evidence,
        origin=row.origin,
        institution=row.institution.name,
        author=str(row.author),
        typed_at=row.typed_at,
        is_arbitrated=row.proposal_id is not None,
        is_demonstration=row.author.demonstration,
        yields=row.proposal_id is None and (row.territory, row.period) in told,
    )
