"""Keep what a person said, open it from her link, change it, erase it, forget it in time.

``state`` is the mapping of the profile file (``formats/guidance/profile.py``). Whoever holds the
link may do all of it, and nobody else can: it is the only right there is.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from passerelles.apps.guidance.models.saved_state import KEPT, SavedState
from passerelles.apps.guidance.sealing import StateLink, seal, unseal

State = Mapping[str, Any]


def save(state: State, *, now: datetime) -> str:
    """Keep a state for thirty days; returns the token of its link, known to nobody else."""
    link = StateLink.fresh()
    SavedState.objects.create(lookup=link.lookup, sealed=seal(state, link), expires_at=now + KEPT)
    return link.token


def open_state(token: str, *, now: datetime) -> dict[str, Any] | None:
    """What the link opens; None when it is altered, unknown, erased or expired."""
    link = StateLink.of(token)
    if link is None:
        return None
    row = SavedState.objects.filter(lookup=link.lookup, expires_at__gt=now).first()
    return unseal(bytes(row.sealed), link) if row else None


def update(token: str, state: State, *, now: datetime) -> bool:
    """Replace what the link opens and keep it thirty days more; False when it opens nothing."""
    link = StateLink.of(token)
    if link is None or open_state(token, now=now) is None:
        return False
    changed = SavedState.objects.filter(lookup=link.lookup).update(
        sealed=seal(state, link), expires_at=now + KEPT
    )
    return bool(changed)


def erase(token: str, *, now: datetime) -> bool:
    """Erase what the link opens, at once and for good; False when it opens nothing."""
    link = StateLink.of(token)
    if link is None or open_state(token, now=now) is None:
        return False
    deleted, _ = SavedState.objects.filter(lookup=link.lookup).delete()
    return bool(deleted)


def purge(*, now: datetime, dry_run: bool = False) -> int:
    """Erase what has expired; how many rows are concerned, erased or not."""
    expired = SavedState.objects.filter(expires_at__lte=now)
    if dry_run:
        return expired.count()
    deleted, _ = expired.delete()
    return deleted
