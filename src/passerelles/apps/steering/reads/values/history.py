"""What was written about an indicator: targets, values, disagreements, the newest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from passerelles.apps.accounts.models import User
from passerelles.apps.journal.reads import history_of

KIND = "steering.Indicator"
TARGET, VALUE, PROPOSAL = "target", "value", "proposal"
MOST = 500


@dataclass(frozen=True, slots=True)
class ValueChange:
    """One change. ``what``: TARGET, VALUE or PROPOSAL; ``period`` is empty for a target.

    ``before`` and ``after``: what the journal holds, None when there was nothing.
    """

    what: str
    territory: str
    period: str
    before: object
    after: object
    why: str
    at: datetime
    author: str
    on_behalf_of: str


def field_of(what: str, territory: str, period: str = "") -> str:
    """The name of what changed in the journal: « value|region:76|2024 »."""
    return "|".join((what, territory, period))


def value_history(
    code: str, *, until: datetime | None = None, limit: int = MOST
) -> Sequence[ValueChange]:
    """The changes of one indicator, known at ``until``. Two queries."""
    rows = history_of(KIND, code)
    if until:
        rows = rows.filter(at__lte=until)
    kept = list(rows[:limit])
    users = User.objects.filter(email__in={row.actor for row in kept})
    people = {user.email: str(user) for user in users}
    return [
        ValueChange(
            *_named(row.field),
            row.before,
            row.after,
            row.why,
            row.at,
            people.get(row.actor, row.actor),
            row.on_behalf_of,
        )
        for row in kept
    ]


def _named(field: str) -> tuple[str, str, str]:
    what, territory, period = [*field.split("|"), "", ""][:3]
    return what, territory, period
