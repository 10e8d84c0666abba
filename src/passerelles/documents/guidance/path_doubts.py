"""What is not sure of a pathway, the heaviest first."""

from collections.abc import Iterator
from datetime import timedelta

from passerelles.apps.guidance.reads.guided import GuidedPathway
from passerelles.apps.guidance.reads.sheet import SheetFacts
from passerelles.domain.guidance.building.pathway import Pathway

_MOST = 5
_FAR = timedelta(days=182)
_LONG_TRIP = 20  # minutes: under it the estimate hardly matters


def uncertainties(facts: SheetFacts) -> Iterator[str]:
    """At most five sentences; the demonstration is told by a band of its own."""
    if facts.way is not None:
        yield from list(dict.fromkeys(_doubts(facts, facts.way)))[:_MOST]


def _doubts(facts: SheetFacts, way: GuidedPathway) -> Iterator[str]:
    yield from _of_steps(way.pathway)
    yield from _of_trips(way.pathway)
    yield from _of_outcome(facts, way)


def _of_steps(pathway: Pathway) -> Iterator[str]:
    taken = [step.candidate for step in pathway.steps]
    if any(one.estimated for one in taken):
        yield "Certaines dates sont estimées : aucune session publiée ne les donne."
    if unknown := pathway.totals.cost_unknown:
        told = "Une étape ne dit pas" if unknown == 1 else f"{unknown} étapes ne disent pas"
        yield f"{told} ce qui resterait à payer."
    if any(one.seats is None for one in taken):
        yield "Le nombre de places n’est pas toujours publié : à demander."
    if any(not one.remote and one.minutes is None for one in taken):
        yield "Le lieu d’une étape reste à convenir."


def _of_trips(pathway: Pathway) -> Iterator[str]:
    longest = max((s.candidate.minutes or 0 for s in pathway.steps), default=0)
    if longest < _LONG_TRIP:
        return
    if any(step.candidate.without_car for step in pathway.steps):
        yield "Trajet sans voiture estimé, sans les horaires : regardez le bus et le train."
    else:
        yield "Trajet en voiture estimé, sans le relief : en montagne, il dure plus longtemps."


def _of_outcome(facts: SheetFacts, way: GuidedPathway) -> Iterator[str]:
    if any(month.at_most is None for month in way.income):
        yield "Une partie des revenus n’est pas connue."
    if way.pathway.remaining:
        yield "Le reste du métier s’apprend ensuite, souvent au poste, avec un tuteur."
    if way.pathway.totals.start - facts.today > _FAR:
        yield "Le début est lointain : les sessions peuvent changer d’ici là."
    if not facts.route.proven:
        yield "Toutes les combinaisons n’ont pas été comparées : un meilleur parcours peut exister."
