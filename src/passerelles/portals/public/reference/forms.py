"""What lists can be asked; a refused value says why and keeps nothing out."""

from typing import Any

from django import forms

from passerelles.apps.reference.models import Register
from passerelles.portals.public.reference import addresses, words

LONGEST_QUERY = 200


def _query(label: str) -> forms.CharField:
    widget = forms.TextInput(attrs={"type": "search", "autocomplete": "off"})
    return forms.CharField(label=label, required=False, max_length=LONGEST_QUERY, widget=widget)


def _choice(label: str, choices: list[tuple[str, str]]) -> forms.ChoiceField:
    message = f"« %(value)s » n’est pas un choix possible de « {label} » : il a été ignoré."
    field = forms.ChoiceField(label=label, required=False, choices=choices)
    field.error_messages["invalid_choice"] = message
    return field


class ListForm(forms.Form):
    """A filter read from the address; ``value`` is empty for a refused or absent field."""

    def value(self, name: str) -> Any:
        self.is_valid()
        return self.cleaned_data.get(name) or ""


class OccupationForm(ListForm):
    q = _query("Métier, en vos mots")


class SkillForm(ListForm):
    q = _query("Compétence")
    nature = _choice("Nature", [("", "Toutes"), *((k.value, v) for k, v in words.SKILLS.items())])


class CertificationForm(ListForm):
    q = _query("Intitulé, sigle ou numéro")
    niveau = _choice("Niveau", [("", "Tous"), *((str(n), f"Niveau {n}") for n in range(1, 9))])
    etat = _choice("État", [("", "Tous"), ("active", "Active"), ("inactive", "Inactive")])
    repertoire = _choice(
        "Répertoire", [("", "Tous"), *((register.value, register.value) for register in Register)]
    )
    metier = forms.RegexField(
        regex=r"\A[A-Z]\d{4}\Z",
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid": "Le code de métier s’écrit une lettre et quatre chiffres."},
    )


class TerritoryForm(ListForm):
    q = _query("Nom ou code postal")
    nature = _choice(
        "Type de territoire",
        [
            ("", "Tous"),
            *((addresses.KIND_SLUGS[k], label) for k, label in words.TERRITORIES.items()),
        ],
    )
