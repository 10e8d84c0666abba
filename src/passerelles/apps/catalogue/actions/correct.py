"""Correcting a field by hand: a layer over what the source says, that no import undoes."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Model

from passerelles.apps.accounts.models import User
from passerelles.apps.accounts.rights import Verb, require
from passerelles.apps.catalogue.actions.correction_values import Value, read_value, received
from passerelles.apps.catalogue.actions.refusals import ActionRefused
from passerelles.apps.catalogue.actions.reindex import reindex_later
from passerelles.apps.catalogue.models import CorrectedKind, Correction
from passerelles.apps.catalogue.reads.correctable import KIND_MODELS, Correctable, correctable
from passerelles.apps.journal.actions import record

Target = tuple[CorrectedKind, str, str]
SHORTEST_REASON = 5


@dataclass(frozen=True, slots=True)
class _Author:
    author: User
    reason: str
    at: datetime


@transaction.atomic
def correct_field(
    *, target: tuple[str, str, str], value: str, reason: str, author: User, now: datetime
) -> Correction:
    """Lay ``value`` (as typed; empty: unknown) over the field of one row, with its reason.

    ``target``: kind, key of the row, field. A correction already in force gives way. Raises
    ActionRefused when the row or the field is unknown, the value does not fit or changes nothing.
    """
    require(author, Verb.WRITE, Correction)
    kind, key, field = _field(target)
    row = _row(kind, key)
    wanted = read_value(row, field, value)
    if len(reason.strip()) < SHORTEST_REASON:
        raise ActionRefused("Dites pourquoi vous corrigez, en quelques mots : on le relira.")
    _refuse_useless(row, kind, field, wanted)
    by = _Author(author, reason.strip(), now)
    made = _lay(row, (kind, key, field.name), wanted, by)
    for name, value_of_twin in _precision(field, wanted).items():
        _lay(row, (kind, key, name), value_of_twin, by)
    reindex_later()
    return made


@transaction.atomic
def revoke_correction(*, correction: int, author: User, now: datetime) -> Correction:
    """Take a correction back: what the source says is shown again; the history stays."""
    require(author, Verb.WRITE, Correction)
    row = Correction.objects.select_for_update().filter(pk=correction).first()
    if row is None:
        raise ActionRefused("Cette correction n’existe pas. Revenez à la liste.")
    if row.revoked_at is not None:
        raise ActionRefused("Cette correction est déjà levée.")
    _revoke(row, author=author, now=now)
    twin = f"{row.field}_precision"
    paired = Correction.objects.filter(kind=row.kind, row=row.row, field=twin, revoked_at=None)
    for other in paired.filter(made_at=row.made_at):
        _revoke(other, author=author, now=now)
    reindex_later()
    return row


def _field(target: tuple[str, str, str]) -> tuple[CorrectedKind, str, Correctable]:
    kind, key, name = target
    field = correctable(kind, name)
    if field is None:
        raise ActionRefused(f"Le champ « {name} » ne se corrige pas ici.")
    return CorrectedKind(kind), key, field


def _row(kind: CorrectedKind, key: str) -> Model:
    row = KIND_MODELS[kind]._default_manager.filter(pk=key).first()
    if row is None:
        raise ActionRefused(f"« {key} » n’est pas dans l’offre : vérifiez son numéro.")
    return row


def _refuse_useless(row: Model, kind: str, field: Correctable, wanted: Value) -> None:
    held = Correction.objects.filter(kind=kind, row=row.pk, field=field.name, revoked_at=None)
    current = held.first()
    if current is not None and wanted == received(row, field.name):
        raise ActionRefused("La source dit déjà cela : levez plutôt la correction en place.")
    if wanted == (current.value if current else received(row, field.name)):
        raise ActionRefused(f"« {field.label} » vaut déjà cela : il n’y a rien à corriger.")


def _lay(row: Model, target: Target, value: Value, by: _Author) -> Correction:
    kind, key, name = target
    for before in Correction.objects.filter(kind=kind, row=key, field=name, revoked_at=None):
        _revoke(before, author=by.author, now=by.at)
    made = Correction.objects.create(
        kind=kind,
        row=key,
        field=name,
        value=value,
        received=received(row, name),
        reason=by.reason,
        author=by.author,
        made_at=by.at,
    )
    _journal("field.corrected", made, author=by.author, now=by.at)
    return made


def _revoke(row: Correction, *, author: User, now: datetime) -> None:
    row.revoked_at, row.revoked_by = now, author
    row.save(update_fields=["revoked_at", "revoked_by"])
    _journal("correction.revoked", row, author=author, now=now)


def _journal(verb: str, row: Correction, *, author: User, now: datetime) -> None:
    said = {"kind": row.kind, "row": row.row, "field": row.field}
    values = {"received": row.received, "value": row.value, "reason": row.reason}
    on = ("correction", str(row.pk))
    record(verb, actor=author.email, on=on, at=now, details={**said, **values})


def _precision(field: Correctable, value: Value) -> dict[str, Value]:
    """A start or an end given by hand is a day; emptied, it is unknown."""
    if field.name not in ("start", "end"):
        return {}
    return {f"{field.name}_precision": "day" if value else "unknown"}
