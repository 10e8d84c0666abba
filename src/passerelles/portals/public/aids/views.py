"""The list of aids, and « Mes aides »: asked by POST, answered at once, kept nowhere."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from passerelles.apps.aids.reads.book import rule_book
from passerelles.apps.aids.reads.listing import standings
from passerelles.domain.aids.judge import judge
from passerelles.portals.public.aids.asked import SAID, Answers, answers, blank
from passerelles.portals.public.aids.presentation import card
from passerelles.portals.public.aids.results import results


def aids(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    cards = [card(one) for one in standings(rule_book(), today)]
    return render(request, "public/aids/list.html", {"cards": cards, "today": today})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def my_aids(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _page(request, blank())
    said = answers(request.POST, today=timezone.localdate())
    if said.situation is None:
        return _page(request, said, status=400)
    book = rule_book()
    found = results(judge(said.situation, book), said.situation, book)
    return _page(request, said, found=found)


def _page(
    request: HttpRequest, said: Answers, *, found: object = None, status: int = 200
) -> HttpResponse:
    context = {
        "said": said,
        "found": found,
        "carried": SAID,
        "trail": [("Aides", reverse("aids"))],
    }
    return render(request, "public/aids/mine.html", context, status=status)
