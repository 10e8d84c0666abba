"""The occupation that a person already has in mind, if any."""

from typing import Any

from passerelles.portals.public.guidance.forms.base import State, StepForm, without_empty
from passerelles.portals.public.guidance.forms.choosing import (
    ChoosingForm,
    occupations_meant,
    words_field,
)


class TargetForm(ChoosingForm, StepForm):
    """Choosing a target takes it out of what was refused."""

    metier = words_field(
        "Le métier que vous visez, avec vos mots",
        help_text="Rien si vous ne savez pas encore : nous vous en proposerons.",
        kind="occupation",
    )

    @classmethod
    def said(cls, state: State) -> dict[str, Any]:
        return {}

    def clean(self) -> None:
        words = self.cleaned_data.get("metier", "")
        if words:
            unknown = "aucun métier ne porte ce nom. Essayez un mot plus simple."
            self.choose("metier", words, occupations_meant(words), unknown=unknown)

    def merged(self) -> dict[str, Any]:
        return aimed(self.state, self.chosen.key) if self.chosen else dict(self.state)


def aimed(state: State, key: str) -> dict[str, Any]:
    """The state aiming at this occupation, which is no longer refused."""
    refused = [one for one in state.get("refused", []) if one != key]
    return without_empty(state, {"target": key, "refused": refused})


def refusing(state: State, key: str) -> dict[str, Any]:
    """The state refusing this occupation, which is no longer aimed at."""
    refused = list(dict.fromkeys([*state.get("refused", []), key]))
    target = state.get("target") if state.get("target") != key else None
    return without_empty(state, {"refused": refused, "target": target})


def accepting(state: State, key: str) -> dict[str, Any]:
    """The state where this occupation may come back."""
    kept = [one for one in state.get("refused", []) if one != key]
    return without_empty(state, {"refused": kept})
