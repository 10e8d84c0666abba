"""Which occupations pathways are looked for, and what is told of those that have none."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.guidance_factories import occupation, small_graph
from tests.pathway_factories import candidate, pathway, suggestion

from passerelles.apps.guidance.reads import chain
from passerelles.apps.guidance.reads.chain import guide
from passerelles.apps.guidance.reads.guided import Guided
from passerelles.apps.guidance.reads.occupations import Reachable
from passerelles.domain.aids.situation import PersonFacts
from passerelles.domain.guidance.building.pathway import Concession, Gain
from passerelles.domain.guidance.building.wish import Built
from passerelles.domain.guidance.profile import Profile

TODAY = date(2026, 11, 23)
CODES = ("G1803", "G1801", "G1802", "G1603", "G1602", "D1106", "D1507", "J1501", "K1302", "J1506")
OPEN = Built(pathways=(pathway(candidate()),))
FAR = pathway(candidate(minutes=80.0))
GAIN = Gain(conceded=Concession.TRAVEL, best=FAR, gap_closed_more=0.6)
CLOSED = Built(gains=(GAIN,), reason="nothing_fits")
NOTHING_MISSING = Built(reason="nothing_missing")

Answers = Callable[..., Guided]


class NoIncome:
    """Incomes without the rules of aids: a timeline is the word for it."""

    def __init__(self, *_: Any) -> None:
        pass

    def of(self, *_: Any) -> Any:
        return ("months",)

    hired = unchanged = of


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    """Guidance where what is built towards each code is given; others are CLOSED."""

    def guided(given: dict[str, Built], **fields: Any) -> Guided:
        keys = [occupation(code) for code in CODES]
        found = tuple(suggestion(occupation=key) for key in keys)
        reached = Reachable(suggestions=found, insufficient="", demonstration=False)
        monkeypatch.setattr(chain, "reachable", lambda *_, **__: reached)
        monkeypatch.setattr(chain, "lacking", lambda *_, **__: {})
        monkeypatch.setattr(chain, "candidates_for", read)
        monkeypatch.setattr(chain, "build", lambda _, wish: given.get(wish.target[-5:], CLOSED))
        profile = Profile(commune="34301", interests={"S": 1.0}, **fields)
        return guide(profile, PersonFacts(), today=TODAY)

    reads: list[Any] = []

    def read(_: Profile, wanted: dict[str, Any], **__: Any) -> dict[str, Any]:
        reads.append(wanted)
        assert len(reads) <= 2
        return dict.fromkeys(wanted, ())

    monkeypatch.setattr(chain, "Incomes", NoIncome)
    monkeypatch.setattr(chain, "complements_for", lambda *_: ())
    monkeypatch.setattr(chain, "occupation_graph", small_graph)
    return guided


def codes(guided: Guided) -> list[str]:
    return [route.target[-5:] for route in guided.routes]


def test_the_first_three_are_enough_when_each_has_a_pathway(answers: Answers) -> None:
    assert codes(answers(dict.fromkeys(CODES, OPEN))) == list(CODES[:3])


def test_the_list_goes_on_until_three_have_a_pathway(answers: Answers) -> None:
    told = answers({"G1801": OPEN, "G1602": OPEN, "D1507": OPEN, "J1506": OPEN})

    assert codes(told) == list(CODES[:7])
    assert len(told.pathways) == 3
    passed = told.routes[0]
    assert (passed.reason, passed.gains) == ("nothing_fits", (GAIN,))


def test_an_occupation_that_lacks_nothing_has_no_pathway_but_an_income(answers: Answers) -> None:
    told = answers({"G1803": NOTHING_MISSING} | dict.fromkeys(CODES[1:4], OPEN))

    assert codes(told) == list(CODES[:4])
    assert told.routes[0].income
    assert not told.routes[0].pathways
    assert not told.routes[1].income


def test_what_a_concession_opens_is_a_pathway_with_its_income(answers: Answers) -> None:
    told = answers({})

    assert codes(told) == list(CODES[: chain.MOST_TRIED])
    (conceded,) = told.routes[0].conceded
    assert (conceded.pathway, conceded.conceded) == (FAR, (Concession.TRAVEL,))
    assert conceded.income
    assert told.income_today
    assert told.leading is told.routes[0]


def test_a_need_is_the_last_thing_to_let_go(answers: Answers) -> None:
    pace = replace(GAIN, conceded=Concession.PACE, gap_closed_more=0.9)

    both = replace(GAIN, also=(Concession.PACE,), gap_closed_more=0.8)

    told = answers({"G1803": replace(CLOSED, gains=(pace, both, GAIN))})

    kinds = [one.conceded for one in told.routes[0].conceded]
    assert kinds == [
        (Concession.TRAVEL,),
        (Concession.PACE,),
        (Concession.TRAVEL, Concession.PACE),
    ]


def test_a_target_without_a_pathway_leads_and_others_are_told_as_such(answers: Answers) -> None:
    told = answers({"G1603": OPEN, "G1602": OPEN}, target=occupation("J1506"))

    assert codes(told) == ["J1506", "G1603", "G1803"]
    assert [route.instead for route in told.routes] == [False, True, True]
    assert told.leading is told.routes[0]
    assert told.pathways == ()


def test_a_pathway_that_closes_little_is_shown_and_the_list_goes_on(answers: Answers) -> None:
    short = pathway(candidate())
    short = replace(short, totals=replace(short.totals, gap_closed=0.1))

    told = answers({"G1803": Built(pathways=(short,))} | dict.fromkeys(CODES[1:], OPEN))

    assert codes(told) == list(CODES[:4])
    assert len(told.pathways) == 4


def test_a_target_with_a_pathway_stands_alone(answers: Answers) -> None:
    assert codes(answers({"J1506": OPEN}, target=occupation("J1506"))) == ["J1506"]
