"""Levels of qualification in both scales, and the passage from one to the other.

The CEC (cadre national des certifications, eight levels) comes from decree n° 2019-14 of 8 January
2019; it replaced the nomenclature approved in 1969, which counted downwards from VI to I and is
still written in files and job offers. The passage is not one to one: level I became 7 and 8, and
levels VI and V bis, which named the end of schooling without a diploma, have no counterpart but the
two lowest levels.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

LOWEST, HIGHEST = 1, 8


@dataclass(frozen=True, slots=True, order=True)
class Level:
    """A level of the CEC, from 1 to 8. Raises ValueError beyond."""

    number: int

    def __post_init__(self) -> None:
        if not LOWEST <= self.number <= HIGHEST:
            raise ValueError(f"Le niveau « {self.number} » n’existe pas : ils vont de 1 à 8.")

    def __str__(self) -> str:
        return f"niveau {self.number}"


@dataclass(frozen=True, slots=True)
class LevelRange:
    """What an old level is in the CEC: from ``lowest`` to ``highest``, both included."""

    lowest: Level
    highest: Level

    def __post_init__(self) -> None:
        if self.highest < self.lowest:
            raise ValueError(f"Du {self.lowest} au {self.highest} : l’ordre est inversé.")

    @property
    def exact(self) -> bool:
        """Whether the two scales agree on one level."""
        return self.lowest == self.highest

    def __contains__(self, level: Level) -> bool:
        return self.lowest <= level <= self.highest

    def __iter__(self) -> Iterator[Level]:
        return map(Level, range(self.lowest.number, self.highest.number + 1))

    def __str__(self) -> str:
        if self.exact:
            return str(self.lowest)
        return f"niveau {self.lowest.number} ou {self.highest.number}"


class OldLevel(StrEnum):
    """A level of the nomenclature of 1969, the lowest first."""

    VI = "VI"
    V_BIS = "V bis"
    V = "V"
    IV = "IV"
    III = "III"
    II = "II"
    I = "I"  # noqa: E741 - the administration's own word


def _between(lowest: int, highest: int) -> LevelRange:
    return LevelRange(Level(lowest), Level(highest))


RANGES = {
    OldLevel.VI: _between(1, 2),
    OldLevel.V_BIS: _between(1, 2),
    OldLevel.V: _between(3, 3),
    OldLevel.IV: _between(4, 4),
    OldLevel.III: _between(5, 5),
    OldLevel.II: _between(6, 6),
    OldLevel.I: _between(7, 8),
}

# What a person knows of each level: the best known diplomas that it holds.
DIPLOMAS = {
    3: "CAP, BEP",
    4: "baccalauréat",
    5: "BTS, DEUST",
    6: "licence, BUT",
    7: "master, titre d’ingénieur",
    8: "doctorat",
}

_CEC = re.compile(r"(?:NIVEAU|NIV\.?)?\s*0?([1-8])")
_OLD = re.compile(r"(?:NIVEAU)?\s*(VI|V\s*BIS|IV|V|III|II|I)")
_OLD_BY_TEXT = {level.value.upper().replace(" ", ""): level for level in OldLevel}


def read_level(text: str) -> Level | None:
    """The CEC level that a file writes ``5``, ``05``, ``NIV5`` or ``Niveau 5``.

    None when the text says none (``NR``, ``REPRISE``, ``99``, empty): it is never guessed, and a
    Roman numeral is not read as an Arabic one (III is level 5).
    """
    found = _CEC.fullmatch(text.strip().upper())
    return Level(int(found[1])) if found else None


def read_old_level(text: str) -> OldLevel | None:
    """The level of 1969 that a file writes ``V``, ``NIVEAU V`` or ``V bis``; None otherwise."""
    found = _OLD.fullmatch(text.strip().upper())
    return _OLD_BY_TEXT["".join(found[1].split())] if found else None


def to_cec(old: OldLevel) -> LevelRange:
    """The CEC level or levels that an old level became."""
    return RANGES[old]


def to_old(level: Level) -> tuple[OldLevel, ...]:
    """The old levels that may hide behind a CEC level, the lowest first."""
    return tuple(old for old, found in RANGES.items() if level in found)


def describe(level: Level) -> str:
    """Both scales in one phrase: ``niveau 5 (BTS, DEUST ; ancien niveau III)``."""
    old = " ou ".join(to_old(level))
    known = DIPLOMAS.get(level.number, "")
    return f"{level} ({' ; '.join(filter(None, (known, f'ancien niveau {old}')))})"
