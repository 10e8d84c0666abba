"""One person in French: what she told, occupations, pathways side by side."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from passerelles.apps.guidance.models import AdvisedPerson
from passerelles.apps.guidance.reads.chain import guide
from passerelles.apps.guidance.reads.guided import Guided, GuidedPathway, Route
from passerelles.apps.guidance.reads.profiles import Understood, understand
from passerelles.apps.guidance.reads.sheet import SheetFacts, sheet_facts
from passerelles.documents.french import counted, share
from passerelles.documents.guidance.axis_words import LIKING, REACH
from passerelles.documents.guidance.beside_words import condition
from passerelles.documents.guidance.path_start import start
from passerelles.documents.guidance.path_words import (
    MERITS,
    NO_PATHWAY,
    between_text,
    calm,
    euros,
    step_kind,
    trip_text,
)
from passerelles.documents.guidance.sentences import sentence
from passerelles.domain.guidance.building.french import only_french
from passerelles.domain.guidance.building.pathway import Pathway, Totals
from passerelles.domain.guidance.reaching.suggestion import Suggestion

_TO_COMPARE = 2
_ROWS = (
    *("Métier visé", "Possible si…", "Atout", "Étapes", "Dates"),
    "Part de ce qui reste à apprendre",
    *("Reste à payer", "Trajet le plus long", "Revenu sûr sur tout le parcours"),
)


@dataclass(frozen=True, slots=True)
class OccupationShown:
    """``code`` without its edition; scores as percentages or « données insuffisantes »."""

    edition: str
    code: str
    label: str
    can_get: str
    would_like: str
    reasons: tuple[str, ...]
    obstacles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AdvisedPage:
    """``rows``: a heading, then one text a pathway. ``faults``: why nothing can be answered.

    ``told``: what the person said; ``without``: occupations that have no pathway, by reason.
    """

    faults: tuple[str, ...]
    remarks: tuple[str, ...]
    told: tuple[str, ...]
    occupations: tuple[OccupationShown, ...]
    numbers: tuple[int, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    without: tuple[str, ...]
    insufficient: str
    demonstration: bool


def advised_page(followed: AdvisedPerson, *, today: date) -> AdvisedPage:
    """What the page shows; profiles age, so faults may appear on what was once accepted."""
    understood, guided = _guided(followed, today)
    if guided is None:
        faults = tuple(str(one) for one in understood.findings if one.severity == "error")
        return AdvisedPage(faults, (), (), (), (), (), (), "", demonstration=False)
    columns = [_column(route, way) for route, way in _ways(guided)]
    return AdvisedPage(
        faults=(),
        remarks=tuple(map(str, understood.findings)),
        told=_told(understood, guided, today),
        occupations=tuple(map(_occupation, guided.suggestions[:5])),
        numbers=tuple(range(1, len(columns) + 1)),
        rows=tuple(zip(_ROWS, zip(*columns, strict=True), strict=True)) if columns else (),
        without=tuple(_without(guided)),
        insufficient=guided.insufficient,
        demonstration=guided.demonstration,
    )


def sheet_of(followed: AdvisedPerson, number: int, *, today: date) -> SheetFacts | None:
    """The facts of the sheet of one pathway, by its number on the page, from 1."""
    understood, guided = _guided(followed, today)
    ways = [way for _, way in _ways(guided)] if guided else []
    if guided is None or not 1 <= number <= len(ways):
        return None
    return sheet_facts(understood, guided, way=ways[number - 1], today=today)


def _guided(followed: AdvisedPerson, today: date) -> tuple[Understood, Guided | None]:
    understood = understand(followed.state, today=today)
    if understood.profile is None or understood.person is None:
        return understood, None
    return understood, guide(understood.profile, understood.person, today=today)


def _ways(guided: Guided) -> list[tuple[Route, GuidedPathway]]:
    """The pathways of each route; without any, the one that a single change would open."""
    return [
        (route, way) for route in guided.routes for way in (route.pathways or route.conceded[:1])
    ]


def _told(understood: Understood, guided: Guided, today: date) -> tuple[str, ...]:
    facts = sheet_facts(understood, guided, way=None, today=today)
    return tuple(start(facts)) if facts else ()


def _merits(route: Route, pathway: Pathway) -> str:
    """Nothing is the best of one."""
    if len(route.pathways) < _TO_COMPARE:
        return "le seul vers ce métier"
    return ", ".join(MERITS[one] for one in pathway.merits) or "un autre équilibre"


def _column(route: Route, way: GuidedPathway) -> tuple[str, ...]:
    pathway, totals = way.pathway, way.pathway.totals
    steps = (f"{step_kind(s)} : {calm(s.candidate.title)}" for s in pathway.steps)
    return (
        route.label,
        condition(way) or "rien à changer",
        _merits(route, pathway),
        " ; ".join(steps),
        between_text(totals.start, totals.end),
        "le français d’abord" if only_french(pathway) else share(totals.gap_closed),
        _cost(totals),
        _trip(pathway),
        f"au moins {euros(totals.income_at_least)}" if totals.income_at_least else "à vérifier",
    )


def _trip(pathway: Pathway) -> str:
    """The longest known trip; a place yet to be agreed is not a distance."""
    taken = [step.candidate for step in pathway.steps]
    known = [one.minutes for one in taken if not one.remote and one.minutes is not None]
    return trip_text(max(known, default=None), remote=all(one.remote for one in taken))


def _cost(totals: Totals) -> str:
    known = euros(totals.cost_left)
    if not totals.cost_unknown:
        return known
    return f"{known}, plus {counted(totals.cost_unknown, 'étape', 'étapes')} au coût inconnu"


def _without(guided: Guided) -> Iterator[str]:
    """« Auditeur ; Juriste : données insuffisantes… », one line a reason."""
    closed = defaultdict(list)
    for route in guided.routes:
        if not (route.pathways or route.conceded):
            closed[NO_PATHWAY.get(route.reason, NO_PATHWAY["no_candidate"])].append(route.label)
    yield from (f"{' ; '.join(labels)} : {why}" for why, labels in closed.items())


def _occupation(one: Suggestion) -> OccupationShown:
    edition, _, code = one.occupation.partition(":")
    return OccupationShown(
        edition=edition,
        code=code,
        label=one.label,
        can_get=REACH.told(one.can_get),
        would_like=LIKING.told(one.would_like),
        reasons=tuple(sentence(reason) for reason in one.reasons[:3]),
        obstacles=tuple(sentence(reason) for reason in one.obstacles[:3]),
    )
