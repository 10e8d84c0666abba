"""Towards which occupation, from which one, and where."""

from django import forms

from passerelles.portals.public.guidance.map.form import LONG, MapForm
from passerelles.portals.public.reference.forms import ListForm


class LearningForm(ListForm):
    vers = forms.RegexField(
        regex=r"\A[A-Za-z]\d{4}\Z",
        widget=forms.HiddenInput,
        error_messages={
            "required": "Dites vers quel métier\u00a0: choisissez-le sur la carte.",
            "invalid": "Un code de métier s’écrit une lettre et quatre chiffres.",
        },
    )
    depuis = forms.CharField(
        label="Votre métier d’aujourd’hui, en vos mots",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
        error_messages=LONG,
    )
    ou = MapForm.base_fields["ou"]

    @property
    def sentences(self) -> list[str]:
        """Why the form is refused, a sentence a field."""
        return [str(error) for errors in self.errors.values() for error in errors]
