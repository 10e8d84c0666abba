"""What the career map can be asked."""

from django import forms

from passerelles.portals.public.reference.forms import ListForm

LONG = {"max_length": "Écrivez 200 caractères au plus."}


class MapForm(ListForm):
    q = forms.CharField(
        label="Métier ou diplôme, en vos mots",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
        error_messages=LONG,
    )
    ou = forms.CharField(
        label="Près de (commune ou département)",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages=LONG,
    )
    metier = forms.RegexField(
        regex=r"\A[A-Za-z]\d{4}\Z",
        required=False,
        max_length=5,
        widget=forms.HiddenInput,
        error_messages={"invalid": "Un code de métier s’écrit une lettre et quatre chiffres."},
    )
    certification = forms.RegexField(
        regex=r"\A(?:RNCP|RS)\d{1,6}\Z",
        required=False,
        max_length=10,
        widget=forms.HiddenInput,
        error_messages={
            "invalid": "Le numéro d’une certification s’écrit RNCP ou RS, puis des chiffres."
        },
    )
    secteur = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)

    @property
    def sentences(self) -> list[str]:
        """Why the form is refused, a sentence a field."""
        return [str(error) for errors in self.errors.values() for error in errors]
