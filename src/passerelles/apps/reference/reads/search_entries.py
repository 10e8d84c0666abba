"""What each index of the search is built from."""

import math
from collections.abc import Iterator

from django.db.models import Count, Q, QuerySet

from passerelles.apps.reference.models import (
    Appellation,
    Body,
    BodyKind,
    Certification,
    Occupation,
    OccupationSkill,
    Skill,
    Territory,
    TerritoryKind,
)
from passerelles.apps.reference.reads.counts import shows_demonstration_skills
from passerelles.apps.reference.reads.editions import newest_rome
from passerelles.domain.reference.search.entries import SearchEntry

# Places that people name when they say where they are.
_NAMED_PLACES = (
    TerritoryKind.COMMUNE,
    TerritoryKind.ARRONDISSEMENT,
    TerritoryKind.FORMER_COMMUNE,
    TerritoryKind.EPCI,
    TerritoryKind.METROPOLE,
    TerritoryKind.DEPARTEMENT,
    TerritoryKind.REGION,
    TerritoryKind.ACADEMIE,
    TerritoryKind.EMPLOYMENT_ZONE,
    TerritoryKind.EMPLOYMENT_BASIN,
    TerritoryKind.CLPE,
    TerritoryKind.LIVING_BASIN,
)
_LARGEST_POPULATION = 70_000_000  # of France: the weight of a place is its share, in logarithms
_MOST_USES = 2_000  # occupations of the ROME


def occupations() -> Iterator[SearchEntry]:
    """Occupations of the newest edition, with their appellations in both gender forms."""
    newest = newest_rome()
    if newest is None:
        return
    names = _appellations(newest.id)
    rows = Occupation.objects.filter(edition_id=newest.id, closed_on=None).order_by("code")
    for row in rows.iterator():
        yield SearchEntry(
            kind="occupation",
            edition=newest.id,
            code=row.code,
            label=row.label,
            variants=tuple(names.get(row.id, ())),
        )


def skills() -> Iterator[SearchEntry]:
    """Skills that an occupation calls on, weighted by how many do."""
    for row in used_skills():
        yield SearchEntry(
            kind="skill",
            edition=row.edition_id,
            code=row.code,
            label=row.label,
            weight=_logarithmic(row.uses, _MOST_USES),  # type: ignore[attr-defined]
        )


def used_skills() -> QuerySet[Skill]:
    """Skills in use, with ``uses``; demonstration ones only while nothing real is loaded."""
    links = OccupationSkill.objects.filter(
        closed_on=None, source__is_demonstration=shows_demonstration_skills()
    )
    return Skill.objects.filter(closed_on=None, id__in=links.values("skill_id")).annotate(
        uses=Count("occupation_links", filter=Q(occupation_links__closed_on=None))
    )


def certifications() -> Iterator[SearchEntry]:
    """Certifications with a title; those still active come first among equals."""
    weights = {True: 1.0, None: 0.5, False: 0.0}
    for row in Certification.objects.exclude(title="").iterator():
        yield SearchEntry(
            kind="certification",
            edition=row.register,
            code=row.id,
            label=row.title,
            variants=tuple(filter(None, (row.abbreviation, str(row.number)))),
            weight=weights[row.is_active],
        )


def bodies() -> Iterator[SearchEntry]:
    """Bodies that train: schools, CFA, training bodies, with brand, SIRET and UAI."""
    kinds = (BodyKind.TRAINING_BODY, BodyKind.SCHOOL, BodyKind.CFA)
    for row in Body.objects.filter(kind__in=kinds, closed_on=None).iterator():
        yield SearchEntry(
            kind="provider",
            edition=row.source_id,
            code=row.id,
            label=row.name,
            variants=tuple(filter(None, (row.brand, row.city, row.siret, row.uai))),
        )


def places() -> Iterator[SearchEntry]:
    """Territories that bear a name, with their postcodes, weighted by population."""
    rows = Territory.objects.filter(kind__in=_NAMED_PLACES, closed_on=None, edition__in_force=True)
    for row in rows.iterator():
        yield SearchEntry(
            kind="place",
            edition=row.edition_id,
            code=f"{row.kind}:{row.code}",
            label=row.name,
            variants=(*row.postcodes, row.code),
            weight=_logarithmic(row.population or 0, _LARGEST_POPULATION),
        )


def _appellations(edition_id: str) -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    rows = Appellation.objects.filter(occupation__edition_id=edition_id, closed_on=None)
    for occupation_id, label in rows.order_by("id").values_list("occupation_id", "label"):
        names.setdefault(occupation_id, []).append(label)
    return names


def _logarithmic(value: int, largest: int) -> float:
    """From 0 (nothing) to 1 (``largest``): ten times more counts as much at each scale."""
    return min(1.0, math.log1p(value) / math.log1p(largest))
