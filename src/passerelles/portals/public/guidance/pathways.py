"""Pathways side by side: what differs, then each step with its dates, its place and its cost."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.urls import reverse

from passerelles.apps.guidance.reads.guided import GuidedPathway
from passerelles.documents.french import share
from passerelles.documents.guidance.path_income import IncomeTold, income_lines
from passerelles.documents.guidance.path_words import (
    MERITS,
    between_text,
    calm,
    euros,
    step_kind,
    trip_of,
    trip_text,
)
from passerelles.domain.guidance.building.candidate import Candidate
from passerelles.domain.guidance.building.french import only_french
from passerelles.domain.guidance.building.pathway import Pathway, Step
from passerelles.portals.public.guidance.income import IncomeView, income_view
from passerelles.portals.public.guidance.journey import Journey
from passerelles.portals.public.guidance.naming import skill_names
from passerelles.portals.public.shell.french import counted, day, number

_MONTH = 30.4  # days
_FEW = 6


@dataclass(frozen=True, slots=True)
class StepView:
    """``facts``: couples (what, value). ``href``: the sheet of the session, "" without one."""

    title: str
    kind: str
    href: str
    dates: str
    facts: tuple[tuple[str, str], ...]
    closes: tuple[str, ...]
    note: str
    generated: bool


@dataclass(frozen=True, slots=True)
class PathwayView:
    """``number``: from 1, that of its sheet. ``row``: its column of the comparison.

    ``money``: months that bring the same, together; ``income`` is None when nothing can be drawn.
    """

    number: int
    title: str
    merits: str
    row: tuple[str, ...]
    steps: tuple[StepView, ...]
    remaining: tuple[str, ...]
    income: IncomeView | None
    money: tuple[IncomeTold, ...]
    unsure: tuple[str, ...]
    sheet_href: str


COMPARED = (
    *("Début", "Fin", "Fini dans", "Trajet le plus long", "Reste à payer"),
    *("Compétences manquantes apportées", "Diplômes ou titres", "Revenu pendant le parcours"),
)


def pathway_views(
    journey: Journey, occupation: str, found: Sequence[GuidedPathway]
) -> tuple[PathwayView, ...]:
    views = tuple(
        pathway_view(one, number=rank, sheet_href=_sheet(journey, occupation, rank))
        for rank, one in enumerate(found, start=1)
    )
    if len(views) > 1:
        return views
    # Nothing is the best of one.
    return tuple(replace(one, title="Le parcours", merits="") for one in views)


def pathway_view(one: GuidedPathway, *, number: int, sheet_href: str = "") -> PathwayView:
    pathway = one.pathway
    return PathwayView(
        number=number,
        title=f"Parcours {number}",
        merits=", ".join(MERITS[merit] for merit in pathway.merits),
        row=compared(pathway),
        steps=tuple(map(step_view, pathway.steps)),
        remaining=skill_names(pathway.remaining)[:_FEW],
        income=income_view(f"Revenu mois par mois, parcours {number}", one.income),
        money=tuple(income_lines(one.income)),
        unsure=unsure(pathway),
        sheet_href=sheet_href,
    )


def compared(pathway: Pathway) -> tuple[str, ...]:
    """The cells of one pathway, in the order of ``COMPARED``."""
    totals = pathway.totals
    return (
        day(totals.start),
        day(totals.end),
        _duration(totals.days),
        _longest_trip(pathway),
        _cost(pathway),
        "le français d’abord" if only_french(pathway) else share(totals.gap_closed),
        number(totals.certifications),
        f"au moins {euros(totals.income_at_least)}" if totals.income_at_least else "à vérifier",
    )


def unsure(pathway: Pathway) -> tuple[str, ...]:
    """What a person should check before she counts on it."""
    told = []
    if pathway.totals.cost_unknown:
        unknown = pathway.totals.cost_unknown
        steps = "d’une étape" if unknown == 1 else f"de {unknown} étapes"
        told.append(f"Le coût {steps} n’est pas connu : demandez-le à l’organisme.")
    if any(step.candidate.seats is None for step in pathway.steps):
        told.append("Des organismes ne disent pas combien de places il reste.")
    if any(step.candidate.estimated for step in pathway.steps):
        told.append("Des dates sont estimées par nous : l’organisme les fixera avec vous.")
    if any(_waits_for_meeting(step) for step in pathway.steps):
        told.append("Une réunion d’information n’est pas encore annoncée : demandez la date.")
    if any(_unplaced(step.candidate) for step in pathway.steps):
        told.append("Le trajet d’une étape n’a pas pu être estimé.")
    return tuple(told)


def step_view(step: Step) -> StepView:
    one = step.candidate
    dates = between_text(one.start, one.end)
    return StepView(
        title=calm(one.title),
        kind=step_kind(step),
        href=reverse("session", args=[one.key]) if one.training else "",
        dates=f"{dates} (dates estimées par nous)" if one.estimated else dates,
        facts=tuple(_facts(step)),
        closes=skill_names(step.closes)[:_FEW],
        note=one.note,
        generated=one.generated,
    )


def _facts(step: Step) -> list[tuple[str, str]]:
    one = step.candidate
    facts = [("Où", _where(one)), ("Reste à payer", _left(one))]
    if step.meeting:
        facts.append(("Réunion d’information", day(step.meeting)))
    if one.registration_end:
        facts.append(("S’inscrire avant le", day(one.registration_end)))
    if one.hours:
        facts.append(("Heures", number(one.hours)))
    if one.training:
        facts.append(("Places", _seats(one)))
    return facts


def _where(one: Candidate) -> str:
    trip = trip_of(one)
    return ", ".join(part for part in (one.place, trip) if part)


def _left(one: Candidate) -> str:
    if one.cost_left is None:
        return "non communiqué"
    return euros(one.cost_left) if one.cost_left else "rien"


def _seats(one: Candidate) -> str:
    if one.seats is None:
        return "non communiqué"
    return counted(one.seats, "place", "places")


def _cost(pathway: Pathway) -> str:
    totals = pathway.totals
    if totals.cost_unknown == len(pathway.steps):
        return "non communiqué"
    known = euros(totals.cost_left) if totals.cost_left else "rien"
    if not totals.cost_unknown:
        return known
    steps = counted(totals.cost_unknown, "étape", "étapes")
    return f"{known} sur ce qui est connu ; {steps} sans prix"


def _duration(days: int) -> str:
    months = round(days / _MONTH)
    return counted(months, "mois", "mois") if months else counted(days, "jour", "jours")


def _longest_trip(pathway: Pathway) -> str:
    known = [step.candidate.minutes for step in pathway.steps if step.candidate.minutes is not None]
    remote = all(step.candidate.remote for step in pathway.steps)
    return trip_text(max(known, default=None), remote=remote)


def _waits_for_meeting(step: Step) -> bool:
    return step.meeting is None and bool(step.candidate.meetings)


def _unplaced(one: Candidate) -> bool:
    return one.minutes is None and not one.remote


def _sheet(journey: Journey, occupation: str, rank: int) -> str:
    return journey.address("journey_sheet", occupation, rank)
