"""Pairs of sessions that seem to be one: side by side, with what speaks for and against."""

from collections.abc import Callable
from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from passerelles.apps.catalogue.actions.merge import mark_distinct, merge_sessions, undo_decision
from passerelles.apps.catalogue.models import Duplicate, DuplicateVerdict
from passerelles.apps.catalogue.reads import duplicates as reads
from passerelles.portals.pro.access import desk, person
from passerelles.portals.pro.catalogue.access import attempt, back, show
from passerelles.portals.pro.catalogue.duplicate_page import pair_view
from passerelles.portals.pro.catalogue.paging import sliced

PER_PAGE = 10
DONE = {
    "merge": "Les deux sessions n’en font plus qu’une. Vous pouvez l’annuler à tout moment.",
    "distinct": "Les deux sessions restent distinctes ; aucun import ne le changera.",
    "undo": "La décision est annulée : les deux sessions sont de nouveau montrées.",
}


@desk(Duplicate)
def duplicates(request: HttpRequest) -> HttpResponse:
    actor, verdict = person(request), request.GET.get("etat", "probable")
    if verdict not in DuplicateVerdict.values:
        raise Http404(f"Aucune paire n’est dans l’état « {verdict[:20]} ».")
    counts = reads.verdict_counts(actor)
    part = sliced(request, range(counts.get(verdict, 0)), size=PER_PAGE)
    start = (part.number - 1) * PER_PAGE
    found = reads.pairs(actor, verdict=verdict, offset=start, limit=PER_PAGE)
    context = {
        "verdict": verdict,
        "verdicts": [(v.value, v.label, counts.get(v.value, 0)) for v in DuplicateVerdict],
        "pairs": tuple(map(pair_view, found)),
        "page": part,
    }
    return show(request, "catalogue/duplicates.html", context)


@desk(Duplicate)
def duplicate(request: HttpRequest, pair: int) -> HttpResponse:
    if request.method == "POST":
        _decide(request, pair)
        return back(request, "desk_duplicates")
    found = reads.pair(person(request), pair)
    if found is None:
        raise Http404(f"Aucune paire n’a le numéro {pair} : un import l’a peut-être refermée.")
    trail = [
        ("Bureau de l’offre", reverse("offer_desk")),
        ("Doublons", reverse("desk_duplicates")),
    ]
    context = {"pair": pair_view(found), "trail": trail}
    return show(request, "catalogue/duplicate.html", context)


def _decide(request: HttpRequest, pair: int) -> None:
    decision, by = request.POST.get("decision", ""), person(request)
    acts: dict[str, Callable[..., object]] = {
        "merge": partial(merge_sessions, kept=request.POST.get("kept", "")),
        "distinct": mark_distinct,
        "undo": undo_decision,
    }
    if decision not in acts:
        raise Http404(f"Aucune décision ne s’appelle « {decision[:20]} ».")
    act = partial(acts[decision], duplicate=pair, author=by, now=timezone.now())
    attempt(request, act, done=DONE[decision])
