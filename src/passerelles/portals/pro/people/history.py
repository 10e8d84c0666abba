"""Field changes as the component « history » lists them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from passerelles.apps.journal.models import FieldChange


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One change in words; ``for_whom`` is the absent colleague, or empty."""

    at: datetime
    actor: str
    for_whom: str
    label: str
    before: str
    after: str
    why: str


def history_rows(changes: Iterable[FieldChange], labels: Mapping[str, str]) -> list[HistoryRow]:
    """``labels``: field → its French name; a field without one shows as it is."""
    return [
        HistoryRow(
            at=change.at,
            actor=change.actor,
            for_whom=change.on_behalf_of,
            label=labels.get(change.field, change.field),
            before=told(change.before),
            after=told(change.after),
            why=change.why,
        )
        for change in changes
    ]


def told(value: object) -> str:
    """A JSON value in words: « – » when empty, « oui » or « non », lists with commas."""
    if value is None or value in ("", []):
        return "–"
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, list):
        return ", ".join(told(one) for one in value)
    return str(value)
