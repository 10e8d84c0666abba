"""Typing figures, one by one or in a table, and withdrawing them."""

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from passerelles.apps.accounts.rights import Verb, require
from passerelles.apps.steering.actions.values.entries import ValueEntry
from passerelles.apps.steering.actions.values.table import (
    ImportedTable,
    RefusedTable,
    import_values,
)
from passerelles.apps.steering.actions.values.typing import type_value, withdraw
from passerelles.apps.steering.errors import SteeringRefused
from passerelles.apps.steering.models import TypedValue
from passerelles.apps.steering.reads.values.places import subject_of
from passerelles.apps.steering.reads.values.typed import typed_values
from passerelles.documents.french import counted
from passerelles.formats.common.rejection import UnreadableFile
from passerelles.formats.steering.typed_values import COLUMNS
from passerelles.portals.pro.access import desk, person
from passerelles.portals.pro.steering.indicators import sayings
from passerelles.portals.pro.steering.indicators.asked import asked
from passerelles.portals.pro.steering.indicators.forms import TableForm, ValueForm
from passerelles.portals.pro.steering.indicators.shared import (
    context,
    declared,
    territory_choices,
    trail,
    tried,
)

LARGEST = 10_000_000  # bytes
MOST_TOLD = 100  # refused lines
_FOLDER = "pro/steering/indicators"


@desk(TypedValue)
def values(request: HttpRequest, code: str) -> HttpResponse:
    one, seen = declared(code), asked(request.GET)
    require(person(request), Verb.WRITE, subject_of(code, seen.where))
    start = {"territory": str(seen.where)}
    choices = territory_choices(one, seen)
    form = ValueForm(request.POST or None, initial=start, territories=choices, indicator=one)
    if request.method == "POST":
        act = partial(_type, code, form, actor=person(request), at=timezone.now())
        if tried(request, act, done="La valeur est enregistrée et publiée, avec sa preuve."):
            return redirect("steering_indicator", code=code)
    typed = [sayings.typed(row, one) for row in typed_values(code)]
    return render(request, f"{_FOLDER}/values.html", context(one, form=form, typed=typed))


@require_POST
@desk(TypedValue)
def withdrawal(request: HttpRequest, code: str, number: int) -> HttpResponse:
    declared(code)
    row = TypedValue.objects.filter(pk=number, indicator=code).first()
    if row is None:
        raise Http404("Cette valeur n’existe pas.")
    why = request.POST.get("why", "")
    act = partial(withdraw, row, why, actor=person(request), at=timezone.now())
    tried(request, act, done="La valeur est retirée ; elle reste à l’historique.")
    return redirect("steering_indicator", code=code)


@desk(TypedValue)
def table(request: HttpRequest) -> HttpResponse:
    require(person(request), Verb.WRITE, TypedValue)
    form = TableForm(request.POST or None, request.FILES or None)
    refused: RefusedTable | None = None
    if request.method == "POST" and form.is_valid():
        try:
            _tell(request, _import(request, form.cleaned_data["table"]))
            return redirect("steering_indicators")
        except RefusedTable as error:
            refused = error
        except (SteeringRefused, UnreadableFile) as error:
            messages.error(request, str(error))
    told = refused.rejections[:MOST_TOLD] if refused else ()
    more = {"form": form, "refused": refused, "told": told, "columns": ";".join(COLUMNS)}
    return render(request, f"{_FOLDER}/table.html", {"trail": trail(), **more})


def _type(code: str, form: ValueForm, **by: Any) -> TypedValue:
    said = {name: str(form[name].value() or "") for name in form.fields if name != "replaces"}
    entry = ValueEntry(indicator=code, **said)
    replaces = None
    if form["replaces"].value():
        key = {"territory": entry.territory.strip(), "period": entry.period.strip()}
        rows = TypedValue.objects.filter(indicator=code, withdrawn_at=None, **key)
        replaces = rows.values_list("pk", flat=True).first()
    return type_value(entry, replaces=replaces, **by)


def _import(request: HttpRequest, file: "UploadedFile[bytes]") -> ImportedTable:
    if (file.size or 0) > LARGEST:
        raise SteeringRefused(
            f"« {file.name} » pèse {(file.size or 0) / 1e6:.0f} Mo : {LARGEST / 1e6:.0f} Mo au "
            "plus. Découpez le tableau."
        )
    with TemporaryDirectory() as folder:
        path = Path(folder) / Path(file.name or "tableau.csv").name
        with path.open("wb") as copy:
            copy.writelines(file.chunks())
        return import_values(path, actor=person(request), at=timezone.now())


def _tell(request: HttpRequest, done: ImportedTable) -> None:
    said = (
        f"{counted(done.read, 'ligne lue', 'lignes lues')} : "
        f"{counted(done.added, 'valeur ajoutée', 'valeurs ajoutées')}, "
        f"{counted(done.changed, 'changée', 'changées')}, "
        f"{counted(done.same, 'déjà là', 'déjà là')}."
    )
    messages.success(request, said)
