"""What the certifications that a person holds lead to."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from passerelles.apps.reference.models import Certification
from passerelles.domain.guidance.profile import Learnt

_OTHER = "Autre"  # abbreviation of the titles that have none


@dataclass(frozen=True, slots=True)
class Certified:
    """``known``: the codes that are in a register. ``learnt``: keys of any edition of the ROME.

    ``level``: the highest of their levels (1 to 8), None when none is told.
    """

    known: frozenset[str]
    learnt: tuple[Learnt, ...]
    level: int | None


def certified_by(codes: Collection[str]) -> Certified:
    """What the certifications of these codes give, over or not; no query without any code."""
    rows = list(_rows(codes)) if codes else []
    links = {
        (occupation, plain_title(title, short) or key)
        for key, title, short, _, occupation, closed in rows
        if occupation and closed is None
    }
    return Certified(
        known=frozenset(row[0] for row in rows),
        learnt=tuple(Learnt(occupation=key, title=title) for key, title in sorted(links)),
        level=max((row[3] for row in rows if row[3]), default=None),
    )


def plain_title(title: str, abbreviation: str) -> str:
    """« CAP - Cuisine » as people say it, « CAP Cuisine »; « DE - DE Aide-Soignant » without twice.

    Titles whose register says « Autre » keep nothing of it.
    """
    bare = title.removeprefix(f"{abbreviation} - ")
    said = bare == title or bare.startswith(abbreviation) or abbreviation == _OTHER
    return bare if said else f"{abbreviation} {bare}"


def _rows(codes: Collection[str]) -> Iterable[tuple[Any, ...]]:
    found = Certification.objects.filter(id__in=codes).order_by("id")
    links = ("occupation_links__occupation_id", "occupation_links__closed_on")
    return found.values_list("id", "title", "abbreviation", "level", *links)
