"""The answer of guidance as lines of plain French, for a terminal."""

from collections.abc import Iterator

from passerelles.apps.guidance.reads.guided import Guided, GuidedPathway, Route
from passerelles.documents.french import share
from passerelles.documents.guidance.axis_words import LIKING, REACH
from passerelles.documents.guidance.beside_words import (
    complement_text,
    condition,
    gain_text,
    worth_telling,
)
from passerelles.documents.guidance.path_income import income_lines
from passerelles.documents.guidance.path_words import (
    MERITS,
    NO_PATHWAY,
    between_text,
    euros,
    step_kind,
    trip_of,
)
from passerelles.documents.guidance.sentences import sentence
from passerelles.domain.guidance.building.pathway import Step
from passerelles.domain.guidance.reaching.suggestion import Suggestion

_MOST_REASONS = 3


def guided_lines(guided: Guided) -> Iterator[str]:
    """Occupations first, then the pathways towards each target."""
    if guided.demonstration:
        yield "Données de démonstration : des sessions ou des compétences sont inventées."
    if guided.insufficient:
        yield guided.insufficient
    if guided.suggestions:
        yield "Métiers à votre portée"
    for rank, one in enumerate(guided.suggestions, 1):
        yield from _suggestion(rank, one)
    for route in guided.routes:
        yield ""
        yield from _route(route)


def _suggestion(rank: int, one: Suggestion) -> Iterator[str]:
    code = one.occupation.partition(":")[2]
    yield f"{rank:2}. {one.label} ({code})"
    for scale, axis in ((REACH, one.can_get), (LIKING, one.would_like)):
        yield f"    {scale.question} : {scale.told(axis)}"
    for reason in one.reasons[:_MOST_REASONS]:
        yield f"    + {sentence(reason)}"
    for reason in one.obstacles[:_MOST_REASONS]:
        yield f"    − {sentence(reason)}"


def _route(route: Route) -> Iterator[str]:
    yield f"Vers le métier : {route.label}"
    if route.reason:
        yield f"  {NO_PATHWAY.get(route.reason, NO_PATHWAY['no_candidate'])}"
    for rank, one in enumerate(route.pathways, 1):
        yield from _pathway(rank, one)
    for rank, one in enumerate(route.conceded, 1):
        yield f"  Possible si {condition(one)} :"
        yield from _pathway(rank, one)
    for gain in () if route.conceded else filter(worth_telling, route.gains):
        yield f"  {gain_text(gain)}"
    for months in income_lines(route.income):
        yield f"    {months.months} : {months.amount} ({months.parts})"
    for beside in route.complements:
        yield f"  À côté : {complement_text(beside)}"


def _pathway(rank: int, one: GuidedPathway) -> Iterator[str]:
    totals = one.pathway.totals
    merits = ", ".join(MERITS[merit] for merit in one.pathway.merits)
    yield (
        f"  Parcours {rank}{f' ({merits})' if merits else ''} : {share(totals.gap_closed)} de ce "
        f"qui manque, {between_text(totals.start, totals.end)}"
    )
    for step in one.pathway.steps:
        yield f"    {_step(step)}"
    for months in income_lines(one.income):
        yield f"      {months.months} : {months.amount} ({months.parts})"


def _step(step: Step) -> str:
    taken = step.candidate
    cost = "coût inconnu" if taken.cost_left is None else f"{euros(taken.cost_left)} à payer"
    told = (
        f"{step_kind(step)} : {taken.title}",
        between_text(taken.start, taken.end) + (" (dates estimées)" if taken.estimated else ""),
        taken.place,
        trip_of(taken),
        cost,
    )
    return ", ".join(filter(None, told))
