"""What every short page of questions shares: nothing is compulsory, everything is correctable."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict

State = Mapping[str, Any]
UNSAID = "Sans réponse"


class StepForm(forms.Form):
    """One page of questions. ``said`` reads the state, ``merged`` writes it."""

    def __init__(self, data: QueryDict | None = None, *, state: State) -> None:
        super().__init__(data, initial=self.said(state), label_suffix="")
        self.state = state

    @property
    def asks_back(self) -> bool:
        """Whether it only needs a choice between several meanings."""
        return False

    @property
    def first_wrong(self) -> str:
        """The first field to correct, which takes the focus; "" when there is none."""
        return next((name for name in self.fields if name in self.errors), "")

    def full_clean(self) -> None:
        """What is to be corrected takes the focus, with or without scripts."""
        super().full_clean()
        if self.first_wrong and not self.asks_back:
            widget = self.fields[self.first_wrong].widget
            if not widget.use_fieldset:
                widget.attrs["autofocus"] = True

    @classmethod
    def said(cls, state: State) -> dict[str, Any]:
        """What was already said, by field."""
        raise NotImplementedError

    def merged(self) -> dict[str, Any]:
        """The state with the answers of this page; after ``is_valid``."""
        raise NotImplementedError


class YesNoField(forms.TypedChoiceField):
    """Yes, no, or nothing said: None."""

    def __init__(self, label: str, *, help_text: str = "") -> None:
        super().__init__(
            label=label,
            help_text=help_text,
            required=False,
            choices=[("oui", "Oui"), ("non", "Non"), ("", UNSAID)],
            coerce=lambda word: word == "oui",
            empty_value=None,
            widget=forms.RadioSelect,
            error_messages={"invalid_choice": "Répondez par oui, par non, ou passez."},
        )

    def prepare_value(self, value: object) -> object:
        """Radio buttons know words, the state holds truths."""
        if isinstance(value, bool):
            return "oui" if value else "non"
        return value or ""


class SeveralField(forms.MultipleChoiceField):
    """Boxes to tick, none of them compulsory."""

    def __init__(self, label: str, choices: Sequence[tuple[str, str]], help_text: str = "") -> None:
        super().__init__(
            label=label,
            choices=choices,
            help_text=help_text,
            required=False,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"invalid_choice": "« %(value)s » n’est pas dans la liste."},
        )


def whole(label: str, *, low: int, high: int, refusal: str, help_text: str = "") -> forms.Field:
    """A whole number, in the bounds that ``refusal`` explains."""
    return forms.IntegerField(
        label=label,
        help_text=help_text,
        required=False,
        min_value=low,
        max_value=high,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 4}),
        error_messages={
            "invalid": "Écrivez un nombre en chiffres, sans lettre.",
            "min_value": refusal,
            "max_value": refusal,
        },
    )


def day(label: str, *, help_text: str = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Cette date n’existe pas : écrivez par exemple 15/03/2027."},
    )


def without_empty(state: State, changes: State) -> dict[str, Any]:
    """The state with ``changes``; what is None or empty counts as unsaid and leaves it."""
    merged = {**state, **changes}
    return {name: value for name, value in merged.items() if not _unsaid(value)}


def with_person(state: State, changes: State) -> dict[str, Any]:
    """The same of the facts about the person, where an empty list is an answer: no child."""
    said = {**state.get("person", {}), **changes}
    person = {name: value for name, value in said.items() if value is not None and value != ""}
    return without_empty(state, {"person": person})


def _unsaid(value: object) -> bool:
    return value is None or value == "" or (isinstance(value, list | dict) and not value)
