"""What a person says on « Mes aides », read into a situation; nothing of it is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django import forms
from django.http import QueryDict

from passerelles.apps.aids.reads.communes import unknown_communes
from passerelles.apps.aids.reads.situations import situation_of
from passerelles.domain.aids.situation import Situation
from passerelles.formats.aids.situations import situations_of
from passerelles.formats.common.located import Document
from passerelles.portals.public.aids.project_form import ProjectForm
from passerelles.portals.public.guidance.forms.facts import FactsForm

SAID = "dit"  # what was said before, carried by the form of one more question
# Facts of a situation → fields of the two forms.
FIELDS: Mapping[str, str] = {
    "person.age": "age",
    "person.commune": "lieu",
    "person.jobseeker": "inscrit",
    "person.on_are": "allocation",
    "person.are_amount": "montant",
    "person.are_end": "fin_allocation",
    "person.in_employment": "en_emploi",
    "person.student": "etudiant",
    "person.couple": "couple",
    "person.lone_parent": "seul",
    "person.children_ages": "enfants",
    "person.pregnant": "grossesse",
    "person.disabled_worker": "rqth",
    "person.months_worked_12": "mois_12",
    "person.months_worked_24": "mois_24",
    "person.former_wage": "salaire",
    "project.kind": "projet",
    "project.programme": "dispositif",
    "project.funder": "financeur",
    "project.green_label": "vert",
    "project.sector": "secteur",
    "project.entry": "debut",
    "project.end": "fin",
    "project.weekly_hours": "heures",
    "project.contract.type": "contrat",
    "project.contract.start": "contrat_debut",
    "project.contract.end": "contrat_fin",
}
_LONGEST = 5_000


@dataclass(frozen=True, slots=True)
class Answers:
    """The two halves of the form; ``situation`` is None when something is to correct."""

    facts: FactsForm
    project: ProjectForm
    situation: Situation | None
    said: str = ""

    @property
    def has_errors(self) -> bool:
        return self.situation is None and self.facts.is_bound


def blank() -> Answers:
    return Answers(FactsForm(state={}), ProjectForm(state={}), None)


def answers(posted: QueryDict, *, today: date) -> Answers:
    """Both forms, filled with what was said before and now."""
    data = _together(posted)
    facts, project = FactsForm(data, state={}), ProjectForm(data, state={})
    valid = [facts.is_valid(), project.is_valid()]  # both, so that every fault is told
    situation = _situation(facts, project, today) if all(valid) else None
    return Answers(facts, project, situation, data.urlencode())


def question_field(fact: str, rank: int) -> forms.BoundField | None:
    """The field that answers an open question, alone; None when no field can."""
    name = FIELDS.get(fact, "")
    for form in (FactsForm(state={}), ProjectForm(state={})):
        if name in form.fields:
            form.auto_id = f"question-{rank}-%s"
            return form[name]
    return None


def _together(posted: QueryDict) -> QueryDict:
    """What was said before, then what is said now; names that no form reads are dropped."""
    names = {*FactsForm.base_fields, *ProjectForm.base_fields}
    data = QueryDict(mutable=True)
    for given in (QueryDict(posted.get(SAID, "")[:_LONGEST]), posted):
        for name in names & set(given):
            data.setlist(name, given.getlist(name))
    return data


def _situation(facts: FactsForm, project: ProjectForm, today: date) -> Situation | None:
    """The situation; faults that only the reader of situations sees are told on the forms."""
    person = dict(facts.merged().get("person", {}))
    if project.commune:
        person["commune"] = project.commune
    given = {"id": "moi", "date": today, "person": person, "project": project.merged()}
    reading = situations_of(Document("formulaire", [given]))
    faults = [*reading.findings, *unknown_communes(reading.records)]
    for fault in faults:
        name = FIELDS.get(fault.field.removeprefix("[0]."), "")
        form = project if name in project.fields else facts
        form.add_error(name or None, f"{fault.message[:1].upper()}{fault.message[1:]}")
    return None if faults else situation_of(reading.records[0])
