"""The reference data that some rules need; each part may be absent, its rules are then skipped."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

CertificationState = Literal["alive", "ended", "unknown"]


@dataclass(frozen=True, slots=True)
class CertificationFact:
    """What is known of an entry on the day of the check; ``successors`` are keys (``RNCP37780``).

    ``ends_on`` is the last day of its registration, None when nobody published it.
    """

    state: CertificationState
    ends_on: date | None = None
    successors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CommuneFact:
    """A current commune, or an arrondissement of Paris, Lyon or Marseille."""

    name: str
    postcodes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """``formacodes`` and ``rome`` map editions to their codes, the newest first.

    ``certifications`` is keyed by register and number (``RNCP37780``, ``RS5000``), ``communes`` by
    INSEE code, arrondissements included; ``former_communes`` leads from an abolished code to the
    current one. ``today`` is the day on which dates are judged.
    """

    today: date | None = None
    formacodes: Mapping[str, frozenset[str]] | None = None
    rome: Mapping[str, frozenset[str]] | None = None
    nsf: frozenset[str] | None = None
    certifications: Mapping[str, CertificationFact] | None = None
    communes: Mapping[str, CommuneFact] | None = None
    former_communes: Mapping[str, str] | None = None


NOTHING_KNOWN = Vocabulary()

# What a person calls each part, to say which is missing.
PART_NAMES = {
    "today": "la date du jour",
    "formacodes": "le Formacode",
    "rome": "le ROME",
    "nsf": "la nomenclature NSF",
    "certifications": "les certifications (RNCP, RS)",
    "communes": "les communes et leurs codes postaux",
    "former_communes": "les communes fusionnées",
}
