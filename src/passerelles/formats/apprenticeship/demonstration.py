"""Reads ``content/apprenticeship/demonstration.yaml``: the numbers that the generator is given."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from passerelles.formats.common.documents import read_yaml


@dataclass(frozen=True, slots=True)
class FieldProfile:
    """Who trains in one NSF group. ``women``, ``breaks`` and ``growth`` are shares, 0 to 1.

    ``weight`` is the share of the group in the first year, in an arbitrary unit; ``levels`` the
    weight of each level.
    """

    weight: float
    women: float
    growth: float
    breaks: float
    levels: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class YearSize:
    """``stock``: apprentices on 31 December; ``contracts``: contracts started in the year."""

    stock: int
    contracts: int


@dataclass(frozen=True, slots=True)
class DemonstrationSettings:
    """``return_share``: share of broken contracts followed by another one of the same person.

    ``higher``: weight of the levels 6 and 7 by département (``elsewhere`` for the others);
    ``level_breaks``: what the level multiplies the rate of breaks by; ``same_place``: share of
    contracts whose employer (or home) is in the département of the training.
    """

    seed: int
    region: str
    observed_on: date
    stock_observed_on: date
    disabled_share: float
    return_share: float
    same_place: float
    years: Mapping[int, YearSize]
    departements: Mapping[str, float]
    higher: Mapping[str, float]
    level_breaks: Mapping[str, float]
    fields: Mapping[str, FieldProfile]


def read_demonstration(path: Path) -> DemonstrationSettings:
    """The settings at ``path``. Raises TypeError when one is missing or unknown."""
    raw = read_yaml(path)
    years = {year: YearSize(**size) for year, size in raw.pop("years").items()}
    fields = {code: _profile(**profile) for code, profile in raw.pop("fields").items()}
    return DemonstrationSettings(years=years, fields=fields, **raw)


def _profile(*, levels: Mapping[int, float], **shares: float) -> FieldProfile:
    return FieldProfile(levels={str(level): w for level, w in levels.items()}, **shares)
