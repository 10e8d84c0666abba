"""What certification files say, one record a row. ``path`` is the place of the row.

Codes and labels are as received, but for the doubled apostrophes and the code that some editions
repeat in front of the label.
"""

from dataclasses import astuple, dataclass
from datetime import date
from typing import Literal

from passerelles.formats.common.rejection import Rejection, Severity

Scheme = Literal["NSF", "Formacode"]


@dataclass(frozen=True, slots=True)
class Record:
    """A row that concerns one entry of the RNCP or of the RS."""

    path: str
    certification: str

    def reject(self, rule: str, message: str, *, severity: Severity = "error") -> Rejection:
        """Refuse this record, or warn of it, for a reason that only its reader's caller knows."""
        fragment = ";".join("" if value is None else str(value) for value in astuple(self)[1:])
        return Rejection(self.path, rule, message, fragment, severity)


@dataclass(frozen=True, slots=True)
class OccupationRecord(Record):
    """The entry leads to an occupation; nothing says which edition of the ROME but the label."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class TermRecord(Record):
    """The entry is filed under a code of the NSF (group and function letter) or of Formacode."""

    scheme: Scheme
    code: str
    label: str


@dataclass(frozen=True, slots=True)
class CertifierRecord(Record):
    """A body delivers the entry; the SIRET is not checked here."""

    siret: str
    name: str


@dataclass(frozen=True, slots=True)
class PartnerRecord(Record):
    """A body is entitled to train for the entry, to assess it, or both."""

    siret: str
    name: str
    entitlement: str


@dataclass(frozen=True, slots=True)
class BranchRecord(Record):
    """The collective agreements of the entry: brochure numbers (not IDCC) and titles."""

    branches: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SuccessionRecord(Record):
    """``old`` came before the entry and ``new`` comes after it; either may be empty."""

    old: str
    new: str

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The (replaced, replacing) pairs that the row declares."""
        before = ((self.old, self.certification),) if self.old else ()
        after = ((self.certification, self.new),) if self.new else ()
        return before + after


@dataclass(frozen=True, slots=True)
class BlockRecord(Record):
    """A block of competences of the entry."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class AccessRecord(Record):
    """A way to reach the entry, in the words of the register."""

    route: str


@dataclass(frozen=True, slots=True)
class SheetRecord(Record):
    """The official description of an entry; ``is_active`` is None when the file does not say."""

    title: str
    abbreviation: str
    diploma_type: str
    level: str
    level_label: str
    registration_kind: str
    decided_on: date | None
    effective_on: date | None
    registered_until: date | None
    is_active: bool | None


@dataclass(frozen=True, slots=True)
class KitRecord(Record):
    """A row of the apprenticeship kit: a diploma code of the Éducation nationale and an entry.

    ``certification`` is empty when the producer found no entry for the diploma (``NR``).
    ``title`` is that of the entry: empty in the kits published before February 2024.
    """

    diploma_code: str
    diploma_title: str
    title: str
    abbreviation: str
    level: str
    registration_kind: str
    decided_on: date | None
    effective_on: date | None
    registered_until: date | None
    last_delivery_on: date | None
    is_active: bool | None
    apprenticeship: bool | None


@dataclass(frozen=True, slots=True)
class CertifInfoRecord(Record):
    """A row of Certif Info; ``certification`` is empty for what no register holds."""

    code: str
    title: str
    diploma_type: str
    level: str
    updated_on: date | None
