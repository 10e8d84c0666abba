"""What a reader may ask of the plan."""

from django import forms
from django.http import QueryDict

from passerelles.apps.steering.reads.plan import PlanFilter, PlanTree
from passerelles.documents.steering.plan_words import THEMES

Choices = list[tuple[str, str]]


def _choice(label: str, everything: str, choices: Choices) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=[("", everything), *choices],
        required=False,
        error_messages={"invalid_choice": "Choisissez dans la liste."},
    )


class PlanForm(forms.Form):
    """Its choices are those of the plan shown."""

    q = forms.CharField(label="Mots de l’action ou de l’engagement", max_length=100, required=False)

    def __init__(self, data: QueryDict, tree: PlanTree) -> None:
        super().__init__(data)
        orientations = [
            (one.orientation.code, f"{one.orientation.code[1:]}. {one.orientation.name}")
            for one in tree.orientations
        ]
        themes = sorted(THEMES.items(), key=lambda theme: theme[1])
        self.fields["orientation"] = _choice("Orientation", "Toutes", orientations)
        self.fields["theme"] = _choice("Thème", "Tous", themes)
        self.fields["territoire"] = _choice(
            "Territoire nommé", "Tous", [(place, place) for place in tree.places]
        )

    def wanted(self) -> PlanFilter | None:
        """What is asked; None when the form is refused, which then says why."""
        if not self.is_valid():
            return None
        said = self.cleaned_data
        return PlanFilter(
            orientation=said["orientation"],
            theme=said["theme"],
            place=said["territoire"],
            text=said["q"],
        )
