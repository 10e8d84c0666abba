"""The parts of a sheet, each with its form; choices are given by ``choices.py``."""

from collections.abc import Mapping
from typing import Any

from django import forms

from passerelles.apps.steering.models import SheetStepKind
from passerelles.documents.steering.words import STATES, WEATHER_MEANINGS
from passerelles.domain.steering.confidence import Weather
from passerelles.domain.steering.execution import MeasureState
from passerelles.portals.pro.steering.sheets.fields import EurosField, day_field, text_field
from passerelles.portals.pro.steering.sheets.part_form import PartForm


class OwnerForm(PartForm):
    heading = "Qui pilote l’action"
    cell_names = ("owner", "person")

    owner = forms.ChoiceField(label="Institution qui porte l’action", required=False)
    person = forms.ChoiceField(
        label="Personne qui pilote",
        required=False,
        help_text="Une personne de cette institution, qui a un compte ici.",
    )


class DatesForm(PartForm):
    heading = "Dates et territoire"
    cell_names = ("starts_on", "ends_on", "territory")

    starts_on = day_field("Début")
    ends_on = day_field("Fin")
    territory = forms.ChoiceField(label="Territoire", required=False)


class NoteForm(PartForm):
    heading = "Note"
    cell_names = ("note",)

    note = text_field("Note", "Ce que les partenaires doivent savoir.", rows=10, longest=20_000)


class PartnerForm(PartForm):
    heading = "Partenaire"
    lines = "partner"
    line_shape = r"([a-z][a-z0-9_-]*)?"
    cell_names = ("part",)
    can_remove = True

    institution = forms.ChoiceField(label="Institution", required=False)
    part = text_field("Sa part", "Ce qu’elle fait dans l’action.", rows=3, longest=300)

    def key(self, name: str, line: str) -> str:
        return f"partner:{line}"

    def written_line(self) -> str:
        return self.line or self.cleaned_data["institution"]

    def clean_institution(self) -> str:
        return required(self, "institution", "Choisissez l’institution.")


class BudgetForm(PartForm):
    heading = "Ligne de budget"
    lines = "budget"
    line_shape = r"(\d{4}:[a-z][a-z0-9_-]*)?"
    cell_names = ("planned", "committed", "paid")
    can_remove = True

    year = forms.IntegerField(label="Année", required=False, min_value=2000, max_value=2100)
    funder = forms.ChoiceField(label="Financeur", required=False)
    planned = EurosField("Prévu (en euros ; vide = inconnu)")
    committed = EurosField("Engagé (en euros ; vide = inconnu)")
    paid = EurosField("Payé (en euros ; vide = inconnu)")

    def written_line(self) -> str:
        return self.line or f"{self.cleaned_data['year']}:{self.cleaned_data['funder']}"

    def clean_year(self) -> str:
        return required(self, "year", "Écrivez l’année, comme 2026.")

    def clean_funder(self) -> str:
        return required(self, "funder", "Choisissez le financeur.")


class StepForm(PartForm):
    heading = "Jalon ou livrable"
    lines = "step"
    line_shape = r"(\d{1,9})?"
    cell_names = ("kind", "title", "due_on", "done_on")
    can_remove = True

    kind = forms.ChoiceField(label="Sorte", choices=SheetStepKind.choices)
    title = forms.CharField(
        label="Intitulé",
        max_length=300,
        error_messages={"required": "Dites ce qu’il faut atteindre ou remettre."},
    )
    due_on = day_field("Échéance")
    done_on = day_field("Fait le (vide tant que ce n’est pas fait)")

    def written_line(self) -> str:
        return self.line or "new"


class DependencyForm(PartForm):
    heading = "Dépendance"
    lines = "needs"
    line_shape = r"(A\d{1,3})?"
    cell_names = ("reason",)
    can_remove = True

    needs = forms.ChoiceField(label="Action dont celle-ci attend le résultat", required=False)
    reason = text_field("Ce qu’elle en attend", rows=2, longest=300)

    def key(self, name: str, line: str) -> str:
        return f"needs:{line}"

    def written_line(self) -> str:
        return self.line or self.cleaned_data["needs"]

    def clean_needs(self) -> str:
        return required(self, "needs", "Choisissez l’action.")


class MeasureForm(PartForm):
    heading = "Engagement"
    lines = "measure"
    line_shape = r"A\d{1,3}\.M\d{1,3}"
    cell_names = ("state", "owner", "evidence")

    state = forms.ChoiceField(
        label="Avancement", choices=[(state.value, STATES[state]) for state in MeasureState]
    )
    owner = forms.ChoiceField(label="Institution qui en répond", required=False)
    evidence = text_field(
        "Ce qui le montre", "Une phrase, une délibération, l’adresse d’une page.", rows=4
    )

    def __init__(self, data: Any = None, *, cells: Mapping[str, str], line: str = "") -> None:
        super().__init__(data, cells=cells, line=line)
        self.initial["state"] = self.initial["state"] or MeasureState.UNTOLD.value

    @property
    def is_there(self) -> bool:
        return True


class ConfidenceForm(forms.Form):
    weather = forms.ChoiceField(
        label="Votre confiance",
        choices=[(weather.value, WEATHER_MEANINGS[weather]) for weather in Weather],
        widget=forms.RadioSelect,
        error_messages={"required": "Choisissez un des quatre temps."},
    )
    text = forms.CharField(
        label="Pourquoi",
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Dites en une phrase ce qui vous donne, ou non, confiance."},
    )


PARTS: Mapping[str, type[PartForm]] = {
    "pilote": OwnerForm,
    "dates": DatesForm,
    "note": NoteForm,
    "partenaire": PartnerForm,
    "budget": BudgetForm,
    "etape": StepForm,
    "dependance": DependencyForm,
    "engagement": MeasureForm,
}


def required(form: PartForm, name: str, message: str) -> str:
    """What names a new line; a line that exists is named by the address. Raises ValidationError."""
    value = form.cleaned_data[name]
    if not form.line and value in ("", None):
        raise forms.ValidationError(message)
    return str(value)
