"""The history of a sheet and two texts that clash, in French."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from passerelles.apps.journal.models import FieldChange
from passerelles.apps.steering.actions.services.review_service import ServiceClash
from passerelles.portals.pro.steering.services.forms import STATES, ReviewForm

_NOTHING = "rien"


@dataclass(frozen=True, slots=True)
class Change:
    """One field changed once."""

    label: str
    at: datetime
    actor: str
    before: str
    after: str
    why: str


@dataclass(frozen=True, slots=True)
class Clashing:
    """A field of which both texts stay visible."""

    label: str
    theirs: str
    mine: str


def changes(rows: Iterable[FieldChange]) -> list[Change]:
    return [
        Change(
            label=_label(row.field),
            at=row.at,
            actor=row.actor,
            before=_shown(row.field, row.before),
            after=_shown(row.field, row.after),
            why=row.why,
        )
        for row in rows
    ]


def clashes(clash: ServiceClash) -> list[Clashing]:
    return [
        Clashing(_label(name), _shown(name, theirs), _shown(name, clash.mine[name]))
        for name, theirs in clash.theirs.items()
        if theirs != clash.mine[name]
    ]


def _label(field: str) -> str:
    found = ReviewForm.base_fields.get(field)
    return str(found.label) if found else field


def _shown(field: str, value: object) -> str:
    said = str(value or _NOTHING)
    return {str(state): told for state, told in STATES.items()}.get(said, said)
