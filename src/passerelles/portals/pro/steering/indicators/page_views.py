"""The list of indicators, the page of one, its history."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from passerelles.apps.accounts.rights import Verb, require
from passerelles.apps.steering.models import TypedValue
from passerelles.apps.steering.reads.values.desk import indicator_desk, indicator_lines
from passerelles.apps.steering.reads.values.history import value_history
from passerelles.apps.steering.reads.values.places import name_of, subject_of
from passerelles.portals.pro.access import desk, person
from passerelles.portals.pro.steering.indicators import presentation, sayings
from passerelles.portals.pro.steering.indicators.asked import asked
from passerelles.portals.pro.steering.indicators.listing import listing
from passerelles.portals.pro.steering.indicators.shared import (
    declared,
    may,
    territory_choices,
    trail,
)

_FOLDER = "pro/steering/indicators"


@desk(TypedValue)
def indicators(request: HttpRequest) -> HttpResponse:
    seen = asked(request.GET)
    lines = indicator_lines(seen.where, as_of=seen.as_of)
    context = {**listing(lines), "asked": seen, "place": name_of(seen.where)}
    context["choices"] = territory_choices(None, seen)
    return render(request, f"{_FOLDER}/list.html", context)


@desk(TypedValue)
def indicator(request: HttpRequest, code: str) -> HttpResponse:
    one, seen = declared(code), asked(request.GET)
    require(person(request), Verb.READ, subject_of(code, seen.where))
    found = indicator_desk(code, seen.where, region=seen.region, as_of=seen.as_of)
    context = {
        **presentation.page(found, region=seen.region),
        "asked": seen,
        "choices": territory_choices(one, seen),
        "chosen": str(found.where),
        "trail": trail(),
        "writes": may(request, Verb.WRITE, one.code, found.where),
        "proposes": may(request, Verb.PROPOSE, one.code, found.where),
        "arbitrates": may(request, Verb.ARBITRATE, one.code, found.where),
    }
    return render(request, f"{_FOLDER}/page.html", context)


@desk(TypedValue)
def history(request: HttpRequest, code: str) -> HttpResponse:
    one, seen = declared(code), asked(request.GET)
    require(person(request), Verb.READ, subject_of(code, seen.where))
    changes = [sayings.change(change, one) for change in value_history(code, until=seen.as_of)]
    context = {"indicator": one, "changes": changes, "trail": trail(one)}
    return render(request, f"{_FOLDER}/history.html", context)
