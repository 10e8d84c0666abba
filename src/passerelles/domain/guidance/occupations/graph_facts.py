"""What one edition says of an occupation and of a skill, before any calculation."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillFacts:
    """``kind``: know_how, knowledge or behaviour. ``groups``: labels above it, broadest first."""

    key: str
    label: str
    kind: str = "know_how"
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OccupationFacts:
    """``skills``: key of each skill, and whether it is core.

    ``near`` and ``evolution``: keys of the occupations that the official mobilities lead to.
    ``names``: everyday names. ``texts``: definition, access, conditions. ``certifications``: keys
    of those that lead to it; ``subjects``: what they are filed under (Formacode), once each.
    ``hirings``: yearly hirings by sector of activity. ``riasec``: one or two letters, the major
    first. ``level``: usual French level of access (1 to 8).
    """

    key: str
    label: str
    skills: tuple[tuple[str, bool], ...] = ()
    near: tuple[str, ...] = ()
    evolution: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    certifications: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    riasec: str = ""
    sectors: frozenset[str] = frozenset()
    contexts: frozenset[str] = frozenset()
    hirings: tuple[tuple[str, float], ...] = ()
    regulated: bool | None = None
    level: int | None = None
