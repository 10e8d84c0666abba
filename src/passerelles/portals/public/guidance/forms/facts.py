"""The facts that aids need. Each may stay unsaid: the aid then says which question settles it."""

import re
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from passerelles.formats.common.person import OLDEST, YOUNGEST
from passerelles.formats.guidance.profile import FIRST_JOB, before_first_job
from passerelles.portals.public.guidance.forms.base import (
    UNSAID,
    State,
    StepForm,
    YesNoField,
    day,
    whole,
    with_person,
    without_empty,
)
from passerelles.portals.public.guidance.words import EMPLOYERS

_MOST_CHILDREN, _OLDEST_CHILD = 20, 30
_SAME_NAME = {  # fields whose answer is kept as it is → names of the profile file
    "age": "age",
    "inscrit": "jobseeker",
    "en_emploi": "in_employment",
    "etudiant": "student",
    "allocation": "on_are",
    "montant": "are_amount",
    "seul": "lone_parent",
    "couple": "couple",
    "grossesse": "pregnant",
    "rqth": "disabled_worker",
    "mois_12": "months_worked_12",
    "mois_24": "months_worked_24",
    "salaire": "former_wage",
}


def _euros(label: str, highest: int, help_text: str = "") -> forms.Field:
    refusal = f"Écrivez un montant par mois, entre 0 et {highest} €."
    return whole(label, low=0, high=highest, refusal=refusal, help_text=help_text)


