"""Which sectors the bridges join."""

from typing import Any

from django import forms

from passerelles.apps.guidance.reads.map.occupations import SectorCount, map_sectors
from passerelles.portals.public.reference.forms import ListForm

Choice = tuple[str, Any]
_UNKNOWN = {
    "invalid_choice": "«\u00a0%(value)s\u00a0» n’est pas un secteur connu\u00a0: choisissez-en un "
    "dans la liste."
}


class BridgesForm(ListForm):
    de = forms.ChoiceField(label="Du secteur", required=False, error_messages=_UNKNOWN)
    vers = forms.ChoiceField(label="Vers le secteur", required=False, error_messages=_UNKNOWN)

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        for name in ("de", "vers"):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared just above
            field.choices = sector_choices()

    @property
    def sentences(self) -> list[str]:
        """Why the form is refused, a sentence a field."""
        return [str(error) for errors in self.errors.values() for error in errors]


def sector_choices() -> list[Choice]:
    """Broad sectors, each with those inside it."""
    sectors = map_sectors()
    broad = [one for one in sectors.values() if one.parent not in sectors]
    inside = {
        one.key: [part for part in sectors.values() if part.parent == one.key] for one in broad
    }
    return [("", "Choisissez un secteur"), *(_choice(one, inside[one.key]) for one in broad)]


def _choice(one: SectorCount, inside: list[SectorCount]) -> Choice:
    if not inside:
        return one.key, one.label
    whole = (one.key, f"{one.label}\u00a0: tout le secteur")
    return one.label, [whole, *((part.key, part.label) for part in inside)]
