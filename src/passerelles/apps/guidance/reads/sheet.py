"""All that the sheet of one pathway tells: contacts of its steps, aids, the person, the reasons."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from passerelles.apps.aids.reads.book import rule_book
from passerelles.apps.catalogue.reads.session_sheet import session_sheet
from passerelles.apps.catalogue.reads.session_values import AdmissionStep, SessionSheet
from passerelles.apps.guidance.reads.certified import plain_title
from passerelles.apps.guidance.reads.graph import occupation_graph
from passerelles.apps.guidance.reads.guided import Guided, GuidedPathway, Route
from passerelles.apps.guidance.reads.places import place_named
from passerelles.apps.guidance.reads.profiles import Understood
from passerelles.apps.guidance.reads.projects import projects_of, taken
from passerelles.apps.reference.models import Certification, SkillBlock
from passerelles.domain.aids.answer import AidAnswer
from passerelles.domain.aids.income import IncomeMonth
from passerelles.domain.aids.judge import judge
from passerelles.domain.aids.rules import Rule
from passerelles.domain.aids.situation import PersonFacts, Situation
from passerelles.domain.common.verdict import Verdict
from passerelles.domain.guidance.building.french import FRENCH_LABEL, FRENCH_SKILL
from passerelles.domain.guidance.building.pathway import Step
from passerelles.domain.guidance.profile import Profile
from passerelles.domain.guidance.reaching.suggestion import Suggestion

_MEETING = "9"  # in the Lhéo table of admission steps


@dataclass(frozen=True, slots=True, kw_only=True)
class StepContact:
    """Whom to call for a step; empty texts when nobody said."""

    provider: str = ""
    person: str = ""
    phone: str = ""
    email: str = ""
    link: str = ""
    terms: str = ""
    meeting: AdmissionStep | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetAid:
    """An aid that is not excluded, with the rule that says it."""

    rule: Rule
    answer: AidAnswer


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFacts:
    """``labels``: of occupations, skills, certifications and blocks, by key.

    ``way`` is None when no pathway was found.
    ``income_today``: a year of what the person receives if she begins nothing. ``knowledge``: the
    skills that are known rather than done.
    """

    profile: Profile
    person: PersonFacts
    today: date
    route: Route
    way: GuidedPathway | None
    suggestion: Suggestion | None
    place: str
    contacts: Mapping[str, StepContact]
    aids: tuple[SheetAid, ...]
    labels: Mapping[str, str]
    demonstration: bool
    income_today: tuple[IncomeMonth, ...] = ()
    knowledge: frozenset[str] = frozenset()


def sheet_facts(
    understood: Understood, guided: Guided, *, way: GuidedPathway | None, today: date
) -> SheetFacts | None:
    """Facts of the sheet of ``way``, else of the first pathway, else of the first conditional one.

    None without a target.
    """
    route, profile, person = _route(guided, way), understood.profile, understood.person
    if route is None or profile is None or person is None:
        return None
    way = way or next(iter((*route.pathways, *route.conceded)), None)
    steps = way.pathway.steps if way else ()
    return SheetFacts(
        profile=profile,
        person=person,
        today=today,
        route=route,
        way=way,
        suggestion=next((s for s in guided.suggestions if s.occupation == route.target), None),
        place=_place(profile.commune),
        contacts={step.candidate.key: _contact(step) for step in steps},
        aids=_aids(person, way, today),
        labels=_labels(profile, route),
        demonstration=guided.demonstration,
        income_today=guided.income_today,
        knowledge=_knowledge(route),
    )


def _route(guided: Guided, way: GuidedPathway | None) -> Route | None:
    if way is None:
        return guided.leading
    held = (route for route in guided.routes if way in (*route.pathways, *route.conceded))
    return next(held, None)


def _place(commune: str) -> str:
    found = place_named(commune) if commune else None
    return found.name if found else ""


def _labels(profile: Profile, route: Route) -> Mapping[str, str]:
    graph = occupation_graph()
    held = {one.occupation for one in profile.occupations}
    occupations = held | {route.target, profile.target}
    skills = {*profile.skills, *route.missing}
    named = {key: graph.labels[graph.number[key]] for key in occupations if key in graph.number}
    rows = {key: graph.skill_number[key] for key in skills if key in graph.skill_number}
    named |= {key: graph.skill_labels[row] for key, row in rows.items()}
    named |= _obtained(profile)
    return named | ({FRENCH_SKILL: FRENCH_LABEL} if FRENCH_SKILL in skills else {})


def _obtained(profile: Profile) -> Mapping[str, str]:
    held = Certification.objects.filter(id__in=profile.certifications)
    blocks = SkillBlock.objects.filter(id__in=profile.blocks).values_list("id", "label")
    titles = {one.id: plain_title(one.title, one.abbreviation) or one.id for one in held}
    return titles | dict(blocks)


def _knowledge(route: Route) -> frozenset[str]:
    graph = occupation_graph()
    rows = {key: graph.skill_number[key] for key in route.missing if key in graph.skill_number}
    return frozenset(key for key, row in rows.items() if graph.skill_kinds[row] == "knowledge")


def _contact(step: Step) -> StepContact:
    sheet = session_sheet(step.candidate.key)
    if sheet is None:
        return StepContact()
    first = next((one for one in sheet.contacts if one.phone or one.email), None)
    return StepContact(
        provider=sheet.provider.name,
        person=first.name if first else "",
        phone=(first.phone if first else "") or sheet.provider.phone,
        email=(first.email if first else "") or sheet.provider.email,
        link=sheet.url or sheet.action.url or sheet.training.url or sheet.provider.url,
        terms=sheet.registration_terms,
        meeting=_meeting(sheet, step),
    )


def _meeting(sheet: SessionSheet, step: Step) -> AdmissionStep | None:
    held = (one for one in sheet.steps if one.kind == _MEETING)
    return next((one for one in held if one.start == step.meeting), None) if step.meeting else None


def _aids(person: PersonFacts, way: GuidedPathway | None, today: date) -> tuple[SheetAid, ...]:
    """Aids at the entry of the first step, the sure ones first."""
    projects = projects_of([way.pathway]) if way else {}
    steps = way.pathway.steps if way else ()
    if not steps:
        return ()
    project = projects[taken(steps[0].candidate)]
    book = rule_book()
    situation = Situation(id="sheet", date=today, person=person, project=project)
    found = [one for one in judge(situation, book) if one.verdict is not Verdict.NO]
    found.sort(key=lambda one: (one.verdict is not Verdict.YES, one.amount is None))
    return tuple(SheetAid(rule=book.rules[one.code], answer=one) for one in found)
