"""Editions loaded, and which one a bare code means."""

from dataclasses import dataclass
from datetime import date

from passerelles.apps.reference.models import Edition, Occupation, Source
from passerelles.apps.reference.reads.generation import remembered

# What people call the nomenclatures whose acronym they do not know; a proper name stays (ROME).
SCHEME_NAMES = {
    "ACADEMIES": "carte des académies",
    "BMO": "bassins d’emploi",
    "CLPE": "comités locaux pour l’emploi",
    "COG": "code officiel géographique",
    "Demonstration": "démonstration",
    "EPCI": "intercommunalités",
    "FRR": "France ruralités revitalisation",
    "GEONAMES": "GeoNames",
    "POINTS": "coordonnées des communes",
    "QPV": "quartiers prioritaires",
    "ZE": "zones d’emploi",
    "ZRR": "zones de revitalisation rurale",
}


@dataclass(frozen=True, slots=True)
class EditionValue:
    """One published version of a nomenclature, see its ``name``."""

    id: str
    scheme: str
    version: str
    published_on: date
    in_force: bool
    source_id: str
    is_demonstration: bool

    @property
    def name(self) -> str:
        return edition_name(self.scheme, self.version)


@dataclass(frozen=True, slots=True)
class SourceValue:
    """Who gave what is read."""

    id: str
    name: str
    is_demonstration: bool


def edition_name(scheme: str, version: str) -> str:
    """What a person reads: « ROME 4.60 », « code officiel géographique 2026 »."""
    return f"{SCHEME_NAMES.get(scheme, scheme)} {version}"


@remembered
def editions() -> dict[str, EditionValue]:
    """Every edition still open, by key, the newest of each scheme first."""
    rows = Edition.objects.filter(closed_on=None).select_related("source")
    return {row.id: _value(row) for row in rows.order_by("scheme", "-published_on", "-id")}


@remembered
def sources() -> dict[str, SourceValue]:
    """Every source of the register, by identifier."""
    return {
        row.id: SourceValue(row.id, row.name, row.is_demonstration) for row in Source.objects.all()
    }


@remembered
def newest_rome() -> EditionValue | None:
    """The newest edition of the ROME that holds occupations: what a bare ROME code means."""
    loaded = set(
        Occupation.objects.filter(closed_on=None).values_list("edition_id", flat=True).distinct()
    )
    rome = (edition for edition in editions().values() if edition.scheme == "ROME")
    return next((edition for edition in rome if edition.id in loaded), None)


def newest_cog() -> EditionValue | None:
    """The newest edition of the COG: what a bare INSEE code means."""
    return next((edition for edition in editions().values() if edition.scheme == "COG"), None)


def _value(row: Edition) -> EditionValue:
    return EditionValue(
        id=row.id,
        scheme=row.scheme,
        version=row.version,
        published_on=row.published_on,
        in_force=row.in_force,
        source_id=row.source_id,
        is_demonstration=row.source.is_demonstration,
    )
