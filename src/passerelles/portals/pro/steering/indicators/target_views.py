"""Setting the trajectory of an indicator."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from passerelles.apps.accounts.rights import Verb, require
from passerelles.apps.steering.actions.values.targets import (
    TargetDraft,
    newest_setting,
    set_target,
)
from passerelles.apps.steering.errors import EditedMeanwhile
from passerelles.apps.steering.models import TargetSetting
from passerelles.apps.steering.reads.values.places import subject_of
from passerelles.apps.steering.reads.values.plan_said import plan_said
from passerelles.portals.pro.access import desk, person
from passerelles.portals.pro.steering.indicators import sayings
from passerelles.portals.pro.steering.indicators.asked import Asked, asked
from passerelles.portals.pro.steering.indicators.forms import POINTS, TargetForm
from passerelles.portals.pro.steering.indicators.shared import (
    context,
    declared,
    territory_choices,
    tried,
)

_PAGE = "pro/steering/indicators/target.html"


@desk(TargetSetting)
def target(request: HttpRequest, code: str) -> HttpResponse:
    one, seen = declared(code), asked(request.GET)
    require(person(request), Verb.WRITE, subject_of(code, seen.where))
    choices = territory_choices(one, seen)
    form = TargetForm(request.POST or None, initial=_initial(code, seen), territories=choices)
    clash = None
    if request.method == "POST":
        act = partial(set_target, _draft(code, form), actor=person(request), at=timezone.now())
        try:
            if tried(
                request, act, done="La trajectoire est fixée ; l’ancienne reste à l’historique."
            ):
                return redirect("steering_indicator", code=code)
        except EditedMeanwhile as edited:
            clash = edited
    plan = [sayings.plan_line(said, one) for said in plan_said(code)]
    more = {"form": form, "plan": plan, "clash": clash, "newest": newest_setting(code, seen.where)}
    return render(request, _PAGE, context(one, **more))


def _initial(code: str, seen: Asked) -> dict[str, object]:
    known: dict[str, object] = {"territory": str(seen.where)}
    setting = newest_setting(code, seen.where)
    if setting is None:
        return known
    first, *between, last = setting.points
    known |= {"seen": setting.pk, "reason": setting.reason}
    known |= {"baseline_on": first["on"], "baseline": _written(first["value"])}
    known |= {"target_on": last["on"], "target": _written(last["value"])}
    for number, point in enumerate(between[:POINTS], 1):
        known |= {f"on_{number}": point["on"], f"value_{number}": _written(point["value"])}
    return known


def _written(value: float) -> str:
    return f"{value:.10g}".replace(".", ",")


def _draft(code: str, form: TargetForm) -> TargetDraft:
    first, *between, last = form.written()
    seen = str(form["seen"].value() or "")
    return TargetDraft(
        indicator=code,
        territory=str(form["territory"].value() or ""),
        baseline=first,
        target=last,
        between=between,
        reason=str(form["reason"].value() or ""),
        seen=int(seen) if seen.isascii() and seen.isdigit() else None,
    )
