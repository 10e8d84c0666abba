"""What a person may ask of the future: which need, where, when the training would end."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from passerelles.apps.observatory.reads.prospective import Question
from passerelles.portals.public.observatory.prospective.choices import (
    Choices,
    keys_of,
    needs,
    occupations,
    territories,
)

_LONGEST = 96  # months: an apprenticeship and higher studies after it
_DEFAULT_MONTHS = 12
_MOST_HYPOTHESES, _STEEPEST = 4, 50  # percent a year


class HypothesesField(forms.Field):
    """Yearly changes in percent, « -5 ; 0 ; 2,5 », cleaned into shares."""

    def to_python(self, value: object) -> tuple[float, ...]:
        said = [one.strip() for one in str(value or "").split(";")]
        return tuple(_share(one) for one in said if one)

    def validate(self, value: tuple[float, ...]) -> None:
        if len(value) > _MOST_HYPOTHESES:
            raise ValidationError(f"Donnez {_MOST_HYPOTHESES} hypothèses au plus.")


class ProspectiveForm(forms.Form):
    indicateur = forms.ChoiceField(label="Besoin")
    territoire = forms.ChoiceField(label="Territoire")
    metier = forms.ChoiceField(label="Métier ou famille", required=False)
    debut = forms.DateField(
        label="Début de la formation",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    duree = forms.IntegerField(label="Durée, en mois", min_value=1, max_value=_LONGEST)
    hypothese = HypothesesField(
        label="Vos hypothèses, en % par an",
        required=False,
        help_text="Une ou plusieurs : -5 ; 0 ; 2",
    )

    def __init__(self, data: QueryDict, *, today: date) -> None:
        listed = needs()
        asked = data.get("indicateur", "")
        known = asked if asked in keys_of(listed) else next(iter(keys_of(listed)), "")
        there = territories(known)
        super().__init__(_complete(data, known, there, today))
        place = self.data.get("territoire", "")
        self._offer("indicateur", listed, "Aucun besoin chargé ne porte ce nom")
        self._offer("territoire", there, "Ce besoin n’a pas de chiffre pour ce territoire")
        self._offer(
            "metier", occupations(known, place), "Ce besoin n’a pas de chiffre pour ce métier ici"
        )

    def question(self) -> Question | None:
        """What is asked; None when the form is refused, which then says why."""
        if not self.is_valid():
            return None
        said = self.cleaned_data
        kind, _, code = said["territoire"].partition(":")
        return Question(
            indicator=said["indicateur"],
            kind=kind,
            code=code,
            year=_end(said["debut"], said["duree"]).year,
            occupation=said["metier"],
            yearly_changes=said["hypothese"],
        )

    def _offer(self, name: str, choices: Choices, refusal: str) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices
            field.error_messages["invalid_choice"] = f"{refusal} : choisissez dans la liste."


def _share(said: str) -> float:
    try:
        percent = float(said.replace(",", ".").replace("−", "-").removesuffix("%"))
    except ValueError:
        raise ValidationError(
            f"« {said[:20]} » n’est pas un nombre : écrivez par exemple -5 ; 0 ; 2."
        ) from None
    if not -_STEEPEST <= percent <= _STEEPEST:
        raise ValidationError(
            f"« {said[:20]} » est hors de −{_STEEPEST} à {_STEEPEST} % par an : rapprochez-le de 0."
        )
    return percent / 100


def _complete(data: QueryDict, asked: str, there: Choices, today: date) -> QueryDict:
    """The address with what it leaves out: a training of a year that starts next September."""
    september = date(today.year + (today.month > 8), 9, 1)
    usual = {
        "indicateur": asked,
        "territoire": next(iter(keys_of(there)), ""),
        "debut": september.isoformat(),
        "duree": str(_DEFAULT_MONTHS),
    }
    completed = data.copy()
    for name, value in usual.items():
        completed.setdefault(name, value)
    return completed


def _end(start: date, months: int) -> date:
    """The first day of the month in which a training of that many months ends."""
    month = start.month - 1 + months
    return date(start.year + month // 12, month % 12 + 1, 1)
