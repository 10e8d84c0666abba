"""Reading the shared space: list, document, file."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header

from passerelles.apps.accounts.rights import Verb, can
from passerelles.apps.steering.actions.space.documents import note_reading, state_of
from passerelles.apps.steering.actions.space.receiving import version_path
from passerelles.apps.steering.models import SharedDocument
from passerelles.apps.steering.reads.space.documents import document_value, find_documents
from passerelles.apps.steering.reads.space.history import document_history
from passerelles.portals.pro.access import person
from passerelles.portals.pro.steering.space import presentation
from passerelles.portals.pro.steering.space.access import readable
from passerelles.portals.pro.steering.space.forms import (
    DocumentSearch,
    FileForm,
    SharingForm,
    WithdrawForm,
)


@login_required
def documents(request: HttpRequest) -> HttpResponse:
    form = DocumentSearch(request.GET)
    asked = form.asked()
    found = find_documents(asked, person(request)) if asked else []
    context = {
        "form": form,
        "documents": [presentation.shown(one) for one in found],
        "narrowed": any(request.GET.values()),
        "may_write": can(person(request), Verb.WRITE, SharedDocument),
    }
    status = 200 if asked else 400
    return render(request, "pro/steering/space/list.html", context, status=status)


@login_required
def document(request: HttpRequest, document: int) -> HttpResponse:
    return page(request, readable(request, document))


@login_required
def download(request: HttpRequest, document: int, number: int) -> HttpResponse:
    found = readable(request, document)
    version = found.versions.filter(number=number).first()
    path = version_path(version.sha256) if version else None
    if version is None or path is None or not path.is_file():
        raise Http404("Cette version n’existe pas dans l’espace partagé.")
    note_reading(found, number, actor=person(request), now=timezone.now())
    response = HttpResponse(path.read_bytes(), content_type=version.media_type)
    response.headers["Content-Disposition"] = content_disposition_header(True, version.name) or ""
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["Cache-Control"] = "private, no-store"
    return response


def page(
    request: HttpRequest, found: SharedDocument, sharing: SharingForm | None = None, **more: object
) -> HttpResponse:
    """The page of a document, with the forms of those who may write it."""
    value = document_value(found)
    context = {
        "document": presentation.shown(value),
        "versions": [(one, presentation.file_text(one)) for one in value.versions],
        "may_write": can(person(request), Verb.WRITE, found),
        "history": presentation.history(document_history(found.pk)),
        "sharing": sharing or SharingForm.of(state_of(found)),
        "file": FileForm(),
        "withdrawing": WithdrawForm(),
        "clash": "",
        **more,
    }
    return render(request, "pro/steering/space/document.html", context)
