"""What a person told us, nothing more. Everything may be unsaid."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Constraint(StrEnum):
    """What a person needs of a training or refuses in an occupation, in her own words' order."""

    EVENING = "evening"
    SCHOOL_HOURS = "school_hours"
    PART_TIME = "part_time"
    REMOTE = "remote"
    ADJUSTMENT = "adjustment"
    NO_HEAVY_LOADS = "no_heavy_loads"
    NO_NIGHT = "no_night"
    NO_WEEKEND = "no_weekend"
    NO_HEIGHT = "no_height"
    NO_OUTDOOR = "no_outdoor"
    ALL_YEAR = "all_year"


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An occupation practised. ``occupation``: key (``ROME-4.60:G1803``); ``until``: a year."""

    occupation: str
    years: float | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Keys carry their edition. ``interests``: weight (0 to 1) of each RIASEC letter.

    ``refused`` holds occupations (keys) and ``refused_sectors`` sectors that never come back.
    ``level``: French level, 1 to 8. ``certifications`` and ``blocks``: codes held (RNCP…, …BC01).
    ``minutes``: one-way trip accepted. ``car`` False: only what is near or at a distance.
    """

    occupations: tuple[Held, ...] = ()
    skills: frozenset[str] = frozenset()
    interests: Mapping[str, float] = field(default_factory=dict)
    sectors: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()
    refused_sectors: frozenset[str] = frozenset()
    commune: str = ""
    minutes: int | None = None
    car: bool | None = None
    available_from: date | None = None
    level: int | None = None
    certifications: frozenset[str] = frozenset()
    blocks: frozenset[str] = frozenset()
    constraints: frozenset[Constraint] = frozenset()
    target: str = ""
    employed: bool | None = None
    age: int | None = None

    @property
    def personal(self) -> bool:
        """Whether something was said that makes an answer personal."""
        return bool(
            self.occupations or self.skills or self.interests or self.sectors or self.target
        )
