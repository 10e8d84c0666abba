"""What is read of one occupation."""

from dataclasses import dataclass
from datetime import date

from passerelles.apps.reference.reads.editions import SourceValue
from passerelles.apps.reference.reads.values import CertificationRef, Facet, OccupationRef, Slice


@dataclass(frozen=True, slots=True)
class AppellationValue:
    """One everyday name: as written, then in both gender forms (equal when epicene)."""

    ogr: str
    label: str
    masculine: str
    feminine: str
    is_principal: bool


@dataclass(frozen=True, slots=True)
class SkillLinkValue:
    """A skill that the occupation calls on; ``is_core`` is None when the file does not say."""

    edition_id: str
    code: str
    kind: str
    label: str
    is_core: bool | None
    group: str
    source_id: str


@dataclass(frozen=True, slots=True)
class MobilityValue:
    """A move to ``target``; ``is_mapped`` when the edition of the target is not the file's."""

    kind: str
    target: OccupationRef
    is_mapped: bool
    source_id: str


@dataclass(frozen=True, slots=True)
class Interests:
    """RIASEC letters (Holland): the main interest, then the second."""

    major: str
    minor: str


@dataclass(frozen=True, slots=True)
class TextValue:
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class SectorValue:
    scheme: str
    code: str
    label: str


@dataclass(frozen=True, slots=True)
class ContextValue:
    section: str
    label: str


@dataclass(frozen=True, slots=True)
class OtherEdition:
    """The same code elsewhere; ``same_meaning`` is False when it names another trade there."""

    occupation: OccupationRef
    same_meaning: bool


@dataclass(frozen=True, slots=True)
class Flags:
    """Flags of the ROME; None and empty mean that the edition does not say."""

    transition: str
    is_digital: bool | None
    is_demographic: bool | None
    is_regulated: bool | None
    is_managerial: bool | None


@dataclass(frozen=True, slots=True)
class OccupationSheet:
    """All that the reference says of one occupation of one edition.

    Each facet is the occupation's own, or that of the nearest ancestor which has one, and then
    names that ancestor. ``certifications`` is the beginning of the list, alive first;
    ``certifications_from`` names the parent when none leads to this very code.
    """

    occupation: OccupationRef
    parent: OccupationRef | None
    closed_on: date | None
    flags: Flags
    appellations: Facet[AppellationValue]
    skills: Facet[SkillLinkValue]
    mobilities: Facet[MobilityValue]
    interests: Facet[Interests]
    texts: Facet[TextValue]
    sectors: Facet[SectorValue]
    contexts: Facet[ContextValue]
    certifications: Slice[CertificationRef]
    certifications_from: OccupationRef | None
    other_editions: tuple[OtherEdition, ...]
    descendants: tuple[OccupationRef, ...]
    sources: tuple[SourceValue, ...]

    @property
    def is_demonstration(self) -> bool:
        """Whether something on the sheet comes from a demonstration source."""
        return any(source.is_demonstration for source in self.sources)
