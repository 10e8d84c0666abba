"""Values that several reads share."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from passerelles.apps.reference.models import Certification, Occupation
from passerelles.apps.reference.reads.editions import SourceValue, editions, newest_rome, sources

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class OccupationRef:
    """Enough of an occupation to name it and to link to it, always with its edition."""

    id: str
    code: str
    label: str
    edition_id: str
    edition_name: str
    is_newest_edition: bool


@dataclass(frozen=True, slots=True)
class CertificationRef:
    """Enough of a certification to name it; ``is_active`` is None when no source says it."""

    id: str
    title: str
    abbreviation: str
    level: int | None
    is_active: bool | None
    registered_until: date | None


@dataclass(frozen=True, slots=True)
class Facet(Generic[Item]):
    """One aspect of an occupation, its own or read from the occupation it descends from."""

    items: tuple[Item, ...] = ()
    inherited_from: OccupationRef | None = None

    def __bool__(self) -> bool:
        return bool(self.items)


@dataclass(frozen=True, slots=True)
class Slice(Generic[Item]):
    """Part of a longer list, and how long the whole list is."""

    items: tuple[Item, ...]
    total: int


def occupation_ref(row: Occupation) -> OccupationRef:
    newest, edition = newest_rome(), editions().get(row.edition_id)
    return OccupationRef(
        id=row.id,
        code=row.code,
        label=row.label,
        edition_id=row.edition_id,
        edition_name=edition.name if edition else row.edition_id,
        is_newest_edition=newest is not None and newest.id == row.edition_id,
    )


def certification_ref(row: Certification) -> CertificationRef:
    return CertificationRef(
        id=row.id,
        title=row.title,
        abbreviation=row.abbreviation,
        level=row.level,
        is_active=row.is_active,
        registered_until=row.registered_until,
    )


def named_sources(identifiers: Iterable[str]) -> tuple[SourceValue, ...]:
    """The sources of rows, once each, in the order of the register."""
    wanted = set(identifiers)
    return tuple(source for source in sources().values() if source.id in wanted)
