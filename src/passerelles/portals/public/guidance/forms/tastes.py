"""A short questionnaire of tastes of our own, and the sectors that draw or put off."""

from typing import Any

from django import forms
from django.http import QueryDict

from passerelles.apps.guidance.reads.questionnaire import statements
from passerelles.domain.guidance.reaching.interests import interests_of
from passerelles.portals.public.guidance.forms.base import (
    SeveralField,
    State,
    StepForm,
    without_empty,
)
from passerelles.portals.public.reference.words import FIELDS

_ANSWERS = (("2", "J’aime"), ("1", "Pourquoi pas"), ("0", "Pas pour moi"), ("", "Je ne sais pas"))
_PREFIX = "gout_"


class TastesForm(StepForm):
    """Answers become six weights; they are kept too, so that the page shows them again."""

    attire = SeveralField("Ces domaines m’attirent", list(FIELDS.items()))
    ecarte = SeveralField(
        "Ces domaines, je n’en veux pas", list(FIELDS.items()), "Nous ne vous en parlerons plus."
    )

    def __init__(self, data: QueryDict | None = None, *, state: State) -> None:
        super().__init__(data, state=state)
        for one in statements():
            self.fields[_PREFIX + one.code] = _statement(one.text)

    @property
    def summed_up(self) -> bool:
        """Whether tastes are known without their answers, from a file for instance."""
        return bool(self.state.get("interests")) and not self.state.get("tastes")

    @classmethod
    def said(cls, state: State) -> dict[str, Any]:
        return {
            "attire": state.get("sectors", []),
            "ecarte": state.get("refused_sectors", []),
            **{_PREFIX + code: str(answer) for code, answer in state.get("tastes", {}).items()},
        }

    @property
    def statements(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith(_PREFIX)]

    @property
    def liked(self) -> list[forms.BoundField]:
        return [self["attire"]]

    @property
    def refused(self) -> list[forms.BoundField]:
        return [self["ecarte"]]

    def clean(self) -> None:
        both = {*self.cleaned_data.get("attire", [])} & {*self.cleaned_data.get("ecarte", [])}
        for letter in sorted(both):
            self.add_error(
                "ecarte", f"« {FIELDS[letter]} » est coché dans les deux listes : choisissez."
            )

    def merged(self) -> dict[str, Any]:
        said = self.cleaned_data
        answers = {
            name.removeprefix(_PREFIX): int(value)
            for name, value in said.items()
            if name.startswith(_PREFIX) and value != ""
        }
        changes: dict[str, Any] = {"sectors": said["attire"], "refused_sectors": said["ecarte"]}
        if answers or not self.summed_up:
            changes |= {"tastes": answers, "interests": interests_of(answers, statements())}
        return without_empty(self.state, changes)


def _statement(text: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=text,
        required=False,
        choices=_ANSWERS,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Choisissez une des quatre réponses."},
    )
