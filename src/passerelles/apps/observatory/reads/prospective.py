"""The need when a training started now will end: what vintages, publications and hypotheses say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from passerelles.apps.indicators.reads.definitions import indicators
from passerelles.apps.indicators.reads.observations import Wanted, read
from passerelles.apps.indicators.reads.values import Observed
from passerelles.domain.indicators.quantity import Bound
from passerelles.domain.indicators.series import SeriesPoint, segments
from passerelles.domain.observatory.projection import (
    NotEnough,
    Projection,
    project,
    scenario,
)
from passerelles.formats.indicators.definitions import Indicator

PUBLISHED = ("projected_jobs_to_fill", "projected_net_jobs", "projected_departures")
_PROJECTED_THEMES = ("needs", "jobs", "apprenticeship")


@dataclass(frozen=True, slots=True)
class Question:
    """``occupation`` is a key or empty; ``yearly_change``: the hypothesis of the person (0.02)."""

    indicator: str
    kind: str
    code: str
    year: int
    occupation: str = ""
    yearly_change: float | None = None


@dataclass(frozen=True, slots=True)
class Prospect:
    """``projection`` or ``refusal``, one of the two: « données insuffisantes » is an answer.

    ``vintages``: every observation of the series, the oldest first; ``kept``: the comparable and
    exact ones that the model used; ``published``: projections that others published.
    """

    question: Question
    indicator: Indicator
    vintages: tuple[Observed, ...]
    kept: tuple[Observed, ...]
    projection: Projection | None
    refusal: str
    scenario: float | None
    published: tuple[Observed, ...]


def projected_indicators() -> list[Indicator]:
    """The indicators whose future can be asked: levels of need, jobs and apprenticeship."""
    asked = [i for i in indicators().values() if i.theme in _PROJECTED_THEMES]
    return [i for i in asked if i.measure in ("count", "rate") and i.code not in PUBLISHED]


def prospect(question: Question) -> Prospect:
    """Answer with what is loaded. Raises KeyError for an unknown indicator. Two queries."""
    indicator = indicators()[question.indicator]
    vintages = read(_wanted(question, question.indicator))
    kept = _comparable(vintages)
    projection, refusal = _projected(kept, vintages, question.year)
    return Prospect(
        question=question,
        indicator=indicator,
        vintages=tuple(vintages),
        kept=tuple(kept.values()),
        projection=projection,
        refusal=refusal,
        scenario=_scenario(kept, question),
        published=tuple(_published(question)),
    )


def _wanted(question: Question, indicator: str) -> Wanted:
    return Wanted(indicator, kind=question.kind, code=question.code, occupation=question.occupation)


def _comparable(vintages: Sequence[Observed]) -> Mapping[int, Observed]:
    """The exact, real figures of the newest stretch without a break, by year."""
    by_place = {(one.period, one.edition): one for one in vintages}
    points = [
        SeriesPoint(
            period=one.period,
            quantity=one.quantity,
            definition=one.definition_version,
            source=one.source,
            edition=one.edition,
            geography=one.geography,
        )
        for one in vintages
    ]
    stretches = segments(points)
    if not stretches:
        return {}
    last = [by_place[point.period, point.edition] for point in stretches[-1].points]
    years = {_year(one.period): one for one in last if _usable(one)}
    return {year: one for year, one in sorted(years.items()) if year}


def _usable(one: Observed) -> bool:
    return (
        not one.is_demonstration
        and one.quantity.value is not None
        and one.quantity.bound is Bound.EXACT
    )


def _year(period: str) -> int:
    """The year of a yearly period; 0 for a quarter or a month, which no yearly model carries."""
    year = period.removeprefix("R")
    return int(year) if year.isdecimal() else 0


def _projected(
    kept: Mapping[int, Observed], vintages: Sequence[Observed], year: int
) -> tuple[Projection | None, str]:
    try:
        return project(_values(kept), year), ""
    except NotEnough as reason:
        return None, f"{reason}{_why_fewer(kept, vintages)}"


def _why_fewer(kept: Mapping[int, Observed], vintages: Sequence[Observed]) -> str:
    if any(one.is_demonstration for one in vintages):
        return " Une série de démonstration ne se projette pas."
    if len(kept) < len(vintages):
        return (
            " Les chiffres secrets, les minimums (« au moins ») et ceux d’avant une rupture de "
            "série ne comptent pas."
        )
    return ""


def _scenario(kept: Mapping[int, Observed], question: Question) -> float | None:
    values = _values(kept)
    if question.yearly_change is None or not values or question.year <= max(values):
        return None
    return scenario(values, question.year, yearly_change=question.yearly_change)


def _values(kept: Mapping[int, Observed]) -> dict[int, float]:
    found = {year: one.quantity.value for year, one in kept.items()}
    return {year: value for year, value in found.items() if value is not None}


def _published(question: Question) -> list[Observed]:
    found = [
        one for code in PUBLISHED if code in indicators() for one in read(_wanted(question, code))
    ]
    return [one for one in found if not one.is_demonstration]
