"""« Et si j’habitais ailleurs ? »: a commune typed to be tried, not kept."""

from django import forms
from django.http import QueryDict

from passerelles.portals.public.guidance.forms.choosing import (
    ChoosingForm,
    communes_meant,
    words_field,
)


class MoveForm(ChoosingForm, forms.Form):
    ailleurs = words_field("Et si j’habitais…", help_text="Le nom d’une commune.", kind="place")
    question = "De quelle commune s’agit-il ?"

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data, label_suffix="")
        self.is_valid()

    def clean(self) -> None:
        words = self.cleaned_data.get("ailleurs", "")
        if words:
            unknown = "nous ne trouvons pas de commune française de ce nom."
            self.choose("ailleurs", words, communes_meant(words), unknown=unknown)

    @property
    def tried(self) -> str:
        """The code of the hypothesis, "" when no commune is understood."""
        return f"commune:{self.chosen.key}" if self.chosen else ""
