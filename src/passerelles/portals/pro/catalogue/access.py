"""What every page of the desk goes through: who may come in, where to go back, what is refused."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from passerelles.apps.accounts.models import User
from passerelles.apps.accounts.rights import Verb, require
from passerelles.apps.catalogue.actions.refusals import ActionRefused
from passerelles.apps.catalogue.reads.desk import holds_demonstration

View = Callable[..., HttpResponse]


def desk(target: type[Model]) -> Callable[[View], View]:
    """Let in the logged-in accounts that may read ``target``; the others get a 403 page."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, **parts: Any) -> HttpResponse:
            require(request.user, Verb.READ, target)
            return view(request, **parts)

        return login_required(guarded)

    return decorate


def show(request: HttpRequest, template: str, context: Mapping[str, object]) -> HttpResponse:
    """Render a page of the desk, which says so as soon as the offer holds generated rows."""
    return render(request, template, {"demonstration": holds_demonstration(), **context})


def person(request: HttpRequest) -> User:
    """The account behind a request that ``desk`` let in."""
    if not isinstance(request.user, User):
        raise TypeError("the view is not guarded by desk()")
    return request.user


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
