"""The COG that the package ships, as plain values."""

from passerelles.connectors.geo.cog import Cog, CommuneFacts, FormerCommune
from passerelles.formats.embedded.territories import (
    EmbeddedCommune,
    read_embedded_communes,
    read_embedded_departements,
    read_embedded_regions,
)

# The table names the code that a commune took in, and not always what it was called.
UNNAMED = "Ancienne commune {code}"
# Collectivities since 15 July 2007 (loi organique n° 2007-223), under the code they took later.
LEFT_GUADELOUPE = {
    "97123": FormerCommune("97123", "Saint-Barthélemy", "97701"),
    "97127": FormerCommune("97127", "Saint-Martin", "97801"),
}


def embedded_cog() -> Cog:
    """The embedded edition. Raises UnreadableFile when the package is incomplete."""
    regions = list(read_embedded_regions())
    cog = Cog(
        year=int(regions[0].edition.rpartition("-")[2]),
        regions={region.code: region.name for region in regions},
        departements={d.code: (d.name, d.region) for d in read_embedded_departements()},
        former=dict(LEFT_GUADELOUPE),
    )
    for commune in read_embedded_communes():
        _add(commune, cog)
    return cog


def _add(commune: EmbeddedCommune, cog: Cog) -> None:
    if commune.kind == "commune":
        cog.communes[commune.code] = _facts(commune)
    elif commune.kind == "municipal_district":
        cog.arrondissements[commune.code] = _facts(commune)
    elif commune.parent_code:
        cog.former[commune.code] = FormerCommune(commune.code, commune.name, commune.parent_code)
    for code in commune.former_codes:
        # A delegated or associated commune, read later, brings its name.
        former = FormerCommune(code, UNNAMED.format(code=code), commune.code)
        cog.former.setdefault(code, former)


def _facts(commune: EmbeddedCommune) -> CommuneFacts:
    return CommuneFacts(
        code=commune.code,
        name=commune.name,
        departement=commune.departement,
        region=commune.region,
        population=commune.population,
        postcodes=commune.postcodes,
        parent=commune.parent_code or "",
    )
