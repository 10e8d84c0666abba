"""Which connector reads which source, and which files belong to it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from importlib import import_module
from importlib.resources import files as package_files
from pathlib import Path

from django.db.models import Model

from passerelles.formats.common.rejection import Rejection, UnreadableFile
from passerelles.formats.sources.register import SourceEntry, read_register

Loader = Callable[[Sequence[Path]], Iterator[Sequence[Model] | Rejection]]

# Loaders are imported when used: reading the register must not cost the heavy libraries.
_LOADERS = {
    "cog_communes": "passerelles.connectors.geo.communes",
    "cog_epci": "passerelles.connectors.geo.epci",
    "academies": "passerelles.connectors.geo.academies",
    "commune_coordinates": "passerelles.connectors.geo.coordinates",
    "employment_zones": "passerelles.connectors.geo.employment_zones",
    "employment_basins": "passerelles.connectors.geo.employment_basins",
    "clpe": "passerelles.connectors.geo.clpe",
    "qpv": "passerelles.connectors.geo.qpv",
    "zrr": "passerelles.connectors.geo.zrr",
    "outlines": "passerelles.connectors.geo.outlines",
    "rome_347": "passerelles.connectors.rome.load_347",
    "rome_460": "passerelles.connectors.rome.load_460",
    "rome_40": "passerelles.connectors.embedded.rome_40",
    "demonstration_skills": "passerelles.connectors.embedded.demonstration_skills",
    "inclusion_lists": "passerelles.connectors.embedded.inclusion_lists",
    "formacode": "passerelles.connectors.nomenclatures.formacode",
    "nsf": "passerelles.connectors.nomenclatures.nsf",
    "levels": "passerelles.connectors.nomenclatures.levels",
    "rncp_relations": "passerelles.connectors.rncp.relations",
    "rncp_titles": "passerelles.connectors.rncp.titles",
    "rncp_official": "passerelles.connectors.rncp.official",
    "providers": "passerelles.connectors.bodies.providers",
    "places": "passerelles.connectors.bodies.places",
    "sifa": "passerelles.connectors.apprenticeship.sifa",
    "apprenticeship_contracts": "passerelles.connectors.apprenticeship.contracts",
    "demonstration_apprenticeship": "passerelles.connectors.apprenticeship.demonstration",
    "publications": "passerelles.connectors.publications.load",
    "fap_2021": "passerelles.connectors.labour.fap_2021",
    "bmo": "passerelles.connectors.labour.bmo",
    "tension_rome": "passerelles.connectors.labour.tension_rome",
    "tension_fap": "passerelles.connectors.labour.tension_fap",
    "unemployment": "passerelles.connectors.labour.unemployment",
    "plan_quotes": "passerelles.connectors.labour.plan_quotes",
    "naf_2008": "passerelles.connectors.nomenclatures.naf",
    "employment_by_sector": "passerelles.connectors.employment.urssaf",
    "green_occupations": "passerelles.connectors.common.derived",
    "bridges_fap_rome": "passerelles.connectors.bridges.fap_rome",
    "bridges_rome_fap": "passerelles.connectors.bridges.rome_fap",
    "bridges_rome_naf": "passerelles.connectors.bridges.rome_naf",
    "bridges_files": "passerelles.connectors.bridges.passage",
    "initial_training": "passerelles.connectors.initial_training.load",
    "first_wishes": "passerelles.connectors.initial_training.first_wishes",
    "inserjeunes": "passerelles.connectors.outcomes.load",
    "inserjeunes_cfa": "passerelles.connectors.outcomes.cfa",
    "training_entries": "passerelles.connectors.supply.entries",
    "projections": "passerelles.connectors.projections.load",
    "catalogue_seats": "passerelles.connectors.common.derived",
    "demonstration_supply": "passerelles.connectors.common.derived",
    "typed_values": "passerelles.connectors.common.typed",
    "demonstration_typed_values": "passerelles.connectors.common.typed",
}

# Offer comes in through `passerelles lheo import`, never from a folder: samples look like it.
_OFFER = "passerelles.connectors.lheo.load"
OFFER_SOURCES = ("demonstration_offer", "offre_locale", "offre_carif", "offre_edof")

_EMBEDDED = {
    "cog_communes": ("communes.parquet", "departements.parquet", "regions.parquet"),
    "cog_epci": ("communes.parquet", "epci.parquet"),
    "commune_coordinates": ("coordinates.parquet",),
    "rome_40": (
        "rome_40_occupations.parquet",
        "rome_40_sectors.parquet",
        "rome_40_sector_links.parquet",
    ),
    "demonstration_skills": (),
    "inclusion_lists": ("inclusion_lists.parquet",),
    "plan_quotes": ("../observatory/plan_quotes.yaml",),
    "demonstration_apprenticeship": ("../apprenticeship/demonstration.yaml",),
}


@dataclass(frozen=True, slots=True)
class Connector:
    """How one source is read."""

    entry: SourceEntry
    load: Loader


@cache
def read_sources() -> tuple[SourceEntry, ...]:
    """The register that the package ships."""
    return tuple(read_register(content_folder() / "sources.yaml"))


def content_folder() -> Path:
    return Path(str(package_files("passerelles.content")))


def connector_of(source: str) -> Connector:
    """The connector of a source, for which Django must be set up. Raises UnreadableFile."""
    entry = entry_of(source)
    if source in OFFER_SOURCES:
        return Connector(entry, partial(import_module(_OFFER).load, source=source))
    return Connector(entry, import_module(_LOADERS[source]).load)


def entry_of(source: str) -> SourceEntry:
    """The line of the register. Raises UnreadableFile, listing the sources, when unknown."""
    for entry in read_sources():
        if entry.id == source:
            return entry
    raise UnreadableFile(
        f"La source « {source} » n’est pas au registre ; sources : "
        f"{', '.join(entry.id for entry in read_sources())}."
    )


def embedded_files() -> dict[str, list[Path]]:
    """The files that the package ships, by source, in loading order."""
    folder = content_folder() / "embedded"
    demonstration = sorted((content_folder() / "demonstration").rglob("*.yaml"))
    return {
        source: [folder / name for name in names] or demonstration
        for source, names in _EMBEDDED.items()
    }


def recognise(path: Path, *, source: str | None = None) -> dict[str, list[Path]]:
    """The files of ``path`` (a folder or one file) by source, in loading order.

    Raises UnreadableFile when the path does not exist, when nothing in it is recognised, when
    ``source`` is not in the register or only comes with the package.
    """
    if not path.exists():
        raise UnreadableFile(f"« {path} » n’existe pas : vérifiez le chemin.")
    entries = [_importable(source)] if source else read_sources()
    if source and path.is_file():
        return {source: [path]}
    candidates = [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file())
    found = {e.id: [p for p in candidates if e.recognises(p.name)] for e in entries}
    recognised = {name: paths for name, paths in found.items() if paths}
    if not recognised:
        raise _nothing_recognised(path, entries)
    return recognised


def _importable(source: str) -> SourceEntry:
    entry = entry_of(source)
    if source in OFFER_SOURCES:
        raise UnreadableFile(
            f"« {source} » est une offre de formation : elle s’importe par « passerelles lheo "
            "import FICHIER »."
        )
    if not entry.files:
        raise UnreadableFile(
            f"La source « {source} » est livrée avec Passerelles : il n’y a rien à importer."
        )
    return entry


def _nothing_recognised(path: Path, entries: Sequence[SourceEntry]) -> UnreadableFile:
    if len(entries) == 1:
        (entry,) = entries
        remedy = f"La source « {entry.id} » attend : {', '.join(entry.files)}."
    else:
        named = ", ".join(entry.id for entry in entries if entry.files)
        remedy = f"Précisez la source d’un fichier avec --source ; sources : {named}."
    return UnreadableFile(f"« {path} » : aucun fichier reconnu. {remedy}")
