"""What a reader may ask of the catalogue of services."""

from django import forms
from django.http import QueryDict

from passerelles.apps.steering.reads.region import DEFAULT_REGION
from passerelles.apps.steering.reads.services.content import departements_of, list_labels
from passerelles.apps.steering.reads.services.search import ServiceFilter
from passerelles.portals.public.steering.services.presentation import AUDIENCES

# Fields of the address → those of ServiceFilter.
FIELDS = {
    "q": "words",
    "pour": "audience",
    "public": "public",
    "theme": "theme",
    "departement": "departement",
    "prescripteur": "prescriber",
}
_UNKNOWN = {"invalid_choice": "« %(value)s » n’est pas un choix de cette liste : choisissez-en un."}


def _choice(label: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, error_messages=_UNKNOWN)


class ServiceForm(forms.Form):
    q = forms.CharField(label="Ce que vous cherchez, avec vos mots", max_length=100, required=False)
    pour = _choice("Pour qui")
    public = _choice("Votre situation")
    theme = _choice("Thème")
    departement = _choice("Département")
    prescripteur = forms.BooleanField(
        label="Seulement ce qu’un professionnel peut demander pour quelqu’un", required=False
    )

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        lists = list_labels()
        places = {
            code: f"{name} ({code})" for code, name in departements_of(DEFAULT_REGION).items()
        }
        for name, options, empty in (
            ("pour", AUDIENCES, "Tout le monde"),
            ("public", lists["publics"], "Toutes"),
            ("theme", lists["categories"], "Tous"),
            ("departement", places, "Toute la région"),
        ):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = [("", empty), *options.items()]

    def asked(self) -> ServiceFilter | None:
        """What is asked; None when the form is refused, which then says why."""
        if not self.is_valid():
            return None
        return ServiceFilter(**{ours: self.cleaned_data[name] for name, ours in FIELDS.items()})
