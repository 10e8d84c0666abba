"""Contesting a figure, settling a disagreement."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from passerelles.apps.accounts.rights import Verb, require
from passerelles.apps.indicators.reads.computed import compute
from passerelles.apps.indicators.reads.headlines import Where
from passerelles.apps.steering.actions.values.proposals import (
    ProposalDraft,
    arbitrate,
    counter_propose,
)
from passerelles.apps.steering.models import CounterProposal, Ruling
from passerelles.apps.steering.reads.values.disputes import dispute
from passerelles.apps.steering.reads.values.places import subject_of
from passerelles.portals.pro.access import desk, person
from passerelles.portals.pro.steering.indicators import sayings
from passerelles.portals.pro.steering.indicators.asked import asked
from passerelles.portals.pro.steering.indicators.forms import ArbitrationForm, ProposalForm
from passerelles.portals.pro.steering.indicators.shared import (
    context,
    declared,
    territory_choices,
    tried,
)

_FOLDER = "pro/steering/indicators"


@desk(CounterProposal)
def contest(request: HttpRequest, code: str) -> HttpResponse:
    one, seen = declared(code), asked(request.GET)
    require(person(request), Verb.PROPOSE, subject_of(code, seen.where))
    (computed,) = compute(seen.where, codes=[code])
    period = computed.figure.period if computed.figure else ""
    start = {"territory": str(computed.where), "period": request.GET.get("periode", period)}
    form = ProposalForm(
        request.POST or None, initial=start, territories=territory_choices(one, seen)
    )
    if request.method == "POST":
        said = {name: str(form[name].value() or "") for name in form.fields}
        draft = ProposalDraft(indicator=code, **said)
        act = partial(counter_propose, draft, actor=person(request), at=timezone.now())
        if tried(request, act, done="Votre valeur est affichée à côté du chiffre contesté."):
            return redirect("steering_indicator", code=code)
    more = {"form": form, "value": sayings.value_text(computed), "period": period}
    return render(request, f"{_FOLDER}/contest.html", context(one, **more))


@desk(CounterProposal)
def arbitration(request: HttpRequest, code: str, number: int) -> HttpResponse:
    one, found = declared(code), dispute(number)
    if found is None or found.indicator != code:
        raise Http404("Cette contestation n’existe pas.")
    where = Where(*found.territory.split(":", 1))
    require(person(request), Verb.ARBITRATE, subject_of(code, where))
    form = ArbitrationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        verdict, sentence = Ruling(form.cleaned_data["verdict"]), form.cleaned_data["sentence"]
        row = CounterProposal.objects.get(pk=number)
        act = partial(arbitrate, row, verdict, sentence, actor=person(request), at=timezone.now())
        if tried(request, act, done="Le désaccord est arbitré."):
            return redirect("steering_indicator", code=code)
    more = {"form": form, "dispute": sayings.dispute(found, one)}
    return render(request, f"{_FOLDER}/arbitration.html", context(one, **more))
