"""What is read of one certification."""

from dataclasses import dataclass
from datetime import date

from passerelles.apps.reference.reads.editions import SourceValue
from passerelles.apps.reference.reads.values import CertificationRef, OccupationRef, Slice


@dataclass(frozen=True, slots=True)
class SheetValue:
    """What one source says of the certification, at its date (``vintage``)."""

    source: SourceValue
    vintage: date
    rank: int
    title: str
    diploma_type: str
    level: int | None
    level_received: str
    is_active: bool | None
    registration_kind: str
    decided_on: date | None
    effective_on: date | None
    registered_until: date | None
    last_delivery_on: date | None


@dataclass(frozen=True, slots=True)
class BlockValue:
    code: str
    label: str


@dataclass(frozen=True, slots=True)
class LedToOccupation:
    """An occupation that the certification leads to: as received, then resolved if it could be."""

    code_received: str
    label_received: str
    occupation: OccupationRef | None


@dataclass(frozen=True, slots=True)
class TermValue:
    """A term of NSF or Formacode."""

    scheme: str
    code: str
    label: str


@dataclass(frozen=True, slots=True)
class BodyName:
    """A certifier or a partner; ``siret`` is empty when unknown."""

    name: str
    siret: str
    entitlement: str = ""


@dataclass(frozen=True, slots=True)
class BranchValue:
    """A collective agreement (IDCC)."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class CertificationSheetValue:
    """All that the reference says of one certification.

    ``latest`` are the ends of the chain of successions: empty when nothing replaced it, several
    when it was split. ``sheets`` gives every source, the most trusted first.
    """

    certification: CertificationRef
    register: str
    number: int
    level_received: str
    described_on: date | None
    described_by: SourceValue | None
    sheets: tuple[SheetValue, ...]
    blocks: tuple[BlockValue, ...]
    occupations: tuple[LedToOccupation, ...]
    terms: tuple[TermValue, ...]
    certifiers: tuple[BodyName, ...]
    partners: Slice[BodyName]
    branches: tuple[BranchValue, ...]
    access_routes: tuple[str, ...]
    predecessors: tuple[CertificationRef, ...]
    successors: tuple[CertificationRef, ...]
    latest: tuple[CertificationRef, ...]

    @property
    def is_demonstration(self) -> bool:
        return any(sheet.source.is_demonstration for sheet in self.sheets)
