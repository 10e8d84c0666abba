"""Who comes in: everybody who is logged in; a document that is not theirs does not exist."""

from django.http import Http404, HttpRequest

from passerelles.apps.accounts.rights import Verb, can
from passerelles.apps.steering.models import Body, SharedDocument
from passerelles.apps.steering.reads.space.documents import readable_document
from passerelles.portals.pro.access import person


def readable(request: HttpRequest, document: int) -> SharedDocument:
    """The document. Raises Http404 for who may not know of it."""
    found = readable_document(document, person(request))
    if found is None:
        raise Http404("Ce document n’existe pas, ou n’est pas ouvert à votre collège.")
    return found


def writable_bodies(request: HttpRequest) -> list[Body]:
    """The bodies for which the person may put a document there."""
    rows = Body.objects.filter(closed_on=None).select_related("parent")
    return [one for one in rows if can(person(request), Verb.WRITE, SharedDocument(body=one))]
