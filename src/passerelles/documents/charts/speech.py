"""What a chart says in words: its alternative text, and the notes that stand under it."""

from collections.abc import Sequence
from functools import singledispatch

from passerelles.documents.charts.model import (
    BarChart,
    MapStyle,
    Point,
    ScatterChart,
    SeriesChart,
    Zone,
    ZoneMap,
)
from passerelles.documents.charts.scale import ends, ticks
from passerelles.documents.french import counted, period_text

_BOUNDED = "Un bord en pointillé\u00a0: la valeur est un minimum («\u00a0au moins\u00a0»)."
_ARROW = "Une flèche\u00a0: la valeur est un minimum ou un maximum."
_ABSENT = "Un losange vide\u00a0: il n’y a pas de valeur, le tableau dit pourquoi."
_EXPECTED = "Un trait tireté\u00a0: la trajectoire, de la situation de départ à la cible."
_WHISKER = "Un trait fin\u00a0: l’intervalle annoncé pour la valeur, d’un bout à l’autre."


@singledispatch
def describe(chart: object) -> str:
    """One or two sentences that replace the drawing; the table has every value."""
    raise TypeError(f"not a chart: {type(chart).__name__}")


@singledispatch
def notes_of(chart: object) -> tuple[str, ...]:
    """How to read the marks that this chart really has, then its own note."""
    raise TypeError(f"not a chart: {type(chart).__name__}")


@describe.register
def _(chart: BarChart) -> str:
    return f"Barres horizontales ({chart.unit}). {_extremes(chart.points)}"


@describe.register
def _(chart: SeriesChart) -> str:
    known = [point for point in chart.points if point.value is not None]
    if not known:
        return f"Courbe ({chart.unit}) sans aucune valeur."
    first, last = known[0], known[-1]
    breaks = f" {counted(len(chart.breaks), 'rupture', 'ruptures')}." if chart.breaks else ""
    told = f"De {first.text} ({first.label}) à {last.text} ({last.label})."
    return f"Courbe ({chart.unit}), {counted(len(known), 'valeur', 'valeurs')}. {told}{breaks}"


@describe.register
def _(chart: ScatterChart) -> str:
    told = counted(len(chart.dots), "point", "points")
    return f"Nuage de {told}. En largeur\u00a0: {chart.x.label}. En hauteur\u00a0: {chart.y.label}."


@describe.register
def _(chart: ZoneMap) -> str:
    marks = "teintes et lettres" if chart.style is MapStyle.CLASSES else "cercles"
    return f"Carte par {marks} ({chart.unit}). {_extremes(chart.zones)}"


@notes_of.register
def _(chart: BarChart) -> tuple[str, ...]:
    return _kept(*_marks(chart.points, open_end=_BOUNDED), chart.note)


@notes_of.register
def _(chart: SeriesChart) -> tuple[str, ...]:
    many = len(chart.breaks) > 1
    breaks = [
        f"Rupture{f' {n}' if many else ''} avant {period_text(one.before)}\u00a0: {one.note}"
        for n, one in enumerate(chart.breaks, 1)
    ]
    values = [*ends(chart.points), *(one.value for one in chart.expected)]
    cut = "L’échelle ne part pas de zéro." if ticks(values).cut else ""
    path = _EXPECTED if chart.expected else ""
    return _kept(*breaks, cut, path, *_marks(chart.points, open_end=_ARROW), chart.note)


@notes_of.register
def _(chart: ScatterChart) -> tuple[str, ...]:
    cut = ticks([d.x for d in chart.dots]).cut or ticks([d.y for d in chart.dots]).cut
    return _kept("Une échelle au moins ne part pas de zéro." if cut else "", chart.note)


@notes_of.register
def _(chart: ZoneMap) -> tuple[str, ...]:
    absent = any(zone.value is None for zone in chart.zones)
    if chart.style is MapStyle.CLASSES:
        return _kept("Un tiret\u00a0: il n’y a pas de valeur." if absent else "", chart.note)
    bound = any(zone.at_least for zone in chart.zones)
    dashed = "Un cercle en pointillé\u00a0: la valeur est un minimum («\u00a0au moins\u00a0»)."
    area = "La surface d’un cercle suit sa valeur."
    return _kept(area, dashed if bound else "", _ABSENT if absent else "", chart.note)


def _marks(points: Sequence[Point], *, open_end: str) -> list[str]:
    ranged = any(p.low is not None and p.high is not None for p in points)
    opened = any((p.low is None) != (p.high is None) for p in points)
    absent = any(p.value is None for p in points)
    told = ((ranged, _WHISKER), (opened, open_end), (absent, _ABSENT))
    return [sentence for shown, sentence in told if shown]


def _extremes(items: Sequence[Point] | Sequence[Zone]) -> str:
    known = [(item.value, item) for item in items if item.value is not None]
    missing = len(items) - len(known)
    said = [f"{counted(len(known), 'valeur', 'valeurs')}."]
    if len(known) > 1:
        low, high = min(known, key=lambda k: k[0])[1], max(known, key=lambda k: k[0])[1]
        said.append(f"La plus grande\u00a0: {high.label}, {high.text}.")
        said.append(f"La plus petite\u00a0: {low.label}, {low.text}.")
    elif known:
        said.append(f"{known[0][1].label}\u00a0: {known[0][1].text}.")
    if missing:
        said.append(f"{counted(missing, 'valeur absente', 'valeurs absentes')}.")
    return " ".join(said)


def _kept(*notes: str) -> tuple[str, ...]:
    return tuple(note for note in notes if note)
