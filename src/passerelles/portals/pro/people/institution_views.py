"""Institutions and their members."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from passerelles.apps.accounts.actions.institutions import save_institution
from passerelles.apps.accounts.actions.memberships import add_membership, end_membership
from passerelles.apps.accounts.models import Institution, Membership
from passerelles.apps.journal.reads import history_of
from passerelles.portals.pro.people.access import act_of, administration, done, kept
from passerelles.portals.pro.people.forms import InstitutionForm, MembershipForm
from passerelles.portals.pro.people.history import history_rows

LABELS = {
    "code": "Code",
    "name": "Nom",
    "college": "Collège",
    "siret": "SIRET",
    "territory": "Territoire",
    "closed_on": "Fermée le",
}


@require_GET
@administration
def institutions(request: HttpRequest) -> HttpResponse:
    rows = Institution.objects.prefetch_related("memberships__user")
    today = timezone.localdate()
    lines = [
        (one, sum(membership.holds(today) for membership in one.memberships.all())) for one in rows
    ]
    return render(request, "people/institutions.html", {"lines": lines})


@require_http_methods(["GET", "POST"])
@administration
def add_institution(request: HttpRequest) -> HttpResponse:
    form = InstitutionForm(request.POST or None)
    if form.is_valid() and _saved(request, form):
        return redirect("institution", code=form.instance.code)
    back = reverse("institutions")
    return render(
        request,
        "people/form.html",
        {"form": form, "title": "Ajouter une institution", "back": back},
    )


@require_http_methods(["GET", "POST"])
@administration
def institution(request: HttpRequest, code: str) -> HttpResponse:
    row = get_object_or_404(Institution, code=code)
    form = InstitutionForm(request.POST or None, instance=row)
    form.fields["code"].disabled = True
    if form.is_valid() and _saved(request, form):
        return redirect("institution", code=code)
    members = Membership.objects.filter(institution__code=code).select_related("user")
    context = {
        "institution": Institution.objects.get(code=code),
        "form": form,
        "members": members,
        "today": timezone.localdate(),
        "history": history_rows(history_of("institution", code), LABELS),
    }
    return render(request, "people/institution.html", context)


@require_http_methods(["GET", "POST"])
@administration
def add_member(request: HttpRequest, code: str) -> HttpResponse:
    row = get_object_or_404(Institution, code=code)
    form = MembershipForm(request.POST or None, instance=Membership(institution=row))
    act = act_of(request)
    if form.is_valid() and kept(form, lambda: add_membership(form.instance, act=act)):
        return redirect("institution", code=code)
    back = reverse("institution", args=[code])
    title = f"Ajouter une personne : {row.name}"
    return render(request, "people/form.html", {"form": form, "title": title, "back": back})


@require_POST
@administration
def end_member(request: HttpRequest, membership: int) -> HttpResponse:
    """Yesterday is the last day, or the first one when she has only begun."""
    row = get_object_or_404(Membership.objects.select_related("institution", "user"), pk=membership)
    last = max(timezone.localdate() - timedelta(days=1), row.starts_on)
    act = act_of(request)
    done(
        request,
        lambda: end_membership(row, on=last, act=act),
        told=f"{row.user} n’agit plus pour {row.institution}.",
    )
    return redirect("institution", code=row.institution.code)


def _saved(request: HttpRequest, form: InstitutionForm) -> bool:
    act = act_of(request, form.cleaned_data["why"])
    return kept(form, lambda: save_institution(form.instance, act=act))
