"""What to do this week, and what is not sure: the two lists that a person acts upon."""

from collections.abc import Iterator
from datetime import timedelta

from passerelles.apps.guidance.reads.guided import GuidedPathway
from passerelles.apps.guidance.reads.sheet import SheetFacts, StepContact
from passerelles.documents.french import counted, day, joined
from passerelles.documents.guidance.path_words import inside
from passerelles.domain.guidance.building.pathway import Pathway, Step

_MOST_TODO, _MOST_DOUBTS = 5, 6
_SOON = timedelta(days=21)
_FAR = timedelta(days=182)


def week(facts: SheetFacts) -> Iterator[str]:
    """At most five things, the most urgent first."""
    yield from list(_todo(facts))[:_MOST_TODO]


def uncertainties(facts: SheetFacts) -> Iterator[str]:
    """At most six sentences, the heaviest first."""
    yield from list(dict.fromkeys(_doubts(facts)))[:_MOST_DOUBTS]


def _todo(facts: SheetFacts) -> Iterator[str]:
    steps = facts.way.pathway.steps if facts.way else ()
    for step in steps[:1]:
        yield from _registration(step, facts.contacts.get(step.candidate.key, StepContact()))
    for step in steps[1:]:
        if step.meeting and step.meeting - facts.today <= _SOON:
            yield f"Réserver la réunion du {day(step.meeting)} pour « {step.candidate.title} »."
    for aid in facts.aids:
        if aid.answer.missing:
            asked = inside(aid.rule.payer) or "mon conseiller"
            yield f"Demander à {asked} si j’ai droit à : {aid.rule.label}."
            break
    if facts.route.reason == "nothing_missing":
        yield "Demander à un employeur ce qu’il attend : diplôme, permis, niveau de français."
    elif not steps:
        yield "Voir avec un conseiller quelle contrainte je peux lever, ou viser un métier voisin."
    yield _counsel(facts)


def _registration(step: Step, contact: StepContact) -> Iterator[str]:
    taken = step.candidate
    who = contact.provider or "l’organisme"
    how = joined([one for one in (contact.phone, contact.email) if one])
    reach = f" ({how})" if how else ""
    if taken.registration_end:
        yield f"M’inscrire avant le {day(taken.registration_end)} auprès de {who}{reach}."
    elif not taken.estimated:
        yield f"Appeler {who}{reach} pour demander une place et le dossier d’inscription."
    if step.meeting:
        yield f"Réserver ma place à la réunion d’information du {day(step.meeting)}."
    if taken.estimated:
        yield f"Me renseigner sur les dates possibles pour « {taken.title} »."


def _counsel(facts: SheetFacts) -> str:
    """The free counsel to which a person is entitled (code du travail, L6111-6)."""
    person = facts.person
    if person.disabled_worker:
        who = "Cap emploi"
    elif person.age is not None and person.age < 26 and not person.in_employment:
        who = "la mission locale"
    elif person.in_employment:
        who = "un conseiller en évolution professionnelle (gratuit, hors de l’entreprise)"
    else:
        who = "mon conseiller France Travail"
    return f"Montrer cette fiche à {who} avant de m’engager."


def _doubts(facts: SheetFacts) -> Iterator[str]:
    if facts.demonstration:
        yield "Données de démonstration : des sessions ou des compétences citées sont inventées."
    if facts.way is not None:
        yield from _of_steps(facts.way.pathway)
        yield from _of_outcome(facts, facts.way)


def _of_steps(pathway: Pathway) -> Iterator[str]:
    taken = [step.candidate for step in pathway.steps]
    if any(one.estimated for one in taken):
        yield "Certaines dates sont estimées : aucune session publiée ne les donne."
    if unknown := pathway.totals.cost_unknown:
        told = counted(unknown, "étape ne dit pas", "étapes ne disent pas")
        yield f"{told} ce qui resterait à payer."
    if any(one.seats is None for one in taken):
        yield "Le nombre de places n’est pas toujours publié : à demander."
    if any(not one.remote and one.minutes is None for one in taken):
        yield "Le lieu d’une étape reste à convenir."


def _of_outcome(facts: SheetFacts, way: GuidedPathway) -> Iterator[str]:
    if any(month.at_most is None for month in way.income):
        yield "Une partie des revenus n’est pas connue."
    if remaining := len(way.pathway.remaining):
        left = counted(remaining, "compétence reste", "compétences restent")
        yield f"{left} à acquérir après ce parcours, souvent au poste de travail."
    if way.pathway.totals.start - facts.today > _FAR:
        yield "Le début est lointain : les sessions peuvent changer d’ici là."
    if not facts.route.proven:
        yield "Toutes les combinaisons n’ont pas été comparées : un meilleur parcours peut exister."
