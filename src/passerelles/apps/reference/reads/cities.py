"""The largest communes, which people recognise on a map."""

from passerelles.apps.reference.reads.commune_places import CommunePlace, commune_places
from passerelles.apps.reference.reads.generation import remembered

_MOST = 2_500


@remembered
def cities() -> tuple[CommunePlace, ...]:
    """The most populated communes that are placed, the largest first; no query of its own."""
    placed = [place for place in commune_places().values() if place.point and place.population]
    placed.sort(key=lambda place: -(place.population or 0))
    return tuple(placed[:_MOST])
