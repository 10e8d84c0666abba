"""Fields of the forms of sheets."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms

_SPACES = dict.fromkeys(map(ord, " \u00a0\u202f€"))


class EurosField(forms.CharField):
    """« 1 234,50 » → ``1234.50``; empty is unknown, which is not zero."""

    def __init__(self, label: str) -> None:
        super().__init__(
            label=label,
            required=False,
            max_length=20,
            widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        )

    def prepare_value(self, value: Any) -> Any:
        return value.replace(".", ",") if isinstance(value, str) else value

    def clean(self, value: Any) -> str:
        written = super().clean(value)
        if not written:
            return ""
        try:
            amount = Decimal(written.translate(_SPACES).replace(",", "."))
        except InvalidOperation:
            amount = Decimal("NaN")
        if not amount.is_finite():
            raise forms.ValidationError(
                f"« {written} » n’est pas un montant : écrivez par exemple 12 500 ou 12 500,50."
            )
        return f"{amount:.2f}"


def day_field(label: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        error_messages={"invalid": "Écrivez une date comme 31/12/2026."},
    )


def text_field(label: str, help_text: str = "", *, rows: int = 4, longest: int = 4_000) -> Any:
    widget = forms.Textarea(attrs={"rows": rows}) if rows > 1 else forms.TextInput()
    return forms.CharField(
        label=label, required=False, help_text=help_text, max_length=longest, widget=widget
    )
