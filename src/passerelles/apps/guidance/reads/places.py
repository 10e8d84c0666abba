"""The commune that a person names by its INSEE code, and what to tell of it."""

from dataclasses import dataclass

from passerelles.apps.reference.models import Territory, TerritoryKind
from passerelles.apps.reference.reads.commune_index import read_commune_index
from passerelles.apps.reference.reads.commune_places import CommunePlace, commune_places
from passerelles.apps.reference.reads.editions import newest_cog
from passerelles.apps.reference.reads.zonings import zone_of

# The region whose offer and aids are loaded; steering, which stands above, keeps that of the plan.
REGION = "76"
_SHOWN = 3  # communes of a postcode


@dataclass(frozen=True, slots=True)
class NamedCommune:
    """``code`` is that of the commune in force; ``note``: what to tell the person, or ""."""

    code: str
    name: str
    note: str = ""


def place_named(code: str) -> NamedCommune | None:
    """The commune of a code, of today or of yesterday; None when nobody bears it."""
    place = _open_commune(code)
    if place is not None:
        return NamedCommune(place.code, place.name, _elsewhere(place))
    if newest_cog() is None:
        return None
    resolved = read_commune_index().resolve(code)
    current = _open_commune(resolved.code) if resolved else None
    if current is None:
        return None
    note = f"« {code} » fait aujourd’hui partie de {current.name} : nous lisons « {current.code} »."
    return NamedCommune(current.code, current.name, " ".join((note, _elsewhere(current))).strip())


def bearers(postcode: str) -> str:
    """The most populated communes of a postcode, with the codes to write instead, or ""."""
    cog = newest_cog()
    rows = Territory.objects.filter(
        edition_id=cog.id if cog else "",
        kind=TerritoryKind.COMMUNE,
        closed_on=None,
        code__startswith=postcode[:2],
        postcodes__contains=[postcode],
    ).order_by("-population", "code")
    return ", ".join(f"{row.name} ({row.code})" for row in rows[:_SHOWN])


def _open_commune(code: str) -> CommunePlace | None:
    cog = newest_cog()
    return commune_places().get(f"{cog.id}:commune:{code}") if cog else None


def _elsewhere(place: CommunePlace) -> str:
    """The aids and most sessions known here are those of one region."""
    region = f"{place.edition_id}:region:{REGION}"
    communes = zone_of(region, TerritoryKind.REGION, place.edition_id).communes
    if not communes or place.id in communes:
        return ""
    return (
        f"{place.name} est hors de la région dont nous connaissons les formations et les aides : "
        "les réponses y seront incomplètes."
    )
