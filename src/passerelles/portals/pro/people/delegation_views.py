"""Delegation during leave: each person hands over her own rights."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from passerelles.apps.accounts.actions.delegations import delegate, take_back
from passerelles.apps.accounts.models import Delegation
from passerelles.portals.pro.access import person
from passerelles.portals.pro.people.access import act_of, done, kept
from passerelles.portals.pro.people.forms import DelegationForm


@require_http_methods(["GET", "POST"])
@login_required
def delegations(request: HttpRequest) -> HttpResponse:
    me, today = person(request), timezone.localdate()
    form = DelegationForm(request.POST or None, instance=Delegation(principal=me))
    act = act_of(request)
    if form.is_valid() and kept(form, lambda: delegate(form.instance, act=act)):
        return redirect("delegations")
    context = {
        "form": form,
        "given": me.delegations_given.filter(ends_on__gte=today).select_related("delegate"),
        "held": me.delegations_held.in_force(today).select_related("principal"),
    }
    return render(request, "people/delegations.html", context)


@require_POST
@login_required
def take_back_delegation(request: HttpRequest, delegation: int) -> HttpResponse:
    row = get_object_or_404(Delegation, pk=delegation, principal=person(request))
    act, today = act_of(request), timezone.localdate()
    done(request, lambda: take_back(row, today=today, act=act), told="Vous reprenez vos droits.")
    return redirect("delegations")
