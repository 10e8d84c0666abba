"""The need when a training started now will end: what vintages, publications and hypotheses say."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from passerelles.apps.indicators.reads.definitions import indicators
from passerelles.apps.indicators.reads.observations import Wanted, read
from passerelles.apps.indicators.reads.periods import period_rank
from passerelles.apps.indicators.reads.values import Observed
from passerelles.apps.observatory.reads.explorer.figures import Choice, series
from passerelles.apps.observatory.reads.explorer.grid import COUNTRY
from passerelles.apps.observatory.reads.explorer.places import place
from passerelles.apps.observatory.reads.vintages import forecast, year_of
from passerelles.apps.reference.models import Territory, TerritoryKind
from passerelles.apps.reference.reads.generation import remembered
from passerelles.domain.indicators.quantity import Quantity
from passerelles.domain.observatory.projection import Projection, scenario
from passerelles.domain.reference.names import readable
from passerelles.formats.indicators.definitions import Indicator

PUBLISHED = ("projected_jobs_to_fill", "projected_net_jobs", "projected_departures")
_PROJECTED_THEMES = ("needs", "jobs", "apprenticeship")


@dataclass(frozen=True, slots=True)
class Question:
    """``occupation`` is a key or empty; ``yearly_changes``: the hypotheses of the person (0.02)."""

    indicator: str
    kind: str
    code: str
    year: int
    occupation: str = ""
    yearly_changes: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class SupposedLevel:
    """What the year would be under a hypothesis; a minimum when it starts from a minimum."""

    yearly_change: float
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class Prospect:
    """``projection`` or ``refusal``, one of the two: « données insuffisantes » is an answer.

    ``vintages``: every observation of the series, the oldest first; ``kept``: the comparable and
    exact ones that the model used; ``start``: the newest real level, from which hypotheses go;
    ``published``: projections that others published for this territory or one that holds it, each
    scenario an edition of its own.
    """

    question: Question
    indicator: Indicator
    vintages: tuple[Observed, ...]
    kept: tuple[Observed, ...]
    projection: Projection | None
    refusal: str
    start: Observed | None
    supposed: tuple[SupposedLevel, ...]
    published: tuple[Observed, ...]


def projected_indicators() -> list[Indicator]:
    """The indicators whose future can be asked: levels of need, jobs and apprenticeship."""
    asked = [i for i in indicators().values() if i.theme in _PROJECTED_THEMES]
    return [i for i in asked if i.measure in ("count", "rate") and i.code not in PUBLISHED]


def names_of(kind: str) -> tuple[tuple[str, str], ...]:
    """(code, name) of each territory of that kind in force, départements and basins only."""
    return _names().get(kind, ())


@remembered
def _names() -> Mapping[str, tuple[tuple[str, str], ...]]:
    kinds = (TerritoryKind.DEPARTEMENT, TerritoryKind.EMPLOYMENT_BASIN)
    rows = Territory.objects.filter(kind__in=kinds, closed_on=None, edition__in_force=True)
    found = defaultdict[str, dict[str, str]](dict)
    ordered = rows.order_by("edition__published_on", "edition_id")
    for kind, code, name in ordered.values_list("kind", "code", "name"):
        found[kind][code] = readable(name)
    return {kind: tuple(names.items()) for kind, names in found.items()}


def prospect(question: Question) -> Prospect:
    """Answer with what is loaded. Raises KeyError for an unknown indicator. Four queries."""
    indicator = indicators()[question.indicator]
    vintages = _vintages(question)
    found = forecast(vintages, question.year)
    start = _start(vintages)
    return Prospect(
        question=question,
        indicator=indicator,
        vintages=tuple(vintages),
        kept=tuple(found.kept.values()),
        projection=found.projection,
        refusal=found.refusal,
        start=start,
        supposed=_supposed(start, question),
        published=tuple(_published(question, vintages[-1].geography if vintages else "")),
    )


def _vintages(question: Question) -> list[Observed]:
    """One figure a period, of the newest edition: a series revised as a whole replaces another."""
    choice = Choice(question.indicator, question.kind, "", occupation=question.occupation)
    return sorted(series(choice, question.code), key=lambda one: period_rank(one.period))


def _start(vintages: Sequence[Observed]) -> Observed | None:
    """The newest real level, exact or a minimum: growth keeps a minimum a minimum."""
    real = [
        one
        for one in vintages
        if not one.is_demonstration and one.quantity.value is not None and year_of(one.period)
    ]
    return max(real, key=lambda one: (year_of(one.period), one.edition), default=None)


def _supposed(start: Observed | None, question: Question) -> tuple[SupposedLevel, ...]:
    if start is None or start.quantity.value is None or question.year <= year_of(start.period):
        return ()
    level = {year_of(start.period): start.quantity.value}
    return tuple(
        SupposedLevel(
            change,
            Quantity(
                value=scenario(level, question.year, yearly_change=change),
                bound=start.quantity.bound,
            ),
        )
        for change in question.yearly_changes
    )


def _published(question: Question, geography: str) -> list[Observed]:
    """Of the territory, its region, the country: one query an indicator, every edition."""
    around = _around(question, geography)
    found = [
        one
        for code in PUBLISHED
        for one in read(Wanted(code, occupation=question.occupation))
        if (one.territory_kind, one.territory_code) in around and not one.is_demonstration
    ]
    return sorted(found, key=lambda one: (one.edition, around.index(_where(one)), one.period))


def _where(one: Observed) -> tuple[str, str]:
    return one.territory_kind, one.territory_code


def _around(question: Question, geography: str) -> list[tuple[str, str]]:
    """The territory, then those that hold it whole."""
    own = place(question.kind, question.code, geography)
    regions = sorted(own.regions) if len(own.regions) == 1 else []
    held = [(str(TerritoryKind.REGION), code) for code in regions]
    return list(dict.fromkeys([(question.kind, question.code), *held, (COUNTRY, "FR")]))
