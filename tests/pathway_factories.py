"""A guided person written by hand: one suggestion, one route, pathways of a few steps."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from passerelles.apps.guidance.reads.guided import Guided, GuidedPathway, Route
from passerelles.apps.guidance.reads.sheet import SheetAid, SheetFacts, StepContact
from passerelles.domain.aids.answer import AidAnswer, AmountUnit, OpenQuestion, Reliability
from passerelles.domain.aids.conditions import ALWAYS
from passerelles.domain.aids.income import IncomeMonth, IncomePart
from passerelles.domain.aids.situation import PersonFacts
from passerelles.domain.common.verdict import Verdict
from passerelles.domain.guidance.building.candidate import Candidate, StepKind
from passerelles.domain.guidance.building.pathway import Merit, Pathway, Step, Totals
from passerelles.domain.guidance.profile import Held, Profile
from passerelles.domain.guidance.reaching.reason_kinds import ReasonKind
from passerelles.domain.guidance.reaching.suggestion import Axis, Reason, Side, Suggestion
from tests.aid_factories import rule

TODAY = date(2026, 11, 23)
WAITER, TARGET = "ROME-4.60:G1803", "ROME-4.60:D1106"
SKILL = "ROME-3.47:100"


def candidate(rank: int = 0, **fields: Any) -> Candidate:
    """A session of two months, starting in January."""
    start = date(2027, 1, 4) + timedelta(days=70 * rank)
    base = Candidate(
        key=f"session-{rank}",
        kind=StepKind.CERTIFICATION,
        title="Titre professionnel vendeur",
        start=start,
        end=start + timedelta(days=60),
        place="Sète",
        minutes=25.0,
        cost_left=Decimal(0),
        closes=((SKILL, 0.8),),
        hours=420,
    )
    return replace(base, **fields)


def pathway(*taken: Candidate, **fields: Any) -> Pathway:
    """The pathway of these candidates, each with its first information meeting."""
    steps = tuple(
        Step(candidate=one, closes=(SKILL,), meeting=min(one.meetings, default=None))
        for one in taken
    )
    totals = Totals(
        start=taken[0].start,
        end=taken[-1].end,
        days=90,
        cost_left=sum((one.cost_left or Decimal(0) for one in taken), Decimal(0)),
        cost_unknown=sum(one.cost_left is None for one in taken),
        minutes=25.0,
        gap_closed=0.6,
        income_at_least=Decimal(1370),
        certifications=1,
    )
    base = Pathway(target=TARGET, merits=(Merit.FASTEST,), steps=steps, totals=totals)
    return replace(base, **fields)


def month(number: int, at_least: str, at_most: str | None, *labels: str) -> IncomeMonth:
    """A month of 2027 whose parts are all but the first one nothing."""
    amounts = [(at_least, at_most), *[("0", "0")] * (len(labels) - 1)]
    parts = tuple(
        IncomePart(
            code=label.casefold(),
            label=label,
            at_least=Decimal(low),
            at_most=None if high is None else Decimal(high),
            confidence=Reliability.OFFICIAL,
        )
        for label, (low, high) in zip(labels, amounts, strict=False)
    )
    high = None if at_most is None else Decimal(at_most)
    return IncomeMonth(
        month=date(2027, number, 1), at_least=Decimal(at_least), at_most=high, parts=parts
    )


def suggestion(**fields: Any) -> Suggestion:
    near = Reason(kind=ReasonKind.NEAR_MOVE, subjects=("Serveur / Serveuse",), weight=0.5)
    level = Reason(kind=ReasonKind.LEVEL_GAP, side=Side.OBSTACLE, value=4.0, weight=0.2)
    base = Suggestion(
        occupation=TARGET,
        label="Vendeur / Vendeuse",
        can_get=Axis(score=0.6, coverage=1.0, reasons=(near, level)),
        would_like=Axis(score=None, coverage=0.0),
        missing=(SKILL,),
    )
    return replace(base, **fields)


def route(*ways: Pathway, income: tuple[IncomeMonth, ...] = (), **fields: Any) -> Route:
    base = Route(
        target=TARGET,
        label="Vendeur / Vendeuse",
        missing={SKILL: 1.0},
        pathways=tuple(GuidedPathway(pathway=one, income=income) for one in ways),
    )
    return replace(base, **fields)


def guided(*routes: Route, **fields: Any) -> Guided:
    base = Guided(suggestions=(suggestion(),), routes=routes, insufficient="", demonstration=False)
    return replace(base, **fields)


def aid(verdict: Verdict = Verdict.YES, amount: str | None = "685") -> SheetAid:
    told = rule("rsfp", ALWAYS, payer="La Région")
    missing = () if verdict is Verdict.YES else (OpenQuestion("person.age", "Quel âge ?"),)
    answer = AidAnswer(
        code="rsfp",
        verdict=verdict,
        amount=None if amount is None else Decimal(amount),
        unit=AmountUnit.MONTH,
        missing=missing,
    )
    return SheetAid(rule=replace(told, label="Rémunération des stagiaires"), answer=answer)


def sheet(way: GuidedPathway | None, **fields: Any) -> SheetFacts:
    """The facts of the sheet of a waiter of Sète who wants to sell."""
    taken = way.pathway.steps if way else ()
    contact = StepContact(provider="Greta de Sète", phone="04 00 00 00 00")
    base = SheetFacts(
        profile=Profile(
            occupations=(Held(occupation=WAITER, years=4.0, until=2026),),
            commune="34301",
            minutes=40,
            car=False,
            level=3,
        ),
        person=PersonFacts(age=30),
        today=TODAY,
        route=route(),
        way=way,
        suggestion=suggestion(),
        place="Sète",
        contacts={step.candidate.key: contact for step in taken},
        aids=(aid(),),
        labels={WAITER: "Serveur / Serveuse", TARGET: "Vendeur / Vendeuse", SKILL: "Vendre"},
        demonstration=False,
    )
    return replace(base, **fields)
