"""Fields that several forms of the committee share."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms

from passerelles.apps.accounts.models import SIGNING_COLLEGES, Institution
from passerelles.apps.reference.models import TerritoryKind
from passerelles.apps.steering.models import Action
from passerelles.apps.steering.reads.crefop.territories import territories_in
from passerelles.apps.steering.reads.region import plan_region

_CODE = re.compile(r"[aA]?(\d{1,3})\Z")
_KINDS = (
    TerritoryKind.DEPARTEMENT,
    TerritoryKind.EMPLOYMENT_BASIN,
    TerritoryKind.CLPE,
    TerritoryKind.EMPLOYMENT_ZONE,
)


class ActionCodes(forms.CharField):
    """Actions of the plan by their numbers, ``12, 13`` or ``A12 A13``; cleaned into their rows."""

    def __init__(self, **options: Any) -> None:
        known: dict[str, Any] = {
            "label": "Actions concernées",
            "required": False,
            "max_length": 300,
            "help_text": "Leurs numéros, séparés par des virgules : 12, 13.",
        }
        super().__init__(**(known | options))

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, Iterable) and not isinstance(value, str):
            return ", ".join(action.code for action in value)
        return value

    def clean(self, value: Any) -> list[Action]:
        words = super().clean(value).replace(",", " ").replace(";", " ").split()
        codes = [f"A{found[1].lstrip('0')}" if (found := _CODE.match(w)) else w for w in words]
        rows = {one.code: one for one in Action.objects.current().filter(code__in=codes)}
        for word, code in zip(words, codes, strict=True):
            if code not in rows:
                raise forms.ValidationError(
                    f"« {word} » n’est pas une action du plan : donnez son numéro, de 1 à 33."
                )
        return list(rows.values())


if TYPE_CHECKING:
    ActionChoice = forms.ModelChoiceField[Action]
    InstitutionChoice = forms.ModelChoiceField[Institution]
else:
    ActionChoice = InstitutionChoice = forms.ModelChoiceField


class OneAction(ActionChoice):
    """An action of the plan, by its code."""

    def __init__(self, **options: Any) -> None:
        known: dict[str, Any] = {
            "label": "Action du plan",
            "required": False,
            "empty_label": "aucune en particulier",
        }
        rows = Action.objects.current().order_by("position")
        super().__init__(queryset=rows, to_field_name="code", **(known | options))

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.code} – {obj.name}"


def institution_field(label: str, **options: Any) -> InstitutionChoice:
    """An institution that is open, or nobody."""
    return InstitutionChoice(
        label=label,
        required=False,
        queryset=Institution.objects.filter(closed_on=None),
        to_field_name="code",
        empty_label="non renseigné",
        **options,
    )


def colleges_field(label: str, help_text: str) -> forms.MultipleChoiceField:
    """Some of the four colleges, as boxes to tick."""
    return forms.MultipleChoiceField(
        label=label,
        required=False,
        choices=[(one.value, one.label) for one in SIGNING_COLLEGES],
        widget=forms.CheckboxSelectMultiple,
        help_text=help_text,
    )


def day_field(label: str, *, required: bool = False, help_text: str = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        required=required,
        help_text=help_text,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": "Choisissez un jour.",
            "invalid": "Ce jour n’existe pas : choisissez-en un autre.",
        },
    )


def long_field(label: str, *, rows: int = 4, **options: Any) -> forms.CharField:
    known: dict[str, Any] = {"required": False, "max_length": 20_000}
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, widget=widget, **(known | options))


def territory_choices(current: str = "") -> list[tuple[str, Any]]:
    """The territories of the region of the plan by kind; ``current`` stays, known or not."""
    named = territories_in(plan_region(), _KINDS)
    groups = [
        (str(kind.label), [(f"{kind}:{code}", name) for code, name in named[kind]])
        for kind in _KINDS
        if named.get(kind)
    ]
    known = {key for _, pairs in groups for key, _ in pairs}
    first: list[tuple[str, Any]] = [("", "toute la région")]
    if current and current not in known:
        first.append((current, current))
    return [*first, *groups]
