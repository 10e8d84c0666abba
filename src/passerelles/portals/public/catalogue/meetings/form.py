"""What the calendar of meetings can be asked."""

from django import forms

from passerelles.portals.public.reference.forms import ListForm

RADIUS = 30  # kilometres, when a place is given


class MeetingForm(ListForm):
    q = forms.CharField(
        label="Formation ou organisme",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
        error_messages={"max_length": "Écrivez 200 caractères au plus."},
    )
    ou = forms.CharField(
        label="Commune ou département",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"max_length": "Écrivez 200 caractères au plus."},
    )
    rayon = forms.IntegerField(
        label="À combien de kilomètres",
        required=False,
        min_value=1,
        max_value=500,
        widget=forms.NumberInput(attrs={"placeholder": str(RADIUS)}),
        error_messages={
            "min_value": "Le rayon compte au moins 1 kilomètre.",
            "max_value": "Le rayon ne dépasse pas 500 kilomètres.",
            "invalid": "Le rayon est un nombre entier de kilomètres, par exemple 30.",
        },
    )
    apres = forms.DateField(
        label="À partir du",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": "Cette date n’existe pas : écrivez-la jour/mois/année."},
    )

    @property
    def sentences(self) -> list[str]:
        """Why the form is refused, a sentence a field."""
        return [str(error) for errors in self.errors.values() for error in errors]
