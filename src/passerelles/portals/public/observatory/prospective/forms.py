"""What a person may ask of the future: which need, where, when the training would end."""

from datetime import date

from django import forms
from django.http import QueryDict

from passerelles.apps.observatory.reads.explorer.grid import grid, subjects
from passerelles.apps.observatory.reads.explorer.places import place, regions
from passerelles.apps.observatory.reads.explorer.subjects import subjects_of
from passerelles.apps.observatory.reads.prospective import Question, projected_indicators
from passerelles.apps.reference.models import TerritoryKind
from passerelles.apps.reference.reads.departements import read_departements

_LONGEST = 96  # months: an apprenticeship and higher studies after it
_DEFAULT_MONTHS = 12
Choices = list[tuple[str, str]]


class ProspectiveForm(forms.Form):
    indicateur = forms.ChoiceField(label="Besoin")
    territoire = forms.ChoiceField(label="Territoire")
    metier = forms.ChoiceField(label="Métier ou famille", required=False)
    debut = forms.DateField(
        label="Début de la formation",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    duree = forms.IntegerField(label="Durée (mois)", min_value=1, max_value=_LONGEST)
    hypothese = forms.DecimalField(
        label="Votre hypothèse d’évolution par an (%)",
        required=False,
        min_value=-50,
        max_value=50,
        help_text="Exemple : -5 si vous pensez que le besoin baisse de 5 % par an.",
    )

    def __init__(self, data: QueryDict, *, today: date) -> None:
        loaded = [i for i in projected_indicators() if i.code in grid()]
        asked = data.get("indicateur") or next((i.code for i in loaded), "")
        territories = _territories(asked)
        super().__init__(_complete(data, asked, territories, today))
        _offer(self, "indicateur", [(i.code, i.name) for i in loaded])
        _offer(self, "territoire", territories)
        _offer(self, "metier", _occupations(asked, self.data.get("territoire", "")))

    def question(self) -> Question | None:
        """What is asked; None when the form is refused, which then says why."""
        if not self.is_valid():
            return None
        said = self.cleaned_data
        kind, _, code = said["territoire"].partition(":")
        hypothesis = said["hypothese"]
        return Question(
            indicator=said["indicateur"],
            kind=kind,
            code=code,
            year=_end(said["debut"], said["duree"]).year,
            occupation=said["metier"],
            yearly_change=None if hypothesis is None else float(hypothesis) / 100,
        )


def _offer(form: forms.Form, name: str, choices: Choices) -> None:
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = choices


def _complete(data: QueryDict, asked: str, territories: Choices, today: date) -> QueryDict:
    """The address with what it leaves out: a training of a year that starts next September."""
    september = date(today.year + (today.month > 8), 9, 1)
    first = next((key for key, _ in territories), "")
    usual = {
        "indicateur": asked,
        "territoire": first,
        "debut": september.isoformat(),
        "duree": str(_DEFAULT_MONTHS),
    }
    completed = data.copy()
    for name, value in usual.items():
        completed.setdefault(name, value)
    return completed


def _territories(indicator: str) -> Choices:
    """The regions, then the départements, for which the indicator has figures."""
    kinds = {cell.kind for cell in grid().get(indicator, ())}
    found: Choices = []
    if TerritoryKind.REGION in kinds:
        found += [(f"region:{one.code}", one.name) for one in regions()]
    if TerritoryKind.DEPARTEMENT in kinds:
        known = read_departements()
        named = [place("departement", code, known.edition) for code in sorted(known.regions)]
        found += [(f"departement:{one.code}", f"{one.code} – {one.name}") for one in named]
    return found


def _occupations(indicator: str, territory: str) -> Choices:
    kind = territory.partition(":")[0]
    cell = next((cell for cell in grid().get(indicator, ()) if cell.kind == kind), None)
    everything: Choices = [("", "tous")]
    if cell is None:
        return everything
    keys = subjects(indicator, kind, cell.period).occupations
    return everything + [(one.key, one.label) for one in subjects_of(keys)]


def _end(start: date, months: int) -> date:
    """The first day of the month in which a training of that many months ends."""
    month = start.month - 1 + months
    return date(start.year + month // 12, month % 12 + 1, 1)
