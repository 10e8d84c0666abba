"""Writing an imported inventory: known codes are updated, the other rows added."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied

from passerelles.apps.accounts.models import User
from passerelles.apps.journal.models import FieldChange
from passerelles.apps.steering.actions.crefop.bodies import add_body
from passerelles.apps.steering.actions.crefop.rows import RowEdit, journaled_as, write_row
from passerelles.apps.steering.models import Body
from passerelles.apps.steering.reads.crefop.cells import cells_of
from passerelles.formats.plan.inventory import Inventory, InventoryRow

_WHY = "Import d’un fichier CSV"
_FIELDS = {
    "nom": "name",
    "territoire": "territory",
    "animee_par": "led_by",
    "mission": "remit",
    "contact": "contact",
    "verifiee_le": "reviewed_on",
    "fermee_le": "closed_on",
}


@dataclass(frozen=True, slots=True)
class Imported:
    """Counts of bodies; ``faults``: a French sentence a refused line."""

    added: int
    changed: int
    same: int
    faults: tuple[str, ...]


def import_bodies(inventory: Inventory, *, author: User, now: datetime) -> Imported:
    """Write the rows, one by one: a refused one leaves the others. The file does not merge: it
    says what its columns hold, the journal keeps what they held.
    """
    counts = {"added": 0, "changed": 0, "same": 0}
    faults = list(inventory.faults)
    known = {row.code: row for row in Body.objects.all()}
    named = {(row.name, row.territory): row.code for row in known.values()}
    for row in inventory.rows:
        if fault := _fault(row, known, named):
            faults.append(f"Ligne {row.line} : {fault}")
            continue
        try:
            counts[_write(row, known.get(row.code), author=author, now=now)] += 1
        except PermissionDenied:
            faults.append(f"Ligne {row.line} : vos droits ne couvrent pas cette instance.")
    return Imported(**counts, faults=tuple(faults))


def _fault(
    row: InventoryRow, known: Mapping[str, Body], named: Mapping[tuple[str, str], str]
) -> str:
    if row.code and row.code not in known:
        return f"aucune instance n’a le code « {row.code} » : sans code, elle serait ajoutée."
    same = named.get((str(row.values["nom"]), str(row.values.get("territoire") or "")))
    if not row.code and same:
        return f"cette instance existe : donnez son code, « {same} », pour la mettre à jour."
    return ""


def _write(row: InventoryRow, body: Body | None, *, author: User, now: datetime) -> str:
    values: dict[str, Any] = {
        _FIELDS[name]: value for name, value in row.values.items() if name in _FIELDS
    }
    if body is None:
        edit = RowEdit(values={**values, "kind": row.values["sorte"]}, base={}, why=_WHY)
        add_body(edit, author=author, now=now)
        return "added"
    kind, identifier = journaled_as(body)
    told = FieldChange.objects.filter(object_kind=kind, object_id=identifier)
    before = told.count()
    edit = RowEdit(values=values, base=cells_of(body, values), why=_WHY)
    write_row(body, edit, author=author, now=now)
    return "changed" if told.count() > before else "same"
