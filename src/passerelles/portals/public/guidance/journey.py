"""A journey opened by its link, and the care that its pages take of what they show."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from passerelles.apps.guidance.actions.saved import open_state, update

State = Mapping[str, Any]
View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Journey:
    """``state``: the mapping of the profile file; whoever holds ``token`` may change it."""

    token: str
    state: State

    def address(self, name: str, *parts: str | int) -> str:
        return reverse(name, args=[self.token, *parts])

    def keep(self, state: State) -> None:
        """Keep what was just said; a link erased meanwhile keeps nothing."""
        update(self.token, state, now=timezone.now())


def opened(view: View) -> View:
    """Give ``view`` the journey of the link, or a kind page when it opens nothing.

    No cookie takes part: the address is the secret, so a forged form cannot know where to go. And
    without referrer the browser sends « Origin: null », which Django's check would refuse.
    """

    @wraps(view)
    def with_journey(request: HttpRequest, token: str, **parts: Any) -> HttpResponse:
        state = open_state(token, now=timezone.now())
        answer = lost(request) if state is None else view(request, Journey(token, state), **parts)
        return unseen(answer)

    return csrf_exempt(with_journey)


def unseen(response: HttpResponse) -> HttpResponse:
    """Neither kept by a browser or a proxy, nor told to another site, nor indexed."""
    response.headers["Cache-Control"] = "no-store, private"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def lost(request: HttpRequest) -> HttpResponse:
    return render(request, "public/guidance/lost.html", {}, status=404)
