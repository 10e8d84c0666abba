"""The history of a sheet in French: which field, what it said, what it says, who, why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from passerelles.apps.journal.models import FieldChange
from passerelles.apps.steering.models import SheetStepKind
from passerelles.apps.steering.reads.sheet_choices import territory_name
from passerelles.documents.french import day
from passerelles.documents.steering.words import STATES, UNTOLD, WEATHERS, amount_text
from passerelles.domain.steering.confidence import Weather
from passerelles.domain.steering.execution import MeasureState

Names = Mapping[str, str]
_ONCE = {
    "owner": "Institution qui porte l’action",
    "person": "Personne qui pilote",
    "starts_on": "Début",
    "ends_on": "Fin",
    "territory": "Territoire",
    "note": "Note",
    "confidence": "Confiance",
}
_CELLS = {
    "planned": "prévu",
    "committed": "engagé",
    "paid": "payé",
    "kind": "sorte",
    "title": "intitulé",
    "due_on": "échéance",
    "done_on": "fait le",
    "state": "avancement",
    "owner": "institution qui en répond",
    "evidence": "ce qui le montre",
}


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change in words; ``for_whom``: the absent colleague, or empty."""

    label: str
    before: str
    after: str
    why: str
    actor: str
    for_whom: str
    at: datetime


def change_row(change: FieldChange, names: Names) -> ChangeRow:
    return ChangeRow(
        label=field_text(change.field, names),
        before=value_text(change.field, change.before, names),
        after=value_text(change.field, change.after, names),
        why=change.why,
        actor=change.actor,
        for_whom=change.on_behalf_of,
        at=change.at,
    )


def field_text(key: str, names: Names) -> str:
    """« Budget 2024, Région : prévu » for ``budget:2024:region:planned``."""
    if key in _ONCE:
        return _ONCE[key]
    kind, *rest = key.split(":")
    cell = _CELLS.get(rest[-1], rest[-1])
    said = {
        "partner": f"Part de {names.get(rest[0], rest[0])}",
        "needs": f"Dépendance à {rest[0]}",
        "measure": f"Engagement {rest[0]} : {cell}",
        "step": f"Étape : {cell}",
    }
    if kind == "budget":
        return f"Budget {rest[0]}, {names.get(rest[1], rest[1])} : {cell}"
    return said.get(kind, key)


def value_text(key: str, value: object, names: Names) -> str:
    """A value of the journal as the pages say it; a line that is not there reads « – »."""
    if value is None:
        return "–"
    said, name = str(value), key.rpartition(":")[2]
    if key == "territory":
        return territory_name(said)
    if not said:
        return UNTOLD
    if key == "confidence":
        weather, _, words = said.partition(" ")
        return f"{WEATHERS[Weather(weather)]} : {words}"
    readers = {
        "owner": lambda: names.get(said, said),
        "state": lambda: STATES[MeasureState(said)],
        "kind": lambda: SheetStepKind(said).label,
        **dict.fromkeys(("planned", "committed", "paid"), lambda: amount_text(Decimal(said))),
        **dict.fromkeys(
            ("starts_on", "ends_on", "due_on", "done_on"), lambda: day(date.fromisoformat(said))
        ),
    }
    return str(readers[name]()) if name in readers else said
