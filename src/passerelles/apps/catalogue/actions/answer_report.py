"""Answering the person who signalled an error."""

from datetime import datetime

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction

from passerelles.apps.accounts.models import User
from passerelles.apps.accounts.rights import Verb, require
from passerelles.apps.catalogue.actions.refusals import ActionRefused
from passerelles.apps.catalogue.models import ErrorReport
from passerelles.apps.journal.actions import record

SHORTEST_ANSWER = 5
LONGEST_ANSWER = 4_000
SUBJECT = "Votre signalement sur une formation"
UNSENT = "django.core.mail.backends.console.EmailBackend"


@transaction.atomic
def answer_report(*, report: int, answer: str, author: User, now: datetime) -> ErrorReport:
    """Keep the answer and close the report; it is sent after the commit when mail is set up.

    Raises ActionRefused when the report is unknown, answered already, or the answer empty.
    """
    require(author, Verb.WRITE, ErrorReport)
    row = ErrorReport.objects.select_for_update().filter(pk=report).first()
    if row is None:
        raise ActionRefused("Ce signalement n’existe pas. Revenez à la liste.")
    if row.answered_at is not None:
        raise ActionRefused(
            "Ce signalement a déjà sa réponse : rouvrez-le pour en écrire une autre."
        )
    text = answer.strip()
    if not SHORTEST_ANSWER <= len(text) <= LONGEST_ANSWER:
        raise ActionRefused(f"Écrivez une réponse, de {LONGEST_ANSWER} caractères au plus.")
    row.answer, row.answered_at, row.answered_by = text, now, author
    row.save(update_fields=["answer", "answered_at", "answered_by"])
    _journal("report.answered", row, author=author, now=now)
    if row.email and mail_is_set_up():
        address = row.email
        transaction.on_commit(lambda: send_answer(address, text))
    return row


@transaction.atomic
def reopen_report(*, report: int, author: User, now: datetime) -> ErrorReport:
    """Put an answered report back in the queue; the former answer stays as a draft."""
    require(author, Verb.WRITE, ErrorReport)
    row = ErrorReport.objects.select_for_update().filter(pk=report).first()
    if row is None or row.answered_at is None:
        raise ActionRefused("Ce signalement attend déjà sa réponse.")
    row.answered_at, row.answered_by = None, None
    row.save(update_fields=["answered_at", "answered_by"])
    _journal("report.reopened", row, author=author, now=now)
    return row


def mail_is_set_up() -> bool:
    """Whether answers leave by themselves; else the desk shows the text to send."""
    return str(settings.EMAIL_BACKEND) != UNSENT


def send_answer(address: str, text: str) -> None:
    send_mail(SUBJECT, text, None, [address])


def _journal(verb: str, row: ErrorReport, *, author: User, now: datetime) -> None:
    details: dict[str, object] = {"session": row.session_id, "field": row.field}
    on = ("error_report", str(row.pk))
    record(verb, actor=author.email, on=on, at=now, details=details)
