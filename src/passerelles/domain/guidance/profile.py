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


class French(StrEnum):
    """How well French is spoken, in the order of the common European framework (CECRL)."""

    A1 = "a1"
    A2 = "a2"
    B1 = "b1"
    B2 = "b2"
    C1 = "c1"
    C2 = "c2"


class Employer(StrEnum):
    """Who pays a person's wage: training leave of employees depends on it."""

    PRIVATE = "private"
    PUBLIC_HOSPITAL = "public_hospital"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An occupation practised. ``occupation``: key (``ROME-4.60:G1803``); ``until``: a year."""

    occupation: str
    years: float | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Learnt:
    """An occupation (key) that a certification held, of this ``title``, leads to."""

    occupation: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Keys carry their edition. ``interests``: weight (0 to 1) of each RIASEC letter.

    ``refused`` holds occupations (keys) and ``refused_sectors`` sectors that never come back.
    ``level``: French level, 1 to 8. ``certifications`` and ``blocks``: codes held (RNCP…, …BC01).
    ``learnt``: where these certifications lead; ``certified_level``: the highest of their levels.
    ``minutes``: one-way trip accepted. ``car`` False: only what is near or at a distance.
    ``foreign_diploma``: whether one of another country is said; ``foreign_level``: the French level
    it comes near. It is to be compared (ENIC-NARIC), and never counts as ``level``.
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
    learnt: tuple[Learnt, ...] = ()
    certified_level: int | None = None
    constraints: frozenset[Constraint] = frozenset()
    target: str = ""
    employed: bool | None = None
    age: int | None = None
    french: French | None = None
    foreign_diploma: bool = False
    foreign_level: int | None = None
    employer: Employer | None = None

    @property
    def personal(self) -> bool:
        """Whether something was said that makes an answer personal."""
        return bool(
            self.occupations or self.skills or self.learnt
            or self.interests or self.sectors or self.target
        )  # fmt: skip

    @property
    def sure_level(self) -> int | None:
        """The level said, or that of a certification when it is higher; None when none is known."""
        return max(filter(None, (self.level, self.certified_level)), default=None)
