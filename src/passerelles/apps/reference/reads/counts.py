"""How much the reference holds: what the home page announces."""

from dataclasses import dataclass

from passerelles.apps.reference.models import (
    Certification,
    Occupation,
    OccupationSkill,
    Source,
    Territory,
    TerritoryKind,
)
from passerelles.apps.reference.reads.editions import newest_rome
from passerelles.apps.reference.reads.generation import remembered


@dataclass(frozen=True, slots=True)
class ReferenceCounts:
    """Rows served now. ``occupations`` counts the newest edition of the ROME only."""

    occupations: int
    occupation_edition: str
    certifications: int
    certifications_active: int
    communes: int
    zones: int
    sources: int
    shows_demonstration: bool


@remembered
def reference_counts() -> ReferenceCounts:
    rome = newest_rome()
    certifications = Certification.objects.exclude(title="")
    territories = Territory.objects.filter(closed_on=None)
    return ReferenceCounts(
        occupations=Occupation.objects.filter(
            edition_id=rome.id if rome else "", closed_on=None
        ).count(),
        occupation_edition=rome.name if rome else "",
        certifications=certifications.count(),
        certifications_active=certifications.filter(is_active=True).count(),
        communes=territories.filter(kind=TerritoryKind.COMMUNE).count(),
        zones=territories.exclude(kind=TerritoryKind.COMMUNE).count(),
        sources=Source.objects.count(),
        shows_demonstration=shows_demonstration_skills(),
    )


@remembered
def shows_demonstration_skills() -> bool:
    """Whether the skills of occupations come from the demonstration graph.

    Real and generated rows never sum: as soon as a real link exists, the demonstration retires.
    """
    links = OccupationSkill.objects.filter(closed_on=None)
    if links.filter(source__is_demonstration=False).exists():
        return False
    return links.exists()
