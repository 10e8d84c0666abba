"""The page of the pathways to one occupation."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from passerelles.apps.guidance.reads.guided import Complement, Guided
from passerelles.documents.guidance.beside_words import concession_text
from passerelles.documents.guidance.path_words import NO_PATHWAY
from passerelles.domain.guidance.building.pathway import Gain
from passerelles.portals.public.guidance.hypotheses import (
    HypothesisView,
    hypothesis,
    hypothesis_views,
    trial_of,
)
from passerelles.portals.public.guidance.journey import Journey
from passerelles.portals.public.guidance.naming import bare_code, occupation_name
from passerelles.portals.public.guidance.pathways import (
    COMPARED,
    PathwayView,
    StepView,
    pathway_views,
    step_view,
)

_MOST_UNLOCKS = 3
_FALLBACK = "Nous n’avons pas de parcours daté à vous proposer pour ce métier."


@dataclass(frozen=True, slots=True)
class ComparedRow:
    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnlockView:
    """What would open a pathway, and its steps; ``href`` is "" when nobody can try it alone."""

    told: str
    steps: tuple[StepView, ...]
    href: str


@dataclass(frozen=True, slots=True)
class WaysPage:
    """``reason``: why there is no pathway, "" when there is one; ``unlocks``: what would open one.

    ``supposed``: the hypothesis.
    """

    label: str
    occupation_href: str
    offer_href: str
    pathways: tuple[PathwayView, ...]
    rows: tuple[ComparedRow, ...]
    unlocks: tuple[UnlockView, ...]
    complements: tuple[Complement, ...]
    hypotheses: tuple[HypothesisView, ...]
    supposed: str
    tried: str
    reason: str
    here: str
    keep_href: str
    results_href: str
    home_href: str
    facts_href: str
    demonstration: bool


def ways_page(journey: Journey, occupation: str, found: Guided, *, tried: str) -> WaysPage:
    views = pathway_views(journey, occupation, found.pathways)
    here = journey.address("journey_pathways", occupation)
    known = hypothesis(tried)
    return WaysPage(
        label=occupation_name(occupation),
        occupation_href=reverse("occupation", args=[bare_code(occupation)]),
        offer_href=f"{reverse('sessions')}?metier={occupation}",
        pathways=views,
        rows=_rows(views),
        unlocks=() if views else _unlocks(found.gains, here),
        complements=found.complements,
        hypotheses=hypothesis_views(found.gains, here=here, current=tried),
        supposed=known.told if known else "",
        tried=tried if known else "",
        reason="" if views else NO_PATHWAY.get(found.reason, found.insufficient or _FALLBACK),
        here=here,
        keep_href=journey.address("journey_keep", occupation),
        results_href=journey.address("journey_results"),
        home_href=journey.address("journey"),
        facts_href=journey.address("journey_step", "situation"),
        demonstration=found.demonstration,
    )


def _unlocks(gains: Sequence[Gain], here: str) -> tuple[UnlockView, ...]:
    """The gains that give a pathway, the greatest first."""
    return tuple(
        UnlockView(
            told=concession_text(gain),
            steps=tuple(map(step_view, gain.best.steps)),
            href=f"{here}?et-si={trial_of(gain)}" if hypothesis(trial_of(gain)) else "",
        )
        for gain in gains[:_MOST_UNLOCKS]
        if gain.best
    )


def _rows(views: tuple[PathwayView, ...]) -> tuple[ComparedRow, ...]:
    """The comparison, one row a criterion."""
    return tuple(
        ComparedRow(name, tuple(view.row[rank] for view in views))
        for rank, name in enumerate(COMPARED)
    )
