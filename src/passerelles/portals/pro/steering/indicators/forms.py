"""The forms of the desk of indicators. Numbers are text: French writes a decimal comma."""

from collections.abc import Sequence
from typing import Any

from django import forms

from passerelles.apps.steering.models import Ruling
from passerelles.formats.indicators.definitions import Indicator

Choices = Sequence[tuple[str, str]]

POINTS = 3  # between the baseline and the target
_DAY = {"type": "date"}
_NUMBER = {"inputmode": "decimal", "size": "10"}


def _text(label: str, help_text: str = "", *, rows: int = 2) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label, help_text=help_text, widget=widget, max_length=2_000, required=False
    )


def _number(label: str, help_text: str = "") -> forms.CharField:
    widget = forms.TextInput(attrs=_NUMBER)
    return forms.CharField(
        label=label, help_text=help_text, widget=widget, max_length=40, required=False
    )


def _day(label: str, help_text: str = "") -> forms.CharField:
    widget = forms.DateInput(attrs=_DAY)
    return forms.CharField(
        label=label, help_text=help_text, widget=widget, max_length=20, required=False
    )


class FigureForm(forms.Form):
    """About a figure of one territory, among those that the page proposes."""

    territory = forms.ChoiceField(label="Territoire")

    def __init__(self, *parts: Any, territories: Choices, **named: Any) -> None:
        super().__init__(*parts, **named)
        chosen = forms.ChoiceField(label="Territoire", choices=territories)
        self.fields["territory"] = chosen


class TargetForm(FigureForm):
    """Baseline, points, target, reason. ``seen``: the setting that the person started from."""

    baseline_on = _day("Date de départ")
    baseline = _number("Valeur de départ")
    target_on = _day("Échéance")
    target = _number("Cible")
    reason = _text("D’où viennent ces nombres", "Un texte, une délibération, un calcul.")
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *parts: Any, territories: Choices, **named: Any) -> None:
        super().__init__(*parts, territories=territories, **named)
        for number in range(1, POINTS + 1):
            self.fields[f"on_{number}"] = _day(f"Étape {number} : date")
            self.fields[f"value_{number}"] = _number(f"Étape {number} : valeur")

    @property
    def pairs(self) -> Sequence[tuple[forms.BoundField, forms.BoundField]]:
        """The date and the value of each line of the form, in order."""
        names = [
            ("baseline_on", "baseline"),
            *((f"on_{n}", f"value_{n}") for n in range(1, POINTS + 1)),
            ("target_on", "target"),
        ]
        return [(self[on], self[value]) for on, value in names]

    def written(self) -> list[tuple[str, str]]:
        """What each line holds: the baseline first, the target last."""
        said = [(on.value() or "", value.value() or "") for on, value in self.pairs]
        return [(str(on), str(value)) for on, value in said]


class ValueForm(FigureForm):
    """A figure and its evidence: its counts for a share, its value for anything else."""

    period = forms.CharField(
        label="Période",
        help_text="2024, 2024-T1, 2024-03, ou R2024 pour une rentrée.",
        max_length=20,
    )
    value = _number("Valeur")
    numerator = _number("Numérateur", "Combien sont concernés.")
    denominator = _number("Dénominateur", "Sur combien en tout.")
    evidence = _text("Preuve", "Un document et sa page, une adresse, ou qui a compté quoi.")
    replaces = forms.BooleanField(label="Remplacer la valeur en vigueur", required=False)

    def __init__(self, *parts: Any, indicator: Indicator, **named: Any) -> None:
        super().__init__(*parts, **named)
        useless = {"share": ("value",), "rate": ()}.get(
            indicator.measure, ("numerator", "denominator")
        )
        for name in useless:
            del self.fields[name]


class TableForm(forms.Form):
    """A table of typed values."""

    table = forms.FileField(
        label="Tableau CSV",
        help_text="UTF-8, point-virgule entre les colonnes.",
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,text/csv"}),
        error_messages={"required": "Choisissez un fichier CSV."},
    )


class ProposalForm(FigureForm):
    """Another value, and what supports it."""

    period = forms.CharField(label="Période contestée", max_length=20)
    value = _number("Votre valeur")
    reason = _text("Pourquoi vous contestez ce chiffre")
    source = _text("Source de votre valeur")
    method = _text("Méthode", "Comment votre valeur est calculée.")


class ArbitrationForm(forms.Form):
    """How a disagreement ends."""

    verdict = forms.ChoiceField(
        label="Décision",
        choices=Ruling.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choisissez une décision."},
    )
    sentence = _text("En une phrase, pourquoi")


class WithdrawalForm(forms.Form):
    """Why a value goes."""

    why = _text("Pourquoi vous retirez cette valeur")
