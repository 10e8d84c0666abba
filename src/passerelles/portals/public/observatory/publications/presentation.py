"""A study in French: its date, its nature, and where each thing that it is about leads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from passerelles.apps.observatory.reads.around import DIAGNOSED
from passerelles.apps.observatory.reads.explorer.subjects import subjects_of
from passerelles.apps.observatory.reads.publications import (
    Named,
    PublicationFilter,
    PublicationValue,
)
from passerelles.documents.studies import reference_of
from passerelles.domain.reference.names import readable
from passerelles.portals.public.reference.addresses import KIND_SLUGS, territory_page
from passerelles.portals.public.reference.values import Link

_SECTORS = "NAF-2008"


@dataclass(frozen=True, slots=True)
class Study:
    """A study of the list; ``said`` is who published what and when, in one line."""

    value: PublicationValue
    said: str
    occupations: tuple[Link, ...]
    territories: tuple[Link, ...]
    sectors: tuple[Link, ...]


def studies(found: Sequence[PublicationValue]) -> tuple[Study, ...]:
    """At most one query, for the names of sectors."""
    keys = {f"{_SECTORS}:{code}" for one in found for code in one.sectors}
    sectors = {one.code: one.label for one in subjects_of(keys)} if keys else {}
    return tuple(_study(one, sectors) for one in found)


def narrowed(wanted: PublicationFilter, found: list[PublicationValue]) -> str:
    """The name of the occupation or territory that the list is narrowed to; its key if unknown."""
    key = wanted.occupation or wanted.territory
    about = [one for study in found for one in (*study.occupations, *study.territories)]
    return next((readable(one.name) for one in about if one.key == key), key)


def _study(found: PublicationValue, sectors: Mapping[str, str]) -> Study:
    return Study(
        value=found,
        said=reference_of(found),
        occupations=tuple(map(_occupation, found.occupations)),
        territories=tuple(map(_territory, found.territories)),
        sectors=tuple(_sector(code, sectors[code]) for code in found.sectors),
    )


def _occupation(one: Named) -> Link:
    edition, _, code = one.key.partition(":")
    return Link(one.name, reverse("occupation", args=[edition, code]))


def _territory(one: Named) -> Link:
    _, kind, code = one.key.split(":", 2)
    if kind in DIAGNOSED:
        return Link(readable(one.name), reverse("diagnosis", args=[KIND_SLUGS[kind], code]))
    return Link(readable(one.name), territory_page(kind, code))


def _sector(code: str, label: str) -> Link:
    """A sector that no nomenclature loaded names has no page."""
    if label == code:
        return Link(code, "")
    return Link(f"{label} ({code})", reverse("sector_diagnosis", args=[_SECTORS, code]))