class FactsForm(StepForm):
    age = whole(
        "Votre âge",
        low=YOUNGEST,
        high=OLDEST,
        help_text="Plusieurs aides en dépendent.",
        refusal=f"Ce service conseille de {YOUNGEST} à {OLDEST} ans. Plus jeune, parlez-en au "
        "collège ou au centre d’information et d’orientation.",
    )
    inscrit = YesNoField("Êtes-vous inscrit ou inscrite à France Travail ?")
    en_emploi = YesNoField("Avez-vous un emploi en ce moment ?")
    employeur = forms.ChoiceField(
        label="Qui vous emploie ?",
        help_text="Si vous avez un emploi. Le congé de formation en dépend.",
        required=False,
        choices=[("", UNSAID), *EMPLOYERS.items()],
        error_messages={"invalid_choice": "Choisissez une réponse de la liste."},
    )
    etudiant = YesNoField("Êtes-vous élève, étudiante ou étudiant ?")
    allocation = YesNoField("Touchez-vous l’allocation chômage (ARE) ?")
    montant = _euros("Combien par mois ?", 20_000, "Si vous touchez l’allocation. À peu près.")
    fin_allocation = day(
        "Jusqu’à quand ?", help_text="La date est sur votre espace France Travail."
    )
    seul = YesNoField("Élevez-vous seul ou seule un enfant ?")
    couple = YesNoField("Vivez-vous en couple ?")
    enfants = forms.CharField(
        label="L’âge de vos enfants à charge",
        help_text="Séparés par une virgule : 4, 7. Écrivez « aucun » si vous n’en avez pas.",
        required=False,
        max_length=100,
        error_messages={"max_length": "Les âges suffisent, par exemple : 4, 7."},
    )
    grossesse = YesNoField("Êtes-vous enceinte ?")
    rqth = YesNoField(
        "Avez-vous la reconnaissance de travailleur handicapé (RQTH) ?",
        help_text="Elle ouvre des droits. Rien ne vous oblige à le dire.",
    )
    mois_12 = whole(
        "Combien de mois avez-vous travaillé ces 12 derniers mois ?",
        low=0,
        high=12,
        refusal="Écrivez un nombre de mois entre 0 et 12.",
    )
    mois_24 = whole(
        "Et ces 24 derniers mois ?",
        low=0,
        high=24,
        refusal="Écrivez un nombre de mois entre 0 et 24.",
    )
    salaire = _euros("Votre dernier salaire brut par mois", 100_000, "À peu près.")

    @classmethod
    def said(cls, state: State) -> dict[str, Any]:
        person = state.get("person", {})
        end, ages = person.get("are_end"), person.get("children_ages")
        return {
            **{ours: person.get(theirs) for ours, theirs in _SAME_NAME.items()},
            "employeur": state.get("employer", ""),
            "fin_allocation": date.fromisoformat(end) if end else None,
            "enfants": "aucun" if ages == [] else ", ".join(map(str, ages or [])),
        }

    def clean_enfants(self) -> list[int] | None:
        text = self.cleaned_data["enfants"].strip().lower()
        if not text:
            return None
        if text in {"aucun", "aucune", "non", "pas d’enfant", "pas d'enfant", "zéro"}:
            return []
        words = [one for one in re.split(r"\s*(?:,|;|et|ans?|\s)\s*", text) if one]
        if not all(one.isascii() and one.isdigit() for one in words):
            raise forms.ValidationError("Écrivez les âges en chiffres, par exemple : 4, 7.")
        ages = [int(one[:3]) for one in words]
        if len(ages) > _MOST_CHILDREN or max(ages, default=0) > _OLDEST_CHILD:
            raise forms.ValidationError(
                f"Donnez l’âge des enfants à votre charge, de 0 à {_OLDEST_CHILD} ans."
            )
        return ages

    def clean(self) -> None:
        self._check_benefit()
        self._check_family()
        self._check_work()

    def merged(self) -> dict[str, Any]:
        said = self.cleaned_data
        end = said["fin_allocation"]
        answers = {theirs: said[ours] for ours, theirs in _SAME_NAME.items()}
        answers["are_end"] = end.isoformat() if end else None
        answers["children_ages"] = said["enfants"]
        state = with_person(self.state, answers)
        return without_empty(state, {"employer": said["employeur"]})

    def _check_benefit(self) -> None:
        said = self.cleaned_data
        on_are, end = said.get("allocation"), said.get("fin_allocation")
        if on_are and said.get("inscrit") is False:
            self.add_error(
                "allocation",
                "Cette allocation suppose d’être inscrit ou inscrite à France Travail : corrigez "
                "l’une des deux réponses.",
            )
        if on_are is False and said.get("montant"):
            self.add_error(
                "montant", "Vous dites ne pas toucher l’allocation : effacez le montant."
            )
        if on_are and end and end < timezone.localdate():
            self.add_error("fin_allocation", "Cette date est passée : corrigez-la, ou effacez-la.")

    def _check_family(self) -> None:
        said = self.cleaned_data
        if said.get("seul") and said.get("couple"):
            self.add_error(
                "couple", "Vous dites élever seul ou seule un enfant : l’un exclut l’autre."
            )
        if said.get("seul") and said.get("enfants") == [] and not said.get("grossesse"):
            self.add_error("enfants", "Donnez l’âge de l’enfant que vous élevez.")

    def _check_work(self) -> None:
        said = self.cleaned_data
        if said.get("employeur") and said.get("en_emploi") is False:
            self.add_error(
                "employeur", "Vous dites ne pas avoir d’emploi : corrigez l’une des deux réponses."
            )
        twelve, twenty_four = said.get("mois_12"), said.get("mois_24")
        if twelve is not None and twenty_four is not None and twelve > twenty_four:
            self.add_error(
                "mois_24", f"C’est moins que les {twelve} mois de la dernière année : corrigez-le."
            )
        if said.get("age") is not None:
            self._check_age(said["age"])

    def _check_age(self, age: int) -> None:
        held = self.state.get("occupations", [])
        longest = max((one.get("years") or 0 for one in held), default=0)
        if longest > age - FIRST_JOB:
            self.add_error(
                "age",
                f"Vous avez dit exercer un métier depuis {longest:g} ans : corrigez l’un des deux.",
            )
        first = min((one["until"] for one in held if one.get("until")), default=None)
        if first is not None and before_first_job(age, first, timezone.localdate()):
            self.add_error(
                "age",
                f"Vous avez dit exercer un métier jusqu’en {first} : corrigez l’un des deux.",
            )
