"""Who reads a shared document: everybody who is logged in, or the colleges that it names."""

from django.db.models import Q, QuerySet

from passerelles.apps.accounts.models import User
from passerelles.apps.accounts.rights import Verb, can, warrants
from passerelles.apps.steering.models import SharedDocument


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
    colleges = colleges_of(actor)
    kept = [one.pk for one in rows if _may_still_read(one, actor, colleges)]
    return SharedDocument.objects.filter(pk__in=kept)


def _may_still_read(document: SharedDocument, actor: User, colleges: set[str]) -> bool:
    if document.author_id == actor.pk:
        return True
    is_reader = not document.readers or bool(colleges & set(document.readers))
    return is_reader and can(actor, Verb.WRITE, document)
