"""A form on one row: it remembers what it showed, so that nobody's words are lost."""

import json
from typing import Any, ClassVar

from django import forms
from django.db.models import Model
from django.http import QueryDict

from passerelles.apps.steering.actions.crefop.rows import RowClash, RowEdit
from passerelles.apps.steering.reads.crefop.cells import cells_of


class RowForm(forms.Form):
    """``columns``: the fields of the row, each with a field of the same name here."""

    columns: ClassVar[tuple[str, ...]] = ()
    base = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, row: Model) -> None:
        shown = {name: _initial(row, name) for name in self.columns}
        shown["base"] = json.dumps(cells_of(row, self.columns))
        super().__init__(data, initial=shown)
        self._posted = data

    def clean_base(self) -> dict[str, str]:
        try:
            told = json.loads(self.cleaned_data["base"] or "{}")
        except ValueError:
            told = None
        if not isinstance(told, dict):
            raise forms.ValidationError("Le formulaire a été abîmé : rouvrez la page.")
        return {str(name): str(value) for name, value in told.items()}

    def edit(self) -> RowEdit:
        values = {name: self.cleaned_data[name] for name in self.columns}
        return RowEdit(values=values, base=self.cleaned_data["base"], why=self.reason())

    def reason(self) -> str:
        return str(self.cleaned_data.get("why", ""))

    def after(self, clash: RowClash) -> list[tuple[str, str, str]]:
        """Keep what the person wrote, over what somebody else saved: (label, theirs, mine)."""
        seen = json.dumps({**self.cleaned_data["base"], **clash.theirs})
        self.data = QueryDict(mutable=True)
        self.data.update(self._posted)
        self.data["base"] = seen
        return [
            (str(self.fields[one.field].label), one.theirs or "", one.mine or "")
            for one in clash.clashes
        ]


def _initial(row: Model, name: str) -> Any:
    field = row._meta.get_field(name)
    if field.many_to_many:
        return list(getattr(row, name).all()) if row.pk else []
    return getattr(row, name)
