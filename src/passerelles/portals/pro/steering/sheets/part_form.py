"""A small form for one part of a sheet: it remembers what it showed, so that nobody's words go.

``base`` holds the cells as they stood when the form was opened; the action merges three ways.
"""

import json
from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from passerelles.apps.steering.actions.sheet_editing import SheetEdit

Cells = Mapping[str, str]
STALE = "Cette page est trop ancienne : ouvrez de nouveau la fiche, puis recommencez."


class PartForm(forms.Form):
    """``cell_names``: the fields that are cells. ``line``: the line edited (``2024:region``), empty
    for a new one. ``lines`` names them in the table, empty for what a sheet says once, and
    ``line_shape`` is what their addresses look like.
    """

    heading: ClassVar[str]
    cell_names: ClassVar[tuple[str, ...]]
    lines: ClassVar[str] = ""
    line_shape: ClassVar[str] = ""
    can_remove: ClassVar[bool] = False
    about = ""

    base = forms.CharField(required=False, widget=forms.HiddenInput)
    why = forms.CharField(
        label="Pourquoi ce changement",
        max_length=500,
        help_text="On le relira dans l’historique de la fiche.",
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Dites pourquoi, en quelques mots."},
    )

    def __init__(self, data: Any = None, *, cells: Cells, line: str = "") -> None:
        self.line, self.cells = line, cells
        shown = {name: cells.get(self.key(name, line), "") for name in self.cell_names}
        base = {self.key(n, line): shown[n] for n in shown if self.key(n, line) in cells}
        super().__init__(data, initial={**shown, "base": json.dumps(base)})
        self.order_fields([name for name in self.fields if name != "why"])

    def key(self, name: str, line: str) -> str:
        """The key of a cell in the table of the sheet."""
        return f"{self.lines}:{line}:{name}" if self.lines else name

    @property
    def is_there(self) -> bool:
        """Whether the sheet has the line; a measure is there before anybody wrote on it."""
        return any(self.key(name, self.line) in self.cells for name in self.cell_names)

    def written_line(self) -> str:
        """The line that the person writes: that of the address, or the one that she names."""
        return self.line

    def edit(self, *, remove: bool = False) -> SheetEdit:
        """What to merge into the sheet; the form is valid."""
        line = self.written_line()
        told = {self.key(name, line): self.cleaned_data[name] for name in self.cell_names}
        mine = dict.fromkeys(told) if remove else told
        return SheetEdit(base=self.cleaned_data["base"], mine=mine, why=self.cleaned_data["why"])

    def label_of(self, key: str) -> str:
        """How the form names a cell."""
        name = key.rpartition(":")[2]
        return str(self.fields[name].label) if name in self.fields else self.heading

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name in self.cell_names:
            if name in cleaned:
                cleaned[name] = text_of(cleaned[name])
        return cleaned

    def clean_base(self) -> dict[str, str]:
        try:
            read = json.loads(self.cleaned_data["base"] or "{}")
        except json.JSONDecodeError as error:
            raise forms.ValidationError(STALE) from error
        if not isinstance(read, dict) or not all(isinstance(v, str) for v in read.values()):
            raise forms.ValidationError(STALE)
        return read


def text_of(value: Any) -> str:
    """A cleaned value as a cell holds it."""
    if value is None:
        return ""
    return value.isoformat() if hasattr(value, "isoformat") else str(value).replace("\r\n", "\n")
