"""What a projection says, in sentences; its series as a chart."""

from dataclasses import dataclass

from passerelles.apps.indicators.reads.values import Observed
from passerelles.apps.observatory.reads.prospective import Prospect
from passerelles.documents.charts.figure import Figure, figure_of
from passerelles.documents.charts.model import Point, SeriesChart, point_of
from passerelles.documents.french import interval_text, measured, period_text, quantity_text, share
from passerelles.domain.observatory.projection import CONFIDENCE, Judgement, Method

METHODS = {
    Method.LAST: "le dernier niveau connu se maintient",
    Method.TREND: "la tendance des années passées se poursuit (droite des moindres carrés)",
}


@dataclass(frozen=True, slots=True)
class JudgedMethod:
    """A method and what it would have erred by; ``kept``: the one that the projection uses."""

    name: str
    error: str
    tries: int
    kept: bool


@dataclass(frozen=True, slots=True)
class ProspectPage:
    """Sentences ready to read; ``answer`` is the projection, or why there is none."""

    title: str
    year: int
    answer: str
    has_projection: bool
    methods: tuple[JudgedMethod, ...]
    scenario: str
    published: tuple[tuple[str, str], ...]
    chart: Figure | None
    note: str


def prospect_page(found: Prospect) -> ProspectPage:
    """The page of an answer."""
    return ProspectPage(
        title=found.indicator.name,
        year=found.question.year,
        answer=_answer(found),
        has_projection=found.projection is not None,
        methods=_methods(found),
        scenario=_scenario(found),
        published=tuple(_published(one) for one in found.published),
        chart=_chart(found),
        note=found.indicator.note,
    )


def _answer(found: Prospect) -> str:
    projection = found.projection
    if projection is None:
        return found.refusal
    between = interval_text(projection.interval, _unit(found), found.indicator.decimals)
    return (
        f"En {projection.year}, {_said(found, projection.value)} si {METHODS[projection.method]}. "
        f"Dans {share(CONFIDENCE)} des cas, {between}."
    )


def _methods(found: Prospect) -> tuple[JudgedMethod, ...]:
    if found.projection is None:
        return ()
    kept = found.projection.method
    return tuple(
        _judged(found, one, kept=one.method is kept) for one in found.projection.judgements
    )


def _judged(found: Prospect, one: Judgement, *, kept: bool) -> JudgedMethod:
    relative = "" if one.relative is None else f" ({share(one.relative)} du niveau)"
    name = METHODS[one.method]
    error = f"{_said(found, one.error)}{relative}"
    return JudgedMethod(f"{name[:1].upper()}{name[1:]}", error, one.tries, kept)


def _scenario(found: Prospect) -> str:
    change = found.question.yearly_change
    if found.scenario is None or change is None:
        return ""
    last = found.kept[-1]
    return (
        f"Avec votre hypothèse ({share(change, 1)} par an depuis {period_text(last.period)}) : "
        f"{_said(found, found.scenario)} en {found.question.year}. C’est un calcul sur votre "
        "hypothèse, pas une prévision."
    )


def _published(one: Observed) -> tuple[str, str]:
    return f"{one.edition}, horizon {one.period}", quantity_text(one.quantity)


def _chart(found: Prospect) -> Figure | None:
    points = [_point(found, one) for one in found.vintages]
    if found.projection:
        projection = found.projection
        said = f"projection : {interval_text(projection.interval, _unit(found))}"
        low, high = projection.interval.low, projection.interval.high
        points.append(
            Point(str(projection.year), projection.value, said, low=low, high=high, strong=True)
        )
    if not points:
        return None
    title = f"{found.indicator.name}, ce qui est publié et ce qui est projeté"
    return figure_of(SeriesChart(title, _unit(found), tuple(points)))


def _point(found: Prospect, one: Observed) -> Point:
    return point_of(
        one.period.removeprefix("R"),
        one.quantity,
        quantity_text(one.quantity, _unit(found), found.indicator.decimals),
    )


def _said(found: Prospect, value: float) -> str:
    return measured(value, _unit(found), found.indicator.decimals)


def _unit(found: Prospect) -> str:
    return found.indicator.definition.unit
