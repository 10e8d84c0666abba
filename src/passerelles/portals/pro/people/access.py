"""Who comes in here: whoever administers accounts."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from passerelles.apps.accounts.branches import Subject
from passerelles.apps.accounts.rights import Verb, require
from passerelles.apps.journal.actions import Act
from passerelles.portals.pro.access import View, person

ACCOUNTS = Subject("accounts")


def administration(view: View) -> View:
    """Let in those who administer accounts; the others get a 403 page."""

    @wraps(view)
    def guarded(request: HttpRequest, **parts: Any) -> HttpResponse:
        require(request.user, Verb.ADMINISTER, ACCOUNTS)
        return view(request, **parts)

    return login_required(guarded)


def act_of(request: HttpRequest, why: str = "") -> Act:
    return Act(person(request).email, timezone.now(), why=why)


def done(request: HttpRequest, act: Callable[[], object], *, told: str) -> bool:
    """Do ``act`` and say what happened at the top of the next page; False when refused."""
    try:
        act()
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return False
    messages.success(request, told)
    return True


def kept(form: BaseForm, act: Callable[[], object]) -> bool:
    """Do ``act`` with a form that is valid; a refusal is written at the top of the form."""
    try:
        act()
    except ValidationError as error:
        form.add_error(None, ValidationError(error.messages))
        return False
    return True
