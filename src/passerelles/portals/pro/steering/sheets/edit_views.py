"""Editing one part of a sheet, and telling one's confidence."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.contrib import messages
from django.forms import ChoiceField
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone

from passerelles.apps.accounts.rights import Verb, require
from passerelles.apps.steering.actions.confidence import tell_confidence
from passerelles.apps.steering.actions.sheet_editing import SheetClash, edit_sheet
from passerelles.apps.steering.errors import SteeringRefused
from passerelles.apps.steering.models import Action, ActionSheet
from passerelles.apps.steering.reads.sheet import institution_names, measure_text
from passerelles.apps.steering.reads.sheet_cells import cells_of, sheet_of
from passerelles.apps.steering.reads.sheet_choices import choices_of
from passerelles.apps.steering.reads.sheet_history import last_changes
from passerelles.domain.steering.confidence import Weather
from passerelles.portals.pro.access import desk, person
from passerelles.portals.pro.steering.sheets.access import found_action
from passerelles.portals.pro.steering.sheets.forms import PARTS, ConfidenceForm
from passerelles.portals.pro.steering.sheets.history import ChangeRow, change_row, value_text
from passerelles.portals.pro.steering.sheets.part_form import PartForm

_NAMES_A_LINE = ("institution", "year", "funder", "needs")


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One field that two people wrote, in words; ``last``: who wrote what stands, when and why."""

    label: str
    theirs: str
    mine: str
    last: ChangeRow | None


@desk(ActionSheet)
def edit(request: HttpRequest, code: str, part: str, line: str = "") -> HttpResponse:
    action = _writable(request, code)
    form = _form(action, part, line, request.POST if request.method == "POST" else None)
    disagreements: Sequence[Disagreement] = ()
    if form.is_bound and form.is_valid():
        try:
            return _saved(request, action, form)
        except SheetClash as clash:
            disagreements = _disagreements(action, form, clash)
            form = _form(action, part, line, _reopened(request, form, clash))
        except SteeringRefused as refusal:
            form.add_error(None, str(refusal))
    context = {"action": action, "form": form, "disagreements": disagreements}
    return render(request, "pro/steering/sheets/edit.html", context)


@desk(ActionSheet)
def confidence(request: HttpRequest, code: str) -> HttpResponse:
    action = _writable(request, code)
    form = ConfidenceForm(request.POST or None)
    if form.is_bound and form.is_valid():
        weather, text = Weather(form.cleaned_data["weather"]), form.cleaned_data["text"]
        tell_confidence(action, weather, text, author=person(request), now=timezone.now())
        messages.success(request, "Votre confiance est notée ; les mots d’avant restent lisibles.")
        return redirect("steering_sheet", code)
    context = {"action": action, "form": form}
    return render(request, "pro/steering/sheets/confidence.html", context)


def _writable(request: HttpRequest, code: str) -> Action:
    action = found_action(code)
    require(request.user, Verb.WRITE, sheet_of(action))
    return action


def _form(action: Action, part: str, line: str, data: Any) -> PartForm:
    """The form of a part of the sheet as it stands. Raises Http404."""
    kind, cells = PARTS.get(part), cells_of(sheet_of(action))
    if kind is None or not re.fullmatch(kind.line_shape, line):
        raise Http404("Cette partie de la fiche n’existe pas.")
    form = kind(data, cells=cells, line=line)
    form.about = measure_text(action, line) if part == "engagement" else line
    if line and not (form.about and (form.is_bound or form.is_there)):
        raise Http404("Cette ligne de la fiche n’existe plus.")
    for name in _NAMES_A_LINE if line else ():
        form.fields.pop(name, None)
    for name, field in form.fields.items():
        if (choices := choices_of(action, name, timezone.localdate())) is not None:
            cast(ChoiceField, field).choices = choices
    return form


def _saved(request: HttpRequest, action: Action, form: PartForm) -> HttpResponse:
    """Write, and go back to the sheet. Raises SheetClash, SteeringRefused."""
    edited = form.edit(remove="remove" in request.POST)
    edit_sheet(action, edited, author=person(request), now=timezone.now())
    messages.success(request, "La fiche est à jour ; l’historique garde ce qu’elle disait.")
    return redirect("steering_sheet", action.code)


def _reopened(request: HttpRequest, form: PartForm, clash: SheetClash) -> QueryDict:
    """What was posted, on top of what stands now: saving again decides between the two."""
    posted = request.POST.copy()
    keys = form.edit().mine.keys() & clash.theirs.keys()
    posted["base"] = json.dumps({key: clash.theirs[key] for key in keys})
    return posted


def _disagreements(action: Action, form: PartForm, clash: SheetClash) -> tuple[Disagreement, ...]:
    names, last = institution_names(action), last_changes(action)
    return tuple(
        Disagreement(
            form.label_of(one.field),
            value_text(one.field, one.theirs, names),
            value_text(one.field, one.mine, names),
            change_row(last[one.field], names) if one.field in last else None,
        )
        for one in clash.clashes
    )
