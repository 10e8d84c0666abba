"""The page of rights: the matrix, the rights of one institution, one right given or withdrawn."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from passerelles.apps.accounts.actions.grants import give, withdraw
from passerelles.apps.accounts.branches import BRANCHES
from passerelles.apps.accounts.models import Grant, Institution
from passerelles.portals.pro.people.access import act_of, administration, done, kept
from passerelles.portals.pro.people.forms import GrantForm
from passerelles.portals.pro.people.rights_page import (
    function_rows,
    matrix,
    role_rows,
    state,
    subject_label,
)


@dataclass(frozen=True, slots=True)
class GrantLine:
    """One right of an institution, told in words; ``open`` when it can still be withdrawn."""

    grant: Grant
    subject: str
    state: str
    open: bool


@require_GET
@administration
def rights(request: HttpRequest) -> HttpResponse:
    institutions = Institution.objects.filter(closed_on=None)
    asked = request.GET.get("institution", "")
    shown = institutions.filter(code=asked) if asked else institutions
    grants = Grant.objects.in_force(timezone.localdate()).filter(institution__in=shown)
    context = {
        "institutions": institutions,
        "asked": asked,
        "branches": BRANCHES.values(),
        "rows": matrix(shown, list(grants)),
        "roles": role_rows(),
        "functions": function_rows(),
        "lines": _lines(Grant.objects.filter(institution__in=shown)) if asked else [],
    }
    return render(request, "people/rights.html", context)


@require_http_methods(["GET", "POST"])
@administration
def give_right(request: HttpRequest) -> HttpResponse:
    chosen = Institution.objects.filter(code=request.GET.get("institution", "")).first()
    form = GrantForm(request.POST or None, initial={"institution": chosen})
    if form.is_valid():
        act = act_of(request, form.cleaned_data["why"])
        if kept(form, lambda: give(form.instance, act=act)):
            return redirect(_page_of(form.instance.institution))
    return render(
        request,
        "people/form.html",
        {"form": form, "title": "Donner un droit", "back": reverse("rights")},
    )


@require_POST
@administration
def withdraw_right(request: HttpRequest, grant: int) -> HttpResponse:
    """From today on; one that begins today or later ends the day that it begins."""
    row = get_object_or_404(Grant.objects.select_related("institution"), pk=grant)
    last = max(timezone.localdate() - timedelta(days=1), row.starts_on)
    act = act_of(request, request.POST.get("why", "")[:300])
    done(request, lambda: withdraw(row, on=last, act=act), told="Ce droit est retiré.")
    return redirect(_page_of(row.institution))


def _lines(grants: QuerySet[Grant]) -> list[GrantLine]:
    today = timezone.localdate()
    return [
        GrantLine(
            grant,
            subject_label(grant.subtree),
            state(grant, today),
            open=grant.ends_on is None or grant.ends_on >= today,
        )
        for grant in grants
    ]


def _page_of(institution: Institution) -> str:
    return f"{reverse('rights')}?institution={institution.code}"
