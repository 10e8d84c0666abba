"""Who welcomes and advises nearest to a person: missions locales, agencies of France Travail."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from passerelles.apps.reference.models import Body, BodyKind
from passerelles.apps.reference.reads.commune_places import CommunePlace, commune_places
from passerelles.apps.reference.reads.editions import newest_cog
from passerelles.apps.reference.reads.generation import remembered
from passerelles.domain.reference.communes import departement_of
from passerelles.domain.reference.neighbours import haversine_km

OLDEST_YOUNG = 25  # years: a mission locale welcomes from 16 to 25 (code du travail, L5314-2)
_NAMES = {BodyKind.MISSION_LOCALE: "Mission locale", BodyKind.AGENCY: "France Travail"}


def nearest_welcome(kinds: Sequence[str], commune: str, *, age: int | None) -> str:
    """« Mission locale (Toulouse) »: the first kind that welcomes that age, in her département.

    As the crow flies. Empty when the commune (INSEE code) is unsaid or nothing is known near.
    """
    home = _place(commune)
    if home is None or home.point is None:
        return ""
    for kind in kinds:
        if kind == BodyKind.MISSION_LOCALE and (age is None or age > OLDEST_YOUNG):
            continue
        found = _towns().get((kind, departement_of(home.code)), ())
        near = [(haversine_km(home.point, one.point), one.name) for one in found if one.point]
        if near:
            return f"{_NAMES[BodyKind(kind)]} ({min(near)[1]})"
    return ""


@remembered
def _towns() -> Mapping[tuple[str, str], Sequence[CommunePlace]]:
    """The communes of each kind in each département; one query, once a generation."""
    places = commune_places()
    rows = Body.objects.filter(kind__in=_NAMES, closed_on=None).exclude(commune=None)
    found: dict[tuple[str, str], list[CommunePlace]] = defaultdict(list)
    for kind, key in rows.order_by().values_list("kind", "commune_id"):
        if key in places:
            found[kind, departement_of(places[key].code)].append(places[key])
    return found


def _place(commune: str) -> CommunePlace | None:
    cog = newest_cog() if commune else None
    return commune_places().get(f"{cog.id}:commune:{commune}") if cog else None
