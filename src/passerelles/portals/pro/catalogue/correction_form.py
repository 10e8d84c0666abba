"""The form that corrects one field: the widget follows its shape, the reason is required."""

from typing import Any

from django import forms

from passerelles.apps.catalogue.actions.correction_values import received
from passerelles.apps.catalogue.models import CorrectedKind, Correction
from passerelles.apps.catalogue.reads.correctable import KIND_MODELS, Correctable, correctable

HELP = {
    "commune": "Le code INSEE de la commune (09122 pour Foix), et non son code postal.",
    "date": "Laissez vide si la date est inconnue.",
    "number": "Un nombre entier ; laissez vide s’il est inconnu.",
}


class CorrectionForm(forms.Form):
    value = forms.CharField(required=False, strip=True)
    reason = forms.CharField(
        label="Raison",
        max_length=2_000,
        help_text="Qui vous l’a dit, ou ce qui le prouve. On la relira dans l’historique.",
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Dites pourquoi vous corrigez, en quelques mots."},
    )

    def __init__(self, data: Any = None, *, kind: str, name: str, key: str) -> None:
        field = correctable(kind, name)
        if field is None:
            raise ValueError(f"{kind}.{name} may not be corrected")
        super().__init__(data, initial={"value": _current(kind, field, key)})
        self.fields["value"].label = field.label
        self.fields["value"].help_text = HELP.get(field.shape, "")
        self.fields["value"].widget = _widget(field)


def _current(kind: str, field: Correctable, key: str) -> str:
    """What is shown now, as the widget writes it."""
    held = Correction.objects.filter(kind=kind, row=key, field=field.name, revoked_at=None).first()
    if held is not None:
        return _written(field, held.value)
    row = KIND_MODELS[CorrectedKind(kind)]._default_manager.get(pk=key)
    return _written(field, received(row, field.name))


def _written(field: Correctable, value: Any) -> str:
    if value is None:
        return ""
    if field.shape == "flag":
        return "oui" if value else "non"
    return str(value).rpartition(":")[2] if field.shape == "commune" else str(value)


def _widget(field: Correctable) -> forms.Widget:
    unsaid = ("", "non renseigné")
    widgets: dict[str, forms.Widget] = {
        "long": forms.Textarea(attrs={"rows": 8}),
        "date": forms.DateInput(attrs={"type": "date"}),
        "number": forms.NumberInput(attrs={"min": 0}),
        "flag": forms.Select(choices=[unsaid, ("oui", "oui"), ("non", "non")]),
        "choice": forms.Select(choices=[unsaid, *field.choices]),
    }
    return widgets.get(field.shape, forms.TextInput())
