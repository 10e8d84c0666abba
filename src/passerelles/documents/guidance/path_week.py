"""What to do this week, the most urgent first: the list that a person acts upon."""

from collections.abc import Iterator
from datetime import timedelta

from passerelles.apps.guidance.reads.guided import GuidedPathway
from passerelles.apps.guidance.reads.sheet import SheetAid, SheetFacts, StepContact
from passerelles.documents.french import day, joined
from passerelles.documents.guidance.path_words import calm, inside, trip_text
from passerelles.domain.aids.situation import PersonFacts
from passerelles.domain.guidance.building.candidate import StepKind
from passerelles.domain.guidance.building.pathway import Concession, Step
from passerelles.domain.guidance.profile import Constraint

_MOST_TODO = 5
_SOON = timedelta(days=21)
_AFTER = timedelta(days=61)  # a benefit that stops just after a training stops too early
_A_YEAR = timedelta(days=365)
_ENOUGH_WORK = 6  # months of 24: worth asking whether a benefit is due
_APPRENTICE = "apprentissage"
_CHILDCARE = frozenset({"age_region", "age_france_travail"})
_TO_TRY = {
    Concession.CAR: "Chercher comment m’y rendre : permis, covoiturage, prêt de véhicule.",
    Concession.LATER: "Décider si je peux attendre cette date, et avec quels revenus.",
    Concession.DISTANCE: "Vérifier que je peux suivre à distance : ordinateur, connexion, calme.",
    Concession.PACE: "Voir si ces horaires sont possibles : garde d’enfants, santé, emploi.",
    Concession.FULL_SESSIONS: "Demander à figurer sur la liste d’attente.",
    Concession.LEVEL: "Demander à l’organisme une dispense de niveau, avec mon expérience.",
}


def week(facts: SheetFacts) -> Iterator[str]:
    """At most five things, the counsel among them."""
    todo = list(_todo(facts))
    yield from todo if len(todo) <= _MOST_TODO else (*todo[: _MOST_TODO - 1], todo[-1])


def concerns(one: SheetAid, facts: SheetFacts) -> bool:
    """Childcare is told to those who said that they have a child, a wage of apprentice to those who
    may be one.
    """
    steps = facts.way.pathway.steps if facts.way else ()
    if one.rule.code == _APPRENTICE:
        return any(step.candidate.kind is StepKind.APPRENTICESHIP for step in steps)
    person = facts.person
    return one.rule.code not in _CHILDCARE or bool(person.children_ages or person.lone_parent)


def benefit_ends(facts: SheetFacts) -> bool:
    """Whether unemployment benefit stops before the pathway, or just after."""
    person = facts.person
    last = facts.way.pathway.totals.end + _AFTER if facts.way else facts.today + _A_YEAR
    return bool(person.on_are and person.are_end and person.are_end <= last)


def _todo(facts: SheetFacts) -> Iterator[str]:
    counsel, first = _counsel(facts), _is_urgent(facts)
    if first:
        yield counsel
    yield from _on_the_way(facts) if facts.way else _without_steps(facts)
    yield from _benefit(facts)
    if Constraint.ADJUSTMENT in facts.profile.constraints and not facts.person.disabled_worker:
        yield "Parler de ma santé à un médecin, et de la reconnaissance RQTH à la MDPH."
    yield from _question(facts)
    if not first:
        yield counsel


def _on_the_way(facts: SheetFacts) -> Iterator[str]:
    """What the condition asks, then the first step, then a meeting that is soon."""
    if facts.way is None:
        return
    yield from _concession(facts.way)
    first, *later = facts.way.pathway.steps
    yield from _registration(first, facts.contacts.get(first.candidate.key, StepContact()))
    for step in later:
        if step.meeting and step.meeting - facts.today <= _SOON:
            title = calm(step.candidate.title)
            yield f"Réserver la réunion du {day(step.meeting)} pour « {title} »."


def _concession(way: GuidedPathway) -> Iterator[str]:
    for one in way.conceded:
        if one is Concession.TRAVEL:
            trip = trip_text(way.pathway.totals.minutes, remote=False)
            yield f"Voir si {trip} est tenable : logement sur place, covoiturage, internat."
        else:
            yield _TO_TRY[one]


def _registration(step: Step, contact: StepContact) -> Iterator[str]:
    taken = step.candidate
    who = contact.provider or "l’organisme"
    how = joined([one for one in (contact.phone, contact.email) if one])
    reach = f" ({how})" if how else ""
    if taken.registration_end:
        yield f"M’inscrire avant le {day(taken.registration_end)} auprès de {who}{reach}."
    elif taken.estimated:
        yield f"Demander à {who}{reach} les prochaines dates de « {calm(taken.title)} »."
    else:
        yield f"Appeler {who}{reach} pour demander une place et le dossier d’inscription."
    if step.meeting:
        yield _meeting(step, contact)


def _meeting(step: Step, contact: StepContact) -> str:
    """A meeting held elsewhere than the training is not always worth the trip."""
    on, held = f"la réunion d’information du {day(step.meeting)}", contact.meeting
    if held and not held.is_remote and held.city and held.city != step.candidate.place:
        return f"Demander si je peux suivre {on} à distance, ou plus près que {held.city}."
    return f"Réserver ma place à {on}."


def _without_steps(facts: SheetFacts) -> Iterator[str]:
    if facts.route.reason == "nothing_missing":
        yield "Demander à deux employeurs ce qu’ils attendent : diplôme, permis, français."
    else:
        yield "Demander à un conseiller quelle condition peut bouger, ou quel métier voisin viser."
    for one in facts.route.complements[:2]:
        yield f"Me renseigner sur : {one.name}."


def _benefit(facts: SheetFacts) -> Iterator[str]:
    """A benefit that stops on the way, or that nobody asked for."""
    person = facts.person
    if benefit_ends(facts):
        end = day(person.are_end)
        yield f"Demander à France Travail ce qui suit mon allocation : elle s’arrête le {end}."
    worked = person.months_worked_24 or 0
    if person.on_are is False and not person.in_employment and worked >= _ENOUGH_WORK:
        yield (
            "Demander à France Travail si j’ai droit à l’allocation chômage : j’ai travaillé "
            f"{worked} mois sur 24."
        )


def _question(facts: SheetFacts) -> Iterator[str]:
    """The one aid to ask about."""
    for aid in facts.aids:
        if aid.answer.missing and concerns(aid, facts):
            asked = inside(aid.rule.payer) or "mon conseiller"
            yield f"Demander à {asked} si j’ai droit à : {aid.rule.label}."
            return


def _is_urgent(facts: SheetFacts) -> bool:
    """The young without a job, and those whose health decides, start with their adviser."""
    return bool(facts.person.disabled_worker) or _is_young(facts.person)


def _is_young(person: PersonFacts) -> bool:
    return person.age is not None and person.age < 26 and not person.in_employment


def _counsel(facts: SheetFacts) -> str:
    """The free counsel to which a person is entitled (code du travail, L6111-6)."""
    person = facts.person
    if person.disabled_worker:
        return "Prendre rendez-vous à Cap emploi avec cette fiche, avant de m’engager."
    if _is_young(person):
        return "Prendre rendez-vous à la mission locale avec cette fiche."
    who = "mon conseiller France Travail"
    if person.in_employment:
        who = "un conseiller en évolution professionnelle (gratuit, hors de l’entreprise)"
    return f"Montrer cette fiche à {who} avant de m’engager."
