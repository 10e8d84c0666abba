"""Who reads a shared document: everybody who is logged in, or the colleges that it names."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from passerelles.apps.accounts.holdings import Warrant
from passerelles.apps.accounts.models import User
from passerelles.apps.accounts.rights import Verb, warrants
from passerelles.apps.steering.models import Body, SharedDocument


def colleges_of(actor: User) -> set[str]:
    """The colleges that ``actor`` sits in today, for herself or for an absent colleague."""
    held = warrants(actor, Verb.READ, SharedDocument)
    return {one.institution.college for one in held if one.institution is not None}


def readable_by(rows: QuerySet[SharedDocument], actor: User) -> QuerySet[SharedDocument]:
    """Those of ``rows`` that ``actor`` may know of: three queries at most, before its own.

    Who put a document there always reads it. A withdrawn one is read by who may write it.
    """
    open_to = Q(readers=[]) | Q(readers__overlap=sorted(colleges_of(actor))) | Q(author=actor)
    return rows.filter(open_to).filter(withdrawn_at=None)


def withdrawn_for(actor: User) -> QuerySet[SharedDocument]:
    """The withdrawn documents that ``actor`` may still look at."""
    rows = SharedDocument.objects.exclude(withdrawn_at=None).select_related("body__parent")
    colleges, held = colleges_of(actor), warrants(actor, Verb.WRITE, SharedDocument)
    kept = [
        one.pk
        for one in rows
        if one.author_id == actor.pk
        or (_covered(held, one) and (not one.readers or colleges & set(one.readers)))
    ]
    return SharedDocument.objects.filter(pk__in=kept)


def writable_bodies(actor: User) -> list[Body]:
    """The open bodies for which ``actor`` may put a document there. Four queries at most."""
    held = warrants(actor, Verb.WRITE, SharedDocument)
    rows = Body.objects.filter(closed_on=None).select_related("parent")
    return [one for one in rows if _covered(held, SharedDocument(body=one))]


def _covered(held: Sequence[Warrant], document: SharedDocument) -> bool:
    subject = SharedDocument.branch.subject(document)
    return any(warrant.reach.covers(subject) for warrant in held)
