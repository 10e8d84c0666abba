"""What may be asked of the search, as it is written in addresses: names, values, what is refused.

Names of parameters are French words: they are read aloud, copied and shared.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms

from passerelles.domain.catalogue.search_request import Facet, Sort
from passerelles.portals.public.catalogue.search import words
from passerelles.portals.public.catalogue.search.words import Words

LONGEST_TEXT, LONGEST_CODE = 500, 170
LARGEST_RADIUS, LONGEST_TRIP = 1000, 600  # km, minutes
FIRST_YEAR, LAST_YEAR = 1990, 2100


@dataclass(frozen=True, slots=True)
class ChoiceSpec:
    """A filter by alternatives: its parameter, that of SearchFilters, what it is counted by."""

    param: str
    field: str
    facet: Facet
    legend: str
    choices: Callable[[], Words] | None


@dataclass(frozen=True, slots=True)
class FlagSpec:
    """A filter that is asked or not."""

    param: str
    field: str
    label: str


CHOICES = (
    ChoiceSpec("public", "publics", Facet.PUBLIC, "Vous êtes", words.publics_said),
    ChoiceSpec("mode", "modes", Facet.MODE, "Sur place ou à distance", words.modes),
    ChoiceSpec("rythme", "paces", Facet.PACE, "Rythme", words.paces),
    ChoiceSpec("entree", "entries", Facet.ENTRY, "Entrées", words.entries),
    ChoiceSpec("niveau", "levels_out", Facet.LEVEL_OUT, "Niveau obtenu", words.levels),
    ChoiceSpec("acces", "levels_in", Facet.LEVEL_IN, "Niveau demandé à l’entrée", words.levels),
    ChoiceSpec("objectif", "objectives", Facet.OBJECTIVE, "Votre but", words.objectives),
    ChoiceSpec(
        "repertoire", "registers", Facet.REGISTER, "Reconnaissance à la sortie", words.registers
    ),
    ChoiceSpec("contrat", "contracts", Facet.CONTRACT, "Alternance", words.contracts),
    ChoiceSpec("dispositif", "programmes", Facet.PROGRAMME, "Dispositif", words.programmes_said),
    ChoiceSpec("financeur", "funders", Facet.FUNDER, "Qui peut payer", words.funders_said),
    ChoiceSpec("label", "labels", Facet.LABEL, "Labels de l’organisme", words.labels),
    ChoiceSpec("departement", "departements", Facet.DEPARTEMENT, "Département", None),
)
FLAGS = (
    FlagSpec("inscriptions", "recruitment_open", "Inscriptions ouvertes en ce moment"),
    FlagSpec("bloc_seul", "block_alone", "Un bloc de compétences peut se suivre seul"),
    FlagSpec("amenagements", "adjustments", "Aménagements possibles en cas de handicap"),
    FlagSpec("reserve", "reserved", "Places réservées à certains publics"),
    FlagSpec("vert", "green", "Utile à la transition écologique"),
    FlagSpec("commencees", "begun", "Montrer aussi celles qui ont commencé"),
)
# Codes that links of other pages carry: they show as chips and have no field of their own.
CODES = {
    "certification": ("certification", re.compile(r"(RNCP|RS)\s?\d{1,6}", re.IGNORECASE)),
    "bloc": ("block", re.compile(r"[A-Za-z0-9._-]{1,40}")),
    "metier": ("occupation", re.compile(r"(ROME-\d\.\d\d:)?[A-Z]\d{4}", re.IGNORECASE)),
    "organisme": ("provider", re.compile(r"[\w.:~%/-]{1,170}")),
    "formation": ("training", re.compile(r"[\w.:~%/-]{1,170}")),
}
SORTS = {"pertinence": Sort.RELEVANCE, "date": Sort.SOONEST, "distance": Sort.NEAREST}
# Kilometres that a person is assumed to go when nothing is said; the page shows it.
DEFAULT_REACH = "30"
_REACH = re.compile(r"(\d{1,4})(min)?")
_DEPARTEMENT = re.compile(r"\d{2,3}|2[AB]", re.IGNORECASE)
_PATTERNS = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y")


class FrenchDate(forms.DateField):
    """A day; says which one is impossible."""

    widget = forms.DateInput(attrs={"type": "date", "class": "auto"}, format="%Y-%m-%d")

    def to_python(self, value: Any) -> date | None:
        try:
            found = super().to_python(value)
        except forms.ValidationError as error:
            sentence = (
                f"« {value} » n’est pas une date possible. Écrivez le jour, le mois et l’année : "
                "04/01/2027."
            )
            raise forms.ValidationError(sentence) from error
        if found and not FIRST_YEAR <= found.year <= LAST_YEAR:
            raise forms.ValidationError(
                f"L’année {found.year} est trop loin : choisissez entre {FIRST_YEAR} et "
                f"{LAST_YEAR}."
            )
        return found


class Codes(forms.MultipleChoiceField):
    """Codes whose list depends on what is loaded: only their form is checked."""

    def __init__(self, pattern: re.Pattern[str], **options: Any) -> None:
        super().__init__(**options)
        self.pattern = pattern

    def valid_value(self, value: str) -> bool:
        return bool(self.pattern.fullmatch(value))


class SearchForm(forms.Form):
    """The search as asked; errors are French sentences that name the value refused."""

    q = forms.CharField(
        label="Quoi ?",
        required=False,
        max_length=LONGEST_TEXT,
        help_text="Un métier, une compétence, une activité, un diplôme, un organisme",
    )
    ou = forms.CharField(
        label="Où ?",
        required=False,
        max_length=200,
        help_text="Une commune, un code postal, « à distance », ou rien",
    )
    commune = forms.RegexField(r"\A[0-9][0-9AB][0-9]{3}\Z", required=False)
    rayon = forms.CharField(label="Jusqu’où ?", required=False, max_length=40)
    apres = FrenchDate(label="Commence à partir du", required=False, input_formats=_PATTERNS)
    avant = FrenchDate(label="Commence au plus tard le", required=False, input_formats=_PATTERNS)
    tri = forms.ChoiceField(required=False, choices=[(name, name) for name in SORTS])
    suite = forms.CharField(required=False, max_length=LONGEST_TEXT)
    mot = Codes(re.compile(r".{1,200}"), required=False)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        for spec in CHOICES:
            self.fields[spec.param] = _choice_field(spec)
        for flag in FLAGS:
            self.fields[flag.param] = forms.BooleanField(required=False)
        for param, (_, pattern) in CODES.items():
            self.fields[param] = forms.RegexField(
                rf"\A(?:{pattern.pattern})\Z", required=False, max_length=LONGEST_CODE
            )
            self.fields[param].error_messages["invalid"] = (
                f"Le code de {param} de cette adresse n’a pas la forme attendue."
            )
        self.fields["commune"].error_messages["invalid"] = (
            "Le code de commune est celui de l’INSEE : cinq caractères, comme 09122."
        )
        self.fields["tri"].error_messages["invalid_choice"] = (
            "« %(value)s » n’est pas un ordre possible : pertinence, date ou distance."
        )

    def clean_rayon(self) -> tuple[float | None, int | None]:
        """Kilometres, or minutes by car; both None for « tout »."""
        written = self.cleaned_data["rayon"].replace(" ", "") or DEFAULT_REACH
        if written == "tout":
            return None, None
        found = _REACH.fullmatch(written)
        reach = int(found[1]) if found else 0
        largest = LONGEST_TRIP if found and found[2] else LARGEST_RADIUS
        if not 1 <= reach <= largest:
            raise forms.ValidationError(
                f"« {written} » n’est pas une distance possible. Écrivez des kilomètres, de 1 à "
                f"{LARGEST_RADIUS}, ou des minutes en voiture, comme 45min."
            )
        return (None, reach) if found and found[2] else (float(reach), None)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("apres"), cleaned.get("avant")
        if first and last and last < first:
            self.add_error(
                "avant",
                f"Le {last:%d/%m/%Y} vient avant le {first:%d/%m/%Y} : échangez les deux dates.",
            )
        return cleaned

    @property
    def visible_dates(self) -> tuple[forms.BoundField, ...]:
        return self["apres"], self["avant"]

    @property
    def sentences(self) -> tuple[str, ...]:
        """Every error, in the order of the fields."""
        return tuple(str(error) for errors in self.errors.values() for error in errors)


def _choice_field(spec: ChoiceSpec) -> forms.MultipleChoiceField:
    options: dict[str, Any] = {"label": spec.legend, "required": False}
    said = f"« %(value)s » n’est pas un choix possible de « {spec.legend} »."
    options["error_messages"] = {"invalid_choice": said}
    if spec.choices is None:
        return Codes(_DEPARTEMENT, **options)
    return forms.MultipleChoiceField(choices=list(spec.choices().items()), **options)
