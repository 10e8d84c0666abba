"""The page of the pathways to one occupation."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from passerelles.apps.guidance.reads.guided import Complement, Guided, GuidedPathway, Route
from passerelles.documents.guidance.beside_words import condition
from passerelles.documents.guidance.path_income import IncomeTold, income_lines
from passerelles.documents.guidance.path_words import NO_PATHWAY
from passerelles.domain.aids.income import IncomeMonth
from passerelles.domain.guidance.building.pathway import Concession
from passerelles.portals.public.guidance.hypotheses import (
    HypothesisView,
    hypothesis,
    hypothesis_views,
    trial_code,
)
from passerelles.portals.public.guidance.income import IncomeView, income_view
from passerelles.portals.public.guidance.journey import Journey
from passerelles.portals.public.guidance.naming import bare_code, occupation_name
from passerelles.portals.public.guidance.pathways import (
    COMPARED,
    PathwayView,
    pathway_view,
    pathway_views,
)

_MOST_UNLOCKS = 3
_FALLBACK = "Nous n’avons pas de parcours daté à vous proposer pour ce métier."


@dataclass(frozen=True, slots=True)
class ComparedRow:
    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnlockView:
    """What she must accept, and the whole pathway then; ``href`` is "" when nobody can try it."""

    told: str
    way: PathwayView
    href: str


@dataclass(frozen=True, slots=True)
class WaysPage:
    """``reason``: why there is no pathway, "" when there is one; ``unlocks``: what would open one.

    ``money``: what she receives without any pathway, ``earning`` says when. ``supposed``: the
    hypothesis.
    """

    label: str
    occupation_href: str
    offer_href: str
    pathways: tuple[PathwayView, ...]
    rows: tuple[ComparedRow, ...]
    unlocks: tuple[UnlockView, ...]
    earning: str
    income: IncomeView | None
    money: tuple[IncomeTold, ...]
    sheet_href: str
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
    route = next(iter(found.routes), None)
    unlocks = _unlocks(journey, occupation, route, here)
    earning, months = _without_pathway(found, route)
    return WaysPage(
        label=occupation_name(occupation),
        occupation_href=reverse("occupation", args=[bare_code(occupation)]),
        offer_href=f"{reverse('sessions')}?metier={occupation}",
        pathways=views,
        rows=_rows(views),
        unlocks=unlocks,
        earning=earning,
        income=income_view(earning, months),
        money=tuple(income_lines(months)),
        sheet_href=journey.address("journey_sheet", occupation, 1),
        complements=found.complements,
        hypotheses=hypothesis_views(found.gains, here=here, current=tried, state=journey.state),
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


def _unlocks(
    journey: Journey, occupation: str, route: Route | None, here: str
) -> tuple[UnlockView, ...]:
    """The pathways that she may have under a condition, the most closing first."""
    shown = route.conceded[:_MOST_UNLOCKS] if route else ()
    return tuple(
        UnlockView(
            told=f"Si {condition(one)}",
            way=pathway_view(
                one,
                number=number,
                sheet_href=journey.address("journey_sheet", occupation, number),
            ),
            href=_trial(one, here),
        )
        for number, one in enumerate(shown, start=1)
    )


def _trial(one: GuidedPathway, here: str) -> str:
    """Where to see every pathway under that one condition."""
    if len(one.conceded) > 1:
        return ""
    code = trial_code(Concession(one.conceded[0]), one.pathway)
    return f"{here}?et-si={code}" if hypothesis(code) else ""


def _without_pathway(found: Guided, route: Route | None) -> tuple[str, Sequence[IncomeMonth]]:
    """What is known of her income when there is no dated pathway at all."""
    if route is None or route.pathways or route.conceded:
        return "", ()
    if route.income:
        return "Mes revenus si je trouve cet emploi", route.income
    return "Mes revenus si rien ne change", found.income_today


def _rows(views: tuple[PathwayView, ...]) -> tuple[ComparedRow, ...]:
    """The comparison, one row a criterion."""
    return tuple(
        ComparedRow(name, tuple(view.row[rank] for view in views))
        for rank, name in enumerate(COMPARED)
    )
