"""Forms of the yearly review."""

from django import forms


class YearForm(forms.Form):
    year = forms.IntegerField(
        label="Année du bilan",
        error_messages={"required": "Choisissez une année."},
    )


class PartForm(forms.Form):
    """``revision``: the one that the writer had before the eyes."""

    text = forms.CharField(
        label="Ce que votre institution veut dire de l’année",
        required=False,
        max_length=20_000,
        help_text="Une ligne vide sépare deux paragraphes. Les chiffres sont ajoutés par le bilan.",
        widget=forms.Textarea(attrs={"rows": 14}),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)


class MentionForm(forms.Form):
    mention = forms.CharField(
        label="Mention de votre collège (facultative)",
        required=False,
        max_length=2_000,
        help_text="Elle est imprimée à côté de la signature : réserve, désaccord, remerciement.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label="Pourquoi remplacer ce bilan ?",
        max_length=2_000,
        help_text="L’ancien reste lisible, avec cette raison.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Dites pourquoi, en quelques mots."},
    )
