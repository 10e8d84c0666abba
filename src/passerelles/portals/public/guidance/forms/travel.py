"""Where a person lives, how far she can go, and how."""

from typing import Any

from django import forms

from passerelles.apps.reference.reads.place_reading import read_commune
from passerelles.portals.public.guidance.forms.base import (
    UNSAID,
    State,
    StepForm,
    YesNoField,
    with_person,
    without_empty,
)
from passerelles.portals.public.guidance.forms.choosing import (
    ChoosingForm,
    communes_meant,
    words_field,
)

_MINUTES = (15, 30, 45, 60, 90, 120)


class TravelForm(ChoosingForm, StepForm):
    lieu = words_field(
        "Où habitez-vous ?",
        help_text="Le nom d’une commune ou son code postal. L’adresse est inutile.",
        kind="place",
    )
    minutes = forms.TypedChoiceField(
        label="Combien de temps de trajet acceptez-vous, à l’aller ?",
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", UNSAID), *((str(n), f"{n} minutes au plus") for n in _MINUTES)],
        error_messages={"invalid_choice": "Choisissez une durée de la liste."},
    )
    voiture = YesNoField(
        "Avez-vous une voiture et le permis ?",
        help_text="Non : nous ne proposons que le proche et le distanciel.",
    )
    question = "De quelle commune s’agit-il ?"

    @classmethod
    def said(cls, state: State) -> dict[str, Any]:
        named = read_commune(state.get("place", {}).get("commune", ""))
        minutes = state.get("max_minutes")
        return {
            "lieu": named.label if named else "",
            "minutes": _nearest(minutes) if minutes else "",
            "voiture": state.get("car"),
        }

    def clean(self) -> None:
        words = self.cleaned_data.get("lieu", "")
        if words:
            unknown = (
                "nous ne trouvons pas de commune française de ce nom. Vérifiez l’écriture, ou "
                "essayez le code postal."
            )
            self.choose("lieu", words, communes_meant(words), unknown=unknown)

    def merged(self) -> dict[str, Any]:
        commune = self.chosen.key if self.chosen else None
        state = with_person(self.state, {"commune": commune})
        said = self.cleaned_data
        place = {"commune": commune} if commune else None
        return without_empty(
            state, {"place": place, "max_minutes": said["minutes"], "car": said["voiture"]}
        )


def _nearest(minutes: int) -> int:
    """A what-if may have kept another duration: show the choice that allows as much."""
    return next((one for one in _MINUTES if one >= minutes), _MINUTES[-1])
