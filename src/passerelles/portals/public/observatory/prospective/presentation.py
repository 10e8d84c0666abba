"""What a projection says, in sentences; its series as a chart."""

from dataclasses import dataclass

from passerelles.apps.indicators.reads.definitions import indicators
from passerelles.apps.indicators.reads.values import Observed
from passerelles.apps.observatory.reads.explorer.places import place
from passerelles.apps.observatory.reads.explorer.subjects import subject
from passerelles.apps.observatory.reads.prospective import Prospect, SupposedLevel
from passerelles.documents.charts.figure import Figure, figure_of
from passerelles.documents.charts.model import Break, Point, SeriesChart, point_of
from passerelles.documents.french import (
    interval_text,
    measured,
    number,
    period_text,
    quantity_text,
    share,
    signed,
)
from passerelles.domain.observatory.projection import CONFIDENCE, Judgement, Method
from passerelles.portals.public.observatory.explorer.addresses import figure_address
from passerelles.portals.public.observatory.explorer.charts import changes

_ENOUGH = 2  # points that draw something
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
    held: str
    kept: bool


@dataclass(frozen=True, slots=True)
class PublishedLine:
    """A figure of a scenario that others published, for a territory."""

    publication: str
    scenario: str
    measure: str
    territory: str
    years: str
    text: str


@dataclass(frozen=True, slots=True)
class ProspectPage:
    """Sentences ready to read; ``answer`` is the projection, or why there is none.

    ``judged``: how the methods were tried; ``supposed``: (hypothesis, level) pairs, told by
    ``supposing``.
    """

    title: str
    about: str
    year: str
    answer: str
    has_projection: bool
    methods: tuple[JudgedMethod, ...]
    judged: str
    supposing: str
    supposed: tuple[tuple[str, str], ...]
    published: tuple[PublishedLine, ...]
    chart: Figure | None
    note: str


def prospect_page(found: Prospect) -> ProspectPage:
    """The page of an answer."""
    return ProspectPage(
        title=found.indicator.name,
        about=_about(found),
        year=str(found.question.year),
        answer=_answer(found),
        has_projection=found.projection is not None,
        methods=_methods(found),
        judged=_judged_how(found),
        supposing=_supposing(found),
        supposed=tuple(_supposed(found, one) for one in found.supposed),
        published=tuple(_published(one) for one in found.published),
        chart=_chart(found),
        note=found.indicator.note,
    )


def _about(found: Prospect) -> str:
    """Where, and for whom: « Haute-Garonne, cuisiniers »."""
    asked = found.question
    geography = found.vintages[-1].geography if found.vintages else ""
    where = place(asked.kind, asked.code, geography).name
    return ", ".join((where, *((subject(asked.occupation).label,) if asked.occupation else ())))


def _answer(found: Prospect) -> str:
    projection = found.projection
    if projection is None:
        return found.refusal
    between = interval_text(projection.interval, _unit(found), found.indicator.decimals)
    return (
        f"En {projection.year}, {_said(found, projection.value)} si {METHODS[projection.method]}. "
        f"Si l’avenir ressemble au passé, il y a {number(CONFIDENCE * 10)} chances sur 10 que "
        f"ce soit {between}."
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
    return JudgedMethod(
        name=f"{name[:1].upper()}{name[1:]}",
        error=f"{_error(found, one.error)}{relative}",
        tries=one.tries,
        held=f"{one.held} fois sur {one.tries}",
        kept=kept,
    )


def _error(found: Prospect, value: float) -> str:
    """The distance between two rates is in points, not in percent."""
    unit = "points" if _unit(found) == "%" else _unit(found)
    return measured(value, unit, found.indicator.decimals)


def _judged_how(found: Prospect) -> str:
    """How far ahead methods were judged, and what that leaves unknown."""
    if found.projection is None:
        return ""
    ahead = found.projection.judgements[0].ahead
    wanted = found.projection.year - max(_year(one) for one in found.kept)
    before = "un millésime" if ahead == 1 else f"{ahead} millésimes"
    said = (
        f"Chaque méthode a été essayée sur les années passées, avec ce qui était connu {before} "
        "plus tôt. Celle qui se serait le moins trompée est retenue."
    )
    if ahead >= wanted:
        return said
    return (
        f"{said} La série est trop courte pour juger à {wanted} ans : l’erreur y sera sans doute "
        "plus grande."
    )


def _supposing(found: Prospect) -> str:
    """From which level the hypotheses of the person go, or why they go nowhere."""
    start, asked = found.start, found.question
    if not asked.yearly_changes:
        return ""
    if start is None:
        return "Aucun chiffre réel et publié ne donne de point de départ à vos hypothèses."
    known = quantity_text(start.quantity, _unit(found), found.indicator.decimals)
    if not found.supposed:
        return (
            f"Le dernier chiffre connu est celui de {period_text(start.period)} : choisissez une "
            "fin de formation qui vienne après."
        )
    return (
        f"Point de départ : {period_text(start.period)} ({known}). C’est un calcul sur vos "
        "hypothèses, pas une prévision."
    )


def _supposed(found: Prospect, one: SupposedLevel) -> tuple[str, str]:
    return (
        f"{signed(one.yearly_change * 100, 1).removesuffix(',0')}\u00a0% par an",
        quantity_text(one.quantity, _unit(found), found.indicator.decimals),
    )


def _published(one: Observed) -> PublishedLine:
    publication, _, rest = one.edition.partition("@")
    since, _, scenario = rest.partition("/")
    indicator = indicators()[one.indicator]
    return PublishedLine(
        publication=publication.replace("-", " "),
        scenario=scenario.replace("-", " "),
        measure=indicator.name,
        territory=place(one.territory_kind, one.territory_code, one.geography).name,
        years=f"de {since} à {one.period}" if since else period_text(one.period),
        text=quantity_text(one.quantity, indicator.definition.unit, indicator.decimals),
    )


def _chart(found: Prospect) -> Figure | None:
    points = [_point(found, one) for one in found.vintages]
    breaks = [Break(period, note) for period, note in changes(found.vintages).items()]
    if projection := found.projection:
        low, high = projection.interval.low, projection.interval.high
        between = interval_text(projection.interval, _unit(found), found.indicator.decimals)
        # A projection stands among its vintages: one more autumn after autumns.
        label = f"{'R' if found.vintages[-1].period.startswith('R') else ''}{projection.year}"
        said = f"{_said(found, projection.value)} ({between})"
        points.append(Point(label, projection.value, said, low=low, high=high, strong=True))
        breaks.append(Break(label, "une projection et son intervalle, pas une mesure."))
    if len(points) < _ENOUGH:
        return None
    title = f"{found.indicator.name}, ce qui est publié et ce qui est projeté"
    return figure_of(SeriesChart(title, _unit(found), tuple(points), tuple(breaks)))


def _point(found: Prospect, one: Observed) -> Point:
    text = quantity_text(one.quantity, _unit(found), found.indicator.decimals)
    return point_of(one.period, one.quantity, text, href=figure_address(one))


def _year(one: Observed) -> int:
    return int(one.period.removeprefix("R"))


def _said(found: Prospect, value: float) -> str:
    return measured(value, _unit(found), found.indicator.decimals)


def _unit(found: Prospect) -> str:
    return found.indicator.definition.unit
