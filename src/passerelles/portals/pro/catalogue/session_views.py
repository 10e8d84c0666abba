"""Everything the desk knows of one session, and the green decision."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from passerelles.apps.catalogue.actions.decide_green import decide_green
from passerelles.apps.catalogue.models import ErrorReport, GreenDecision, Session
from passerelles.portals.pro.access import desk, person
from passerelles.portals.pro.catalogue.access import attempt, back, show
from passerelles.portals.pro.catalogue.session_page import context

ANSWERS = {"oui": True, "non": False}


@desk(ErrorReport)
def session(request: HttpRequest, key: str) -> HttpResponse:
    rows = Session.objects.select_related("action__training__provider", "source")
    found = rows.filter(pk=key).first()
    if found is None:
        raise Http404(f"Aucune session n’a la clé « {key[:80]} ».")
    shown = {
        **context(found, person(request)),
        "trail": [("Bureau de l’offre", reverse("offer_desk"))],
    }
    return show(request, "catalogue/session.html", shown)


@require_POST
@desk(GreenDecision)
def green(request: HttpRequest, key: str) -> HttpResponse:
    said = request.POST.get("vert", "")
    if said not in ANSWERS:
        raise Http404("Aucune décision n’a été choisie : revenez en arrière, puis choisissez.")
    reason = request.POST.get("raison", "")
    act = partial(
        decide_green,
        training=key,
        is_green=ANSWERS[said],
        reason=reason,
        author=person(request),
        now=timezone.now(),
    )
    attempt(request, act, done="La décision est enregistrée, avec votre nom et sa raison.")
    return back(request, "offer_desk")
