"""The occupations that a person practised, in her words, with years."""

from typing import Any

from django import forms
from django.utils import timezone

from passerelles.formats.guidance.profile import FIRST_JOB, MOST_OCCUPATIONS, before_first_job
from passerelles.portals.public.guidance.forms.base import State, StepForm, whole, without_empty
from passerelles.portals.public.guidance.forms.choosing import (
    ChoosingForm,
    occupations_meant,
    words_field,
)

_OLDEST_JOB = 1950


class PractisedForm(ChoosingForm, StepForm):
    """Adds one occupation; nothing typed adds nothing."""

    metier = words_field(
        "Un métier que vous avez exercé, avec vos mots",
        help_text="Par exemple : serveuse, couvreur, aide-soignante, conducteur de ligne.",
        kind="occupation",
    )
    annees = whole(
        "Pendant combien d’années ?",
        help_text="À peu près. Moins d’un an : écrivez 0. Rien si vous ne savez plus.",
        low=0,
        high=60,
        refusal="Écrivez un nombre d’années entre 0 et 60.",
    )
    jusqu = forms.IntegerField(
        label="Jusqu’en quelle année ?",
        help_text="L’année où vous avez arrêté. Rien si vous l’exercez encore.",
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 4}),
        error_messages={"invalid": "Écrivez une année en quatre chiffres, par exemple 2024."},
    )

    @classmethod
    def said(cls, state: State) -> dict[str, Any]:
        return {}

    def clean_jusqu(self) -> int | None:
        year: int | None = self.cleaned_data["jusqu"]
        this_year = timezone.localdate().year
        if year is not None and not _OLDEST_JOB <= year <= this_year:
            raise forms.ValidationError(f"Écrivez une année entre {_OLDEST_JOB} et {this_year}.")
        return year

    def clean(self) -> None:
        words = self.cleaned_data.get("metier", "")
        if not words:
            self._refuse_years_alone()
            return
        self._refuse_too_many()
        self._refuse_more_years_than_lived()
        self._refuse_too_early()
        unknown = (
            "aucun métier ne porte ce nom. Essayez un mot plus simple, ou ce que vous faisiez."
        )
        self.choose("metier", words, occupations_meant(words), unknown=unknown)

    def merged(self) -> dict[str, Any]:
        if self.chosen is None:
            return dict(self.state)
        added = {
            "code": self.chosen.key,
            "years": self.cleaned_data["annees"],
            "until": self.cleaned_data["jusqu"],
        }
        others = [one for one in _held(self.state) if one["code"] != self.chosen.key]
        return without_empty(self.state, {"occupations": [*others, added]})

    def _refuse_years_alone(self) -> None:
        if {self.cleaned_data.get("annees"), self.cleaned_data.get("jusqu")} != {None}:
            self.add_error("metier", "Dites aussi de quel métier il s’agit, ou effacez les années.")

    def _refuse_too_many(self) -> None:
        if len(_held(self.state)) >= MOST_OCCUPATIONS:
            self.add_error(
                "metier",
                f"{MOST_OCCUPATIONS} métiers suffisent : retirez-en un avant d’en ajouter.",
            )

    def _refuse_more_years_than_lived(self) -> None:
        age, years = self.state.get("person", {}).get("age"), self.cleaned_data.get("annees")
        if age is not None and years is not None and years > age - FIRST_JOB:
            self.add_error(
                "annees", f"{years} ans de métier, c’est trop à {age} ans : corrigez l’un des deux."
            )

    def _refuse_too_early(self) -> None:
        age, until = self.state.get("person", {}).get("age"), self.cleaned_data.get("jusqu")
        if age is None or until is None:
            return
        if before_first_job(age, until, timezone.localdate()):
            self.add_error(
                "jusqu",
                f"En {until}, à votre âge d’alors, on ne travaillait pas : corrigez l’année, ou "
                f"votre âge ({age} ans).",
            )


def without_occupation(state: State, key: str) -> dict[str, Any]:
    """The state once this occupation is taken away."""
    kept = [one for one in _held(state) if one["code"] != key]
    return without_empty(state, {"occupations": kept})


def _held(state: State) -> list[dict[str, Any]]:
    held: list[dict[str, Any]] = state.get("occupations", [])
    return held
