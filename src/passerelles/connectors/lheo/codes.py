"""Tables of Lhéo 2.3 ↔ values of the catalogue."""

from collections.abc import Mapping

from passerelles.apps.catalogue.models import EntryMode, Mode, RecruitmentState
from passerelles.domain.reference.levels import OldLevel, to_cec

MODES: Mapping[str, str] = {"0": Mode.ONSITE, "1": Mode.BLENDED, "2": Mode.REMOTE}
ENTRY_MODES: Mapping[str, str] = {"0": EntryMode.FIXED, "1": EntryMode.CONTINUOUS}
RECRUITMENT: Mapping[str, str] = {
    "1": RecruitmentState.OPEN,
    "2": RecruitmentState.CLOSED,
    "3": RecruitmentState.SUSPENDED,
}

# dict-niveaux: 2 to 8 are the levels of 1969, 11 to 18 those of 2019. Where an old level became
# two, the lower one is kept: it promises nothing that the training might not hold.
_OLD = {
    "2": OldLevel.VI,
    "3": OldLevel.V_BIS,
    "4": OldLevel.V,
    "5": OldLevel.IV,
    "6": OldLevel.III,
    "7": OldLevel.II,
    "8": OldLevel.I,
}
LEVELS: Mapping[str, int | None] = {
    "0": None,  # not told
    "1": None,  # none in particular
    **{code: to_cec(old).lowest.number for code, old in _OLD.items()},
    **{str(10 + number): number for number in range(1, 9)},
}

# dict-objectif-general-formation: 2 and 3 bear one label.
OBJECTIVES: Mapping[str, str] = {"2": "3"}

FUNDERS = frozenset(map(str, range(21)))
CONTRACTS: Mapping[str, str] = {"1": "apprenticeship", "2": "professionalisation"}
ADMISSION_KINDS = frozenset("0123456789")
MEETING = "9"
ALONE = frozenset("02")
REFERENT = "1"


def level_code(level: int | None) -> str:
    """The code of a level of 2019; 0 when it is unknown."""
    return "0" if level is None else str(10 + level)


def bare_number(entry: str, register: str) -> str:
    """``37780`` from ``RNCP37780``, as Lhéo writes it; a text that is no entry stays as it is."""
    number = entry.removeprefix(register)
    return number if number.isdecimal() else entry
