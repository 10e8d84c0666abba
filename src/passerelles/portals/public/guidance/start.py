"""The first page: what it offers, and the state that its buttons begin."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from passerelles.apps.reference.reads.editions import newest_rome
from passerelles.portals.public.guidance.naming import is_occupation, occupation_name

_ENTRANCES = {"metiers": "metiers", "competences": "competences", "gouts": "gouts"}


@dataclass(frozen=True, slots=True)
class StartPage:
    """``target``: the occupation that the person comes from; ``erased``: she has just erased."""

    target_code: str
    target: str
    erased: bool


def first_page(asked: Mapping[str, str]) -> StartPage:
    """What the first page shows; an unknown target is left out."""
    key = _target_of(asked)
    return StartPage(
        target_code=key.rpartition(":")[2],
        target=occupation_name(key) if key else "",
        erased="efface" in asked,
    )


def started(said: Mapping[str, str]) -> tuple[dict[str, Any], str]:
    """The first state, and the page where the chosen entrance leads."""
    target = _target_of(said)
    return ({"target": target} if target else {}), _ENTRANCES.get(said.get("entree", ""), "metiers")


def _target_of(said: Mapping[str, str]) -> str:
    """The key of the occupation under ``cible``; "" when no edition in force holds it."""
    code = said.get("cible", "").strip().upper()[:10]
    newest = newest_rome()
    if not code or newest is None:
        return ""
    key = f"{newest.id}:{code}"
    return key if is_occupation(key) else ""
