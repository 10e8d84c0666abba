"""Forms of the committee, in plain French."""

from typing import Any, ClassVar

from django import forms

from passerelles.apps.accounts.models import College
from passerelles.apps.steering.models import Body, BodyKind, Stance
from passerelles.apps.steering.reads.crefop.papers import EVALUATION_FIELDS, ROADMAP_FIELDS
from passerelles.portals.pro.steering.crefop.fields import (
    ActionCodes,
    OneAction,
    colleges_field,
    day_field,
    institution_field,
    long_field,
    territory_choices,
)
from passerelles.portals.pro.steering.crefop.row_form import RowForm

_KINDS = (BodyKind.LOCAL, BodyKind.WORKING_GROUP)
_WHY = "On la relira dans l’historique."


class BodyForm(RowForm):
    """A body of the inventory."""

    columns: ClassVar[tuple[str, ...]] = (
        *("name", "led_by", "chaired_by", "parent", "territory", "remit", "contact"),
        *("reviews_plan", "reviewed_on", "closed_on"),
    )
    name = forms.CharField(label="Nom", max_length=200)
    led_by = forms.CharField(
        label="Qui l’anime",
        required=False,
        max_length=200,
        help_text="Une institution ou un service : sous-préfecture, Mission locale, Région…",
    )
    chaired_by = colleges_field("Présidée par", "Rien de coché : ce n’est pas dit.")
    parent = forms.ModelChoiceField(
        label="Travaille pour",
        required=False,
        queryset=Body.objects.none(),
        to_field_name="code",
        empty_label="aucune autre instance",
    )
    territory = forms.ChoiceField(label="Territoire", required=False)
    remit = long_field("Ce dont elle s’occupe", rows=3, max_length=2_000)
    contact = forms.CharField(
        label="Contact",
        required=False,
        max_length=300,
        help_text="Une adresse de service plutôt que celle d’une personne.",
    )
    reviews_plan = forms.BooleanField(
        label="Examine les thèmes du plan",
        required=False,
        help_text="Le calendrier lui propose alors un ou deux thèmes par réunion.",
    )
    reviewed_on = day_field("Fiche vérifiée le")
    closed_on = day_field("Fermée le", help_text="Une instance fermée reste dans l’historique.")

    def __init__(self, data: Any = None, *, row: Body) -> None:
        super().__init__(data, row=row)
        others = Body.objects.exclude(pk=row.pk).exclude(kind=BodyKind.LOCAL).order_by("name")
        self.fields["parent"].queryset = others  # type: ignore[attr-defined]  # of its own class
        territories = territory_choices(row.territory)
        self.fields["territory"].choices = territories  # type: ignore[attr-defined]  # the same


class NewBodyForm(BodyForm):
    """A body that people found: a local one, or a working group."""

    columns = ("kind", *BodyForm.columns)
    kind = forms.ChoiceField(
        label="Sorte", choices=[(one.value, one.label) for one in _KINDS], initial=BodyKind.LOCAL
    )


class MeetingForm(forms.Form):
    body = forms.ModelChoiceField(
        label="Instance",
        queryset=Body.objects.none(),
        to_field_name="code",
        empty_label=None,
        error_messages={"required": "Choisissez une instance."},
    )
    on = day_field("Jour", required=True)
    starts_at = forms.TimeField(
        label="Heure",
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": "Écrivez l’heure ainsi : 14:30."},
    )
    place = forms.CharField(label="Lieu", required=False, max_length=200)

    def __init__(self, data: Any = None, *, bodies: Any = None, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        if bodies is None:
            del self.fields["body"]
        else:
            self.fields["body"].queryset = bodies  # type: ignore[attr-defined]  # of its own class

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("on", "starts_at", "place")}


class MoveForm(MeetingForm):
    why = forms.CharField(
        label="Pourquoi",
        required=False,
        max_length=300,
        help_text="À dire si le jour change.",
    )


class ReasonForm(forms.Form):
    why = forms.CharField(
        label="Pourquoi",
        max_length=300,
        help_text=_WHY,
        error_messages={"required": "Dites pourquoi, en quelques mots."},
    )


