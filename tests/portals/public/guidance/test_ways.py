"""Pathways, incomes and hypotheses as pages show them, from values made by hand."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from passerelles.documents.guidance.axis_words import LIKING, REACH
from passerelles.domain.aids.answer import Reliability
from passerelles.domain.aids.income import IncomeMonth, IncomePart
from passerelles.domain.guidance.building.candidate import Candidate, StepKind
from passerelles.domain.guidance.building.pathway import Concession, Gain, Pathway, Step, Totals
from passerelles.domain.guidance.reaching.suggestion import Axis
from passerelles.portals.public.guidance.hypotheses import (
    HYPOTHESES,
    hypothesis_views,
    supposed,
)
from passerelles.portals.public.guidance.income import income_view
from passerelles.portals.public.guidance.pathways import compared, unsure
from passerelles.portals.public.guidance.results import axis_view

NBSP = "\N{NO-BREAK SPACE}"
COURSE = Candidate(
    key="offer:1",
    kind=StepKind.CERTIFICATION,
    title="CAP cuisine",
    start=date(2027, 1, 4),
    end=date(2027, 6, 30),
    place="Foix",
    minutes=25,
    cost_left=Decimal(0),
    seats=4,
    training="offer:T1",
)
TOTALS = Totals(
    start=COURSE.start,
    end=COURSE.end,
    days=219,
    cost_left=Decimal(0),
    cost_unknown=0,
    minutes=25,
    gap_closed=0.5,
    income_at_least=Decimal("4274.40"),
    certifications=1,
)


def pathway(totals: Totals = TOTALS, **changes: Any) -> Pathway:
    step = Step(candidate=replace(COURSE, **changes), closes=())
    return Pathway(target="ROME-4.60:G1602", merits=(), steps=(step,), totals=totals)


def month(at_least: str, at_most: str | None) -> IncomeMonth:
    high = None if at_most is None else Decimal(at_most)
    low = Decimal(at_least)
    part = IncomePart(
        code="rsfp",
        label="Rémunération",
        at_least=low,
        at_most=high,
        confidence=Reliability.OFFICIAL,
    )
    return IncomeMonth(month=date(2027, 1, 1), at_least=low, at_most=high, parts=(part,))


def test_a_pathway_is_compared_in_plain_words() -> None:
    assert compared(pathway()) == (
        *("4 janvier 2027", "30 juin 2027", "7 mois", f"25{NBSP}min de trajet", "rien"),
        *(f"50{NBSP}%", "1", f"au moins 4\u202f274,40{NBSP}€"),
    )


def test_an_unknown_cost_or_income_is_never_a_zero() -> None:
    totals = replace(TOTALS, cost_unknown=1, income_at_least=Decimal(0))
    cells = compared(pathway(totals, cost_left=None))
    assert cells[4] == "non communiqué"
    assert cells[7] == "à vérifier"


def test_what_is_not_known_is_said() -> None:
    assert unsure(pathway()) == ()
    totals = replace(TOTALS, cost_unknown=1)
    told = " ".join(unsure(pathway(totals, seats=None, estimated=True, minutes=None)))
    for word in ("coût", "places", "dates", "trajet"):
        assert word in told


def test_an_income_with_two_bounds_shows_both_and_an_open_one_says_at_least() -> None:
    view = income_view("Revenu", [month("500", "700"), month("500", None), month("500", "500")])
    assert view is not None
    assert [one.amount for one in view.months] == [
        f"entre 500{NBSP}€ et 700{NBSP}€",
        f"au moins 500{NBSP}€",
        f"500{NBSP}€",
    ]
    assert view.open_months == 1


def test_an_income_of_which_nothing_is_known_is_not_drawn() -> None:
    assert income_view("Revenu", [month("0", None)]) is None
    assert income_view("Revenu", []) is None


def test_an_axis_without_score_says_that_data_are_not_enough() -> None:
    silent = axis_view(LIKING, Axis(score=None, coverage=0.0))
    assert (silent.text, silent.marks) == ("données insuffisantes", ())

    told = axis_view(REACH, Axis(score=0.2, coverage=0.8))
    assert (told.text, told.marks) == ("accessible en se préparant", (True, True, True, False))


@pytest.mark.parametrize("code", HYPOTHESES)
def test_a_hypothesis_changes_one_thing_and_twice_is_still_readable(code: str) -> None:
    state = {"max_minutes": 30, "constraints": ["evening"], "car": False}
    tried = supposed(state, code)
    assert tried != state
    assert state == {"max_minutes": 30, "constraints": ["evening"], "car": False}
    assert supposed(tried, code) is not None


def test_an_unknown_hypothesis_changes_nothing() -> None:
    assert supposed({"car": False}, "teleport") == {"car": False}


def test_measured_gains_come_first_and_say_what_they_bring() -> None:
    gain = Gain(conceded=Concession.CAR, best=pathway(), gap_closed_more=0.2)
    hopeless = Gain(conceded=Concession.FULL_SESSIONS, best=None, gap_closed_more=0)
    views = hypothesis_views((gain, hopeless), here="/ici", current="car", state={})
    assert views[0].href == "/ici?et-si=car"
    assert views[0].is_current
    assert "7 mois" in views[0].brings
    assert "20" in views[0].brings
    assert views[1].brings == "cela ne suffirait pas"
    assert not views[1].href


def test_what_would_change_nothing_is_not_offered_and_no_gain_is_invented() -> None:
    state = {"car": True, "constraints": ["remote"]}
    sooner = Gain(conceded=Concession.TRAVEL, best=pathway(), gap_closed_more=0, days_less=60)
    useless = Gain(conceded=Concession.LATER, best=pathway(), gap_closed_more=0.001)
    both = replace(sooner, conceded=Concession.PACE, also=(Concession.CAR,))
    (pair,) = hypothesis_views((both,), here="/ici", current="", state=state)[:1]
    assert (pair.button, pair.href) == ("Si vous pouviez accepter un autre rythme et conduire", "")
    views = hypothesis_views((sooner, useless), here="/ici", current="", state=state)
    assert [view.brings for view in views] == [
        "un parcours fini en 7 mois : fini 2 mois plus tôt",
        "rien de mieux que ce qui est possible aujourd’hui",
    ]
