"""Writing in the shared space: a document, a version, another way to share, a withdrawal."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from passerelles.apps.accounts.rights import Verb, require
from passerelles.apps.steering.actions.space import documents as actions
from passerelles.apps.steering.errors import SteeringRefused
from passerelles.apps.steering.models import SharedDocument
from passerelles.apps.steering.reads.space.access import writable_bodies
from passerelles.portals.pro.access import person
from passerelles.portals.pro.steering.access import attempt
from passerelles.portals.pro.steering.space.access import readable
from passerelles.portals.pro.steering.space.forms import (
    FileForm,
    NewDocumentForm,
    SharingForm,
    WithdrawForm,
)
from passerelles.portals.pro.steering.space.views import page


@login_required
def add(request: HttpRequest) -> HttpResponse:
    require(person(request), Verb.WRITE, SharedDocument)
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = NewDocumentForm(*given, bodies=writable_bodies(person(request)))
    if form.is_bound and form.is_valid():
        made = _made(request, form)
        if made is not None:
            return redirect("steering_document", made.pk)
    return render(request, "pro/steering/space/new.html", {"form": form})


@login_required
@require_POST
def add_one(request: HttpRequest, document: int) -> HttpResponse:
    found, form = _writable(request, document), FileForm(request.POST, request.FILES)
    if not form.is_valid():
        return page(request, found, file=form)
    act = partial(actions.add_version, found, form.cleaned_data["file"], **_who(request))
    return _after(request, found, act, done="La nouvelle version est déposée.")


@login_required
@require_POST
def edit(request: HttpRequest, document: int) -> HttpResponse:
    found, form = _writable(request, document), SharingForm(request.POST)
    if not form.is_valid():
        return page(request, found, form)
    try:
        actions.edit_document(found, form.draft(), seen=form.cleaned_data["seen"], **_who(request))
    except actions.DocumentClash as clash:
        return _clash(request, found, form, clash)
    except SteeringRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Le partage est enregistré.")
    return redirect("steering_document", found.pk)


@login_required
@require_POST
def withdraw(request: HttpRequest, document: int) -> HttpResponse:
    found, form = _writable(request, document), WithdrawForm(request.POST)
    if not form.is_valid():
        return page(request, found, withdrawing=form)
    act = partial(actions.withdraw_document, found, form.cleaned_data["why"], **_who(request))
    return _after(request, found, act, done="Le document est retiré ; il reste conservé.")


def _made(request: HttpRequest, form: NewDocumentForm) -> SharedDocument | None:
    """The document, or None when it is refused: the form then says why."""
    try:
        return actions.add_document(form.draft(), form.cleaned_data["file"], **_who(request))
    except SteeringRefused as refusal:
        form.add_error("file", str(refusal))
    except PermissionDenied:
        form.add_error("body", "Choisissez une instance pour laquelle vous écrivez.")
    return None


def _clash(
    request: HttpRequest, found: SharedDocument, form: SharingForm, clash: SteeringRefused
) -> HttpResponse:
    found.refresh_from_db()
    again = form.again(actions.state_of(found))
    answer = page(request, found, again, clash=str(clash))
    answer.status_code = 409
    return answer


def _writable(request: HttpRequest, document: int) -> SharedDocument:
    """The document. Raises Http404 for who may not read it, PermissionDenied for a mere reader."""
    found = readable(request, document)
    require(person(request), Verb.WRITE, found)
    return found


def _who(request: HttpRequest) -> dict[str, Any]:
    return {"author": person(request), "now": timezone.now()}


def _after(
    request: HttpRequest, found: SharedDocument, act: Callable[[], object], *, done: str
) -> HttpResponse:
    """Do ``act`` and say what happened on the page of the document."""
    attempt(request, act, done=done)
    return redirect("steering_document", found.pk)
