"""Deciding by hand that a training is green, or is not."""

from datetime import datetime

from django.db import transaction

from passerelles.apps.accounts.models import User
from passerelles.apps.accounts.rights import Verb, require
from passerelles.apps.catalogue.actions.refusals import ActionRefused
from passerelles.apps.catalogue.actions.reindex import reindex_later
from passerelles.apps.catalogue.models import GreenDecision, Training
from passerelles.apps.journal.actions import record

SHORTEST_REASON = 5


@transaction.atomic
def decide_green(
    *, training: str, is_green: bool, reason: str, author: User, now: datetime
) -> GreenDecision:
    """Add a decision with its reason and its author: the last one holds, the others stay.

    Raises ActionRefused when the training is unknown, the reason empty, or the same already holds.
    """
    require(author, Verb.WRITE, GreenDecision)
    row = Training.objects.filter(pk=training).first()
    if row is None:
        raise ActionRefused(f"« {training} » n’est pas dans l’offre : vérifiez son numéro.")
    if len(reason.strip()) < SHORTEST_REASON:
        raise ActionRefused("Dites pourquoi, en quelques mots : la raison est montrée au public.")
    last = row.green_decisions.first()
    if last is not None and last.is_green == is_green:
        raise ActionRefused("Cette décision est déjà en place pour cette formation.")
    made = row.green_decisions.create(
        is_green=is_green, reason=reason.strip(), author=author, made_at=now
    )
    details: dict[str, object] = {"is_green": is_green, "reason": made.reason}
    on = ("green_decision", str(made.pk))
    record(
        "green.decided",
        actor=author.email,
        on=on,
        at=now,
        details={"training": training, **details},
    )
    reindex_later()
    return made