class OpinionForm(forms.Form):
    """``base``: the text that the form showed."""

    college = forms.ChoiceField(label="Au nom du collège")
    stance = forms.ChoiceField(
        label="Avis",
        choices=Stance.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choisissez le sens de l’avis."},
    )
    text = long_field("Ce que dit le collège", max_length=10_000)
    base = forms.CharField(required=False, widget=forms.HiddenInput, strip=False)

    def __init__(self, data: Any = None, *, colleges: list[str], initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        labels = dict(College.choices)
        mine = [(one, labels[one]) for one in colleges]
        self.fields["college"].choices = mine  # type: ignore[attr-defined]  # of its own class


class DecisionForm(RowForm):
    columns = ("text", "owner", "due_on", "action")
    text = long_field(
        "Ce qui est décidé",
        rows=3,
        required=True,
        max_length=4_000,
        error_messages={"required": "Écrivez ce qui est décidé."},
    )
    owner = institution_field("Qui s’en charge")
    due_on = day_field("Avant le")
    action = OneAction()


class CorrectionForm(DecisionForm):
    """A decision whose minutes are published."""

    why = forms.CharField(
        label="Pourquoi la corriger",
        max_length=300,
        help_text=_WHY,
        error_messages={"required": "Dites pourquoi vous corrigez cette décision."},
    )


class MinutesForm(forms.Form):
    text = long_field(
        "Relevé de la réunion",
        rows=18,
        help_text="Une ligne vide sépare deux paragraphes. Avis et décisions s’y ajoutent seuls.",
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)


class MinutesCorrectionForm(MinutesForm):
    why = forms.CharField(
        label="Pourquoi corriger un relevé publié",
        max_length=300,
        help_text=_WHY,
        error_messages={"required": "Dites pourquoi vous corrigez un relevé publié."},
    )


class EvaluationForm(RowForm):
    columns = EVALUATION_FIELDS
    question = long_field(
        "Question posée",
        rows=2,
        required=True,
        max_length=2_000,
        error_messages={"required": "Écrivez la question à laquelle l’évaluation répond."},
    )
    schemes = long_field(
        "Dispositifs couverts",
        required=True,
        max_length=4_000,
        help_text="Un par ligne : ceux de plusieurs partenaires sur un même champ (action 32).",
        error_messages={"required": "Nommez au moins un dispositif."},
    )
    provider = forms.CharField(label="Prestataire", required=False, max_length=300)
    owner = institution_field("Institution qui la porte")
    starts_on = day_field("Début")
    ends_on = day_field("Fin")
    findings = long_field("Constats", rows=6)
    follow_up = long_field("Suites données", rows=6)
    actions = ActionCodes()

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        start, end = found.get("starts_on"), found.get("ends_on")
        if start and end and end < start:
            self.add_error("ends_on", "La fin précède le début : corrigez l’une des deux dates.")
        return found


class RoadmapForm(RowForm):
    columns: ClassVar[tuple[str, ...]] = ROADMAP_FIELDS
    year = forms.IntegerField(
        label="Année",
        min_value=2000,
        max_value=2100,
        error_messages={"required": "Donnez une année."},
    )
    position = forms.IntegerField(
        label="Rang", min_value=0, max_value=999, help_text="La feuille suit cet ordre."
    )
    text = long_field(
        "Ce qui est convenu",
        rows=3,
        required=True,
        max_length=4_000,
        error_messages={"required": "Écrivez ce qui est convenu."},
    )
    colleges = colleges_field("Collèges d’accord", "Cochez ceux qui ont donné leur accord.")
    owner = institution_field("Qui s’en charge")
    due_on = day_field("Avant le")
    done_on = day_field("Fait le")
    actions = ActionCodes()

    def __init__(self, data: Any = None, *, row: Any) -> None:
        super().__init__(data, row=row)
        self.initial["colleges"] = row.colleges.split(",") if row.colleges else []

    def clean_colleges(self) -> str:
        return ",".join(self.cleaned_data["colleges"])
