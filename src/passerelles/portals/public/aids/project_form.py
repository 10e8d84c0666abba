"""What a person wants to do and where she lives; every field may stay unsaid."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from passerelles.apps.reference.models import TerritoryKind
from passerelles.apps.reference.reads.place_reading import NamedPlace, read_place
from passerelles.portals.public.guidance.forms.base import (
    UNSAID,
    State,
    StepForm,
    YesNoField,
    day,
    whole,
)

Choices = Sequence[tuple[str, str]]
_COMMUNES = (TerritoryKind.COMMUNE, TerritoryKind.ARRONDISSEMENT)
_NO_PLACE = "Nous ne connaissons pas cette commune : écrivez son nom ou son code postal."
KINDS: Choices = [
    ("training", "Suivre une formation"),
    ("job", "Prendre un emploi"),
    ("business_creation", "Créer ou reprendre une entreprise"),
]
PROGRAMMES: Choices = [
    ("prf", "Plan régional de formation (PRF : Qualif’Pro, Projet Pro, Lectio…)"),
    ("e2c", "École de la 2e chance (E2C)"),
    ("sanitaire-social", "École sanitaire ou sociale (infirmier, aide-soignant…)"),
    ("innov-emploi", "Innov’Emploi"),
    ("cpf", "Formation payée par mon compte (CPF)"),
    ("apprentissage", "Apprentissage"),
    ("autre", "Un autre dispositif"),
]
FUNDERS: Choices = [
    ("region", "La Région"),
    ("france-travail", "France Travail"),
    ("employeur", "Mon employeur ou un OPCO"),
    ("moi-meme", "Moi"),
    ("autre", "Un autre financeur"),
]
CONTRACTS: Choices = [
    ("cdi", "CDI"),
    ("cdd", "CDD"),
    ("interim", "Intérim"),
]


class ProjectForm(StepForm):
    lieu = forms.CharField(
        label="Votre commune",
        help_text="Son nom ou son code postal. Certaines aides sont celles de la Région.",
        required=False,
        max_length=80,
    )
    projet = forms.ChoiceField(
        label="Que voulez-vous faire ?",
        required=False,
        choices=[*KINDS, ("", UNSAID)],
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Choisissez une réponse de la liste."},
    )
    dispositif = forms.ChoiceField(
        label="Dans quel dispositif est la formation ?",
        help_text="La fiche de la formation le dit.",
        required=False,
        choices=[("", UNSAID), *PROGRAMMES],
        error_messages={"invalid_choice": "Choisissez une réponse de la liste."},
    )
    financeur = forms.ChoiceField(
        label="Qui paie la formation ?",
        required=False,
        choices=[("", UNSAID), *FUNDERS],
        error_messages={"invalid_choice": "Choisissez une réponse de la liste."},
    )
    vert = YesNoField("La formation ou le projet porte-t-il un label vert de la Région ?")
    secteur = forms.CharField(
        label="Dans quel secteur ?",
        help_text="Par exemple : BTP, agriculture, industrie.",
        required=False,
        max_length=60,
    )
    debut = day("Premier jour", help_text="De la formation ou de l’activité.")
    fin = day("Dernier jour", help_text="De la formation.")
    heures = whole(
        "Combien d’heures par semaine ?",
        low=0,
        high=70,
        refusal="Écrivez un nombre d’heures entre 0 et 70.",
    )
    contrat = forms.ChoiceField(
        label="Quel contrat de travail vous propose-t-on ?",
        help_text="Seulement si vous prenez un emploi.",
        required=False,
        choices=[("", UNSAID), *CONTRACTS],
        error_messages={"invalid_choice": "Choisissez une réponse de la liste."},
    )
    contrat_debut = day("Premier jour du contrat")
    contrat_fin = day("Dernier jour du contrat")

    @classmethod
    def said(cls, state: State) -> dict[str, Any]:
        return dict(state)

    def clean_lieu(self) -> NamedPlace | None:
        text = self.cleaned_data["lieu"].strip()
        if not text:
            return None
        read = read_place(text)
        if read.place is not None and read.place.kind in _COMMUNES:
            return read.place
        near = [one.label for one in (*read.others, *read.guesses) if one.kind in _COMMUNES]
        hint = f"Voulez-vous dire : {', '.join(near[:4])} ?" if near else _NO_PLACE
        raise forms.ValidationError(hint)

    def clean(self) -> None:
        self._check_order("debut", "fin", "Ce jour vient avant le premier jour : corrigez-le.")
        self._check_order(
            "contrat_debut", "contrat_fin", "Le contrat finirait avant de commencer : corrigez-le."
        )
        if self.cleaned_data.get("contrat") == "cdi" and self.cleaned_data.get("contrat_fin"):
            self.add_error("contrat_fin", "Un CDI n’a pas de dernier jour : effacez cette date.")

    def merged(self) -> dict[str, Any]:
        """The project in the words of the file of situations, what is unsaid left out."""
        said = self.cleaned_data
        contract = {
            "type": said["contrat"],
            "start": _iso(said["contrat_debut"]),
            "end": _iso(said["contrat_fin"]),
        }
        project = {
            "kind": said["projet"],
            "programme": said["dispositif"],
            "funder": said["financeur"],
            "green_label": said["vert"],
            "sector": said["secteur"],
            "entry": _iso(said["debut"]),
            "end": _iso(said["fin"]),
            "weekly_hours": said["heures"],
            "contract": _told(contract) or None,
        }
        return _told(project)

    @property
    def commune(self) -> str:
        place = self.cleaned_data["lieu"]
        return place.code if place else ""

    def _check_order(self, start: str, end: str, refusal: str) -> None:
        first, last = self.cleaned_data.get(start), self.cleaned_data.get(end)
        for name, value in ((start, first), (end, last)):
            if value is not None and not 1990 <= value.year <= 2100:
                self.add_error(name, "Cette date est hors de portée : vérifiez l’année.")
                return
        if first and last and last < first:
            self.add_error(end, refusal)


def _told(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in (None, "")}


def _iso(value: Any) -> str | None:
    return value.isoformat() if value else None
