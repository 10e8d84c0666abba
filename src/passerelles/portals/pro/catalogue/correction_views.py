"""Correcting a field, revoking a correction, and every correction made."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from passerelles.apps.catalogue.actions.correct import correct_field, revoke_correction
from passerelles.apps.catalogue.models import Correction
from passerelles.apps.catalogue.reads import desk as reads
from passerelles.apps.catalogue.reads.correction_lines import (
    DeskField,
    correction_lines,
    desk_field,
)
from passerelles.portals.pro.access import desk, person
from passerelles.portals.pro.catalogue.access import attempt, back, show
from passerelles.portals.pro.catalogue.correction_form import CorrectionForm
from passerelles.portals.pro.catalogue.paging import sliced


@desk(Correction)
def corrections(request: HttpRequest) -> HttpResponse:
    state, text = request.GET.get("etat", "in_force"), request.GET.get("q", "").strip()
    part = sliced(request, reads.corrections(person(request), state=state, text=text))
    context = {"state": state, "q": text, "page": part, "lines": correction_lines(part.items)}
    return show(request, "catalogue/corrections.html", context)


@desk(Correction)
def correct(request: HttpRequest, kind: str, field: str, key: str) -> HttpResponse:
    found = desk_field(kind, key, field)
    if found is None:
        raise Http404(f"Aucun champ « {field[:40]} » ne se corrige à cette adresse.")
    form = CorrectionForm(request.POST or None, kind=kind, name=field, key=key)
    if request.method == "POST" and form.is_valid() and _correct(request, found, form):
        return back(request, "desk_corrections")
    context = {"field": found, "form": form, "return_to": _return_to(request)}
    return show(request, "catalogue/correct.html", context)


@require_POST
@desk(Correction)
def revoke(request: HttpRequest, correction: int) -> HttpResponse:
    act = partial(
        revoke_correction, correction=correction, author=person(request), now=timezone.now()
    )
    attempt(request, act, done="La correction est levée : la source parle de nouveau.")
    return back(request, "desk_corrections")


def _correct(request: HttpRequest, field: DeskField, form: CorrectionForm) -> bool:
    act = partial(
        correct_field,
        target=(field.kind, field.key, field.name),
        value=form.cleaned_data["value"],
        reason=form.cleaned_data["reason"],
        author=person(request),
        now=timezone.now(),
    )
    return attempt(request, act, done=f"« {field.label} » est corrigé, par-dessus la source.")


def _return_to(request: HttpRequest) -> str:
    return request.POST.get("retour") or request.GET.get("retour", "")
