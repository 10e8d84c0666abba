"""When a person is available, at what pace, and what she cannot or will not do."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from passerelles.portals.public.guidance.forms.base import (
    SeveralField,
    State,
    StepForm,
    day,
    without_empty,
)
from passerelles.portals.public.guidance.words import NEEDS, REFUSALS

_FURTHEST = timedelta(days=3 * 366)


class MomentForm(StepForm):
    disponible = day(
        "À partir de quand pouvez-vous commencer ?", help_text="Rien : dès maintenant."
    )
    besoins = SeveralField(
        "Pour me former, il me faut…", list(NEEDS.items()), "Rien de coché : tout vous convient."
    )
    refus = SeveralField("Dans mon métier, je ne peux pas ou ne veux pas…", list(REFUSALS.items()))

    @classmethod
    def said(cls, state: State) -> dict[str, Any]:
        constraints = state.get("constraints", [])
        available = state.get("available_from")
        return {
            "disponible": date.fromisoformat(available) if available else None,
            "besoins": [one for one in constraints if one in NEEDS],
            "refus": [one for one in constraints if one in REFUSALS],
        }

    def clean_disponible(self) -> date | None:
        said: date | None = self.cleaned_data["disponible"]
        today = timezone.localdate()
        if said is not None and said > today + _FURTHEST:
            raise forms.ValidationError(
                "C’est dans plus de trois ans : les formations ne sont pas encore connues. "
                "Choisissez une date plus proche."
            )
        return said if said is None or said > today else None

    def merged(self) -> dict[str, Any]:
        said = self.cleaned_data
        available = said["disponible"].isoformat() if said["disponible"] else None
        constraints = [*said["besoins"], *said["refus"]]
        return without_empty(self.state, {"available_from": available, "constraints": constraints})
