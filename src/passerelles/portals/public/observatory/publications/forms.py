"""What a reader may ask of the list of studies."""

from django import forms
from django.http import QueryDict

from passerelles.apps.observatory.reads.publications import PublicationFilter
from passerelles.apps.observatory.reads.publishers import publishers


class PublicationForm(forms.Form):
    q = forms.CharField(label="Mots du titre ou du résumé", max_length=100, required=False)
    editeur = forms.ChoiceField(label="Éditeur", required=False)
    action = forms.IntegerField(
        label="Action du plan",
        min_value=1,
        max_value=33,
        required=False,
        error_messages=dict.fromkeys(
            ("min_value", "max_value", "invalid"),
            "Le plan a des actions numérotées de 1 à 33 : écrivez l’un de ces nombres.",
        ),
    )
    metier = forms.CharField(max_length=40, required=False, widget=forms.HiddenInput)
    territoire = forms.CharField(max_length=60, required=False, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        names = [(p.slug, p.acronym or p.name) for p in publishers().values()]
        self.fields["editeur"] = forms.ChoiceField(
            label="Éditeur",
            choices=[("", "Tous"), *names],
            required=False,
            error_messages={
                "invalid_choice": "Cet éditeur n’est pas connu : choisissez dans la liste."
            },
        )

    def wanted(self) -> PublicationFilter | None:
        """What is asked; None when the form is refused, which then says why."""
        if not self.is_valid():
            return None
        said = self.cleaned_data
        return PublicationFilter(
            publisher=said["editeur"],
            action=said["action"],
            occupation=said["metier"],
            territory=said["territoire"],
            text=said["q"],
        )
