"""What every professional page goes through: who may come in."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Model
from django.http import HttpRequest, HttpResponse

from passerelles.apps.accounts.models import User
from passerelles.apps.accounts.rights import Verb, require

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


def person(request: HttpRequest) -> User:
    """The account behind a request that ``desk`` let in."""
    if not isinstance(request.user, User):
        raise TypeError("the view is not guarded by desk()")
    return request.user
