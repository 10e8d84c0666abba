"""Who comes in: everybody who is logged in; a document that is not theirs does not exist."""

from django.http import Http404, HttpRequest

from passerelles.apps.steering.models import SharedDocument
from passerelles.apps.steering.reads.space.documents import readable_document
from passerelles.portals.pro.access import person


def readable(request: HttpRequest, document: int) -> SharedDocument:
    """The document. Raises Http404 for who may not know of it."""
    found = readable_document(document, person(request))
    if found is None:
        raise Http404("Ce document n’existe pas, ou n’est pas ouvert à votre collège.")
    return found
