"""What the note under a small map says of it."""

from collections.abc import Sequence

from passerelles.apps.reference.models import TerritoryKind
from passerelles.apps.reference.reads.commune_places import CommunePlace
from passerelles.apps.reference.reads.territory_values import OutlineValue
from passerelles.portals.public.reference import words
from passerelles.portals.public.shell.french import counted, number

_NORTH = "Le nord est en haut."
_WITHOUT = (
    "Aucun contour n’est chargé pour ce territoire : la source «\u00a0outlines\u00a0» en apporte."
)


def commune_note(drawn: Sequence[OutlineValue], places: Sequence[CommunePlace]) -> str:
    """Of the map of a commune, with its neighbours."""
    if drawn:
        return f"{_outlines(drawn)} {_NORTH}"
    points = f"Les points sont les centres des communes{_approximate(places)}."
    return f"{points} {_NORTH} {_WITHOUT}"


def outline_note(drawn: Sequence[OutlineValue], dotted: bool) -> str:
    """Of a zone with its outline, and its largest communes when they are placed."""
    dots = "Les points sont ses communes les plus peuplées. " if dotted else ""
    return f"{_outlines(drawn)} {dots}{_NORTH}"


def dots_note(places: Sequence[CommunePlace], *, total: int, around: str) -> str:
    """Of a zone drawn as its communes; ``around`` is the kind of the zones around, if any."""
    which = "de ses communes"
    if len(places) < total:
        which = f"des {number(len(places))} communes les plus peuplées, sur {number(total)}"
    points = f"Les points sont les centres {which}{_approximate(places)}."
    context = ""
    if around:
        kind = words.TERRITORIES[TerritoryKind(around)].lower()
        context = f"En clair, les centres de population des {kind} les plus proches."
    return " ".join(filter(None, (points, context, _NORTH, _WITHOUT)))


def points_note(kind: str) -> str:
    """Of a zone smaller than a commune, drawn as one point among those of its kind."""
    kinds = words.TERRITORIES[TerritoryKind(kind)].lower()
    return f"Les points sont les centres des {kinds}. {_NORTH} {_WITHOUT}"


def _approximate(places: Sequence[CommunePlace]) -> str:
    approximate = sum(place.approximate for place in places)
    return f", dont {counted(approximate, 'approché', 'approchés')}" if approximate else ""


def _outlines(drawn: Sequence[OutlineValue]) -> str:
    editions = sorted({outline.edition_name for outline in drawn})
    old = "" if all(outline.in_force for outline in drawn) else ", anciens, non en vigueur"
    return f"Contours : {', '.join(editions)}{old}."
