"""The forms of the desk of aids. Amounts are text: French writes a decimal comma."""

from django import forms

from passerelles.apps.aids.actions.drafts import AmountDraft
from passerelles.apps.aids.models import AmountConfidence

_DAY = {"type": "date"}


def _day(label: str, help_text: str = "") -> forms.CharField:
    widget = forms.DateInput(attrs=_DAY)
    return forms.CharField(
        label=label, help_text=help_text, widget=widget, max_length=20, required=False
    )


def _text(label: str, help_text: str, *, rows: int = 2) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label, help_text=help_text, widget=widget, max_length=2_000, required=False
    )


class AmountForm(forms.Form):
    """A new value, and where it was read."""

    value = forms.CharField(
        label="Nouvelle valeur",
        help_text="Avec une virgule pour les centimes : 769,49.",
        widget=forms.TextInput(attrs={"inputmode": "decimal", "size": "12"}),
        max_length=40,
        required=False,
    )
    starts_on = _day("Premier jour où elle vaut")
    source = _text("Où elle est écrite", "Un texte et son article, une délibération, une page.")
    address = forms.CharField(
        label="Adresse de ce texte",
        help_text="Facultative. Elle commence par https://.",
        widget=forms.URLInput(),
        max_length=600,
        required=False,
    )
    read_on = _day("Jour où vous l’avez lue")
    confidence = forms.ChoiceField(
        label="Nature de cette source",
        choices=AmountConfidence.choices,
        required=False,
        error_messages={"invalid_choice": "Choisissez une nature de la liste."},
    )
    review_by = _day(
        "Dernier jour de confiance",
        "Passé ce jour, plus personne ne reçoit ce montant : l’écran dit « à confirmer ».",
    )
    reason = _text("Pourquoi ce changement", "Une phrase ; elle reste à l’historique.")

    def draft(self, parameter: str) -> AmountDraft:
        """What is typed, whatever it is worth: the action checks it."""
        typed = {name: str(self[name].value() or "") for name in self.fields}
        return AmountDraft(parameter=parameter, **typed)


class WithdrawalForm(forms.Form):
    """Why an amount goes."""

    why = _text("Pourquoi vous retirez ce montant", "Une phrase ; elle reste à l’historique.")
