"""What the pages of the offer's desk share: demonstration told, refusals said, the way back."""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from passerelles.apps.catalogue.actions.refusals import ActionRefused
from passerelles.apps.catalogue.reads.desk import holds_demonstration


def show(request: HttpRequest, template: str, context: Mapping[str, object]) -> HttpResponse:
    """Render a page of the desk, which says so as soon as the offer holds generated rows."""
    return render(request, template, {"demonstration": holds_demonstration(), **context})


def attempt(request: HttpRequest, act: Callable[[], object], *, done: str) -> bool:
    """Do ``act`` and say what happened, at the top of the next page; False when refused."""
    try:
        act()
    except ActionRefused as refusal:
        messages.error(request, str(refusal))
        return False
    messages.success(request, done)
    return True


def back(request: HttpRequest, default: str) -> HttpResponse:
    """Redirect to the page of the site that the form names, else to ``default``."""
    asked = request.POST.get("retour", "")
    if url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()}):
        return redirect(asked)
    return redirect(default)
