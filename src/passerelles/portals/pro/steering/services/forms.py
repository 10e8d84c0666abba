"""The form by which an institution confirms or corrects a sheet."""

from collections.abc import Mapping

from django import forms
from django.http import QueryDict

from passerelles.formats.services.records import ServiceState

STATES = {
    ServiceState.RUNNING: "En place",
    ServiceState.PLANNED: "Annoncé",
    ServiceState.ENDED: "Arrêté",
    ServiceState.UNKNOWN: "On ne sait pas",
}
_EMPTY = "Laissez vide ce qui n’est pas connu."


def _long(label: str, *, required: bool = False, help_text: str = _EMPTY) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        help_text="" if required else help_text,
    )


class ReviewForm(forms.Form):
    summary = _long("Résumé, en une ou deux phrases", required=True)
    publics_note = _long("Précisions sur les publics")
    conditions = _long("Conditions")
    access = _long("Comment le demander")
    phone = forms.CharField(label="Téléphone", required=False, max_length=20, help_text=_EMPTY)
    link = forms.CharField(label="Adresse du site", required=False, max_length=300)
    standing = forms.ChoiceField(label="État du service", choices=list(STATES.items()))
    why = forms.CharField(
        label="Ce qui a changé, ou d’où vous le savez", required=False, max_length=500
    )
    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None, *, texts: Mapping[str, str], revision: int) -> None:
        super().__init__(data, initial={**texts, "revision": revision})

    def again(self, revision: int) -> "ReviewForm":
        """The same texts, to be saved over what somebody else saved meanwhile."""
        return ReviewForm(None, texts=self.cleaned_data, revision=revision)
