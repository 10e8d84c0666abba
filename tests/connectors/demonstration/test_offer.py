"""The demonstration offer: the same for a seed, whole, and impossible to take for a real one."""

import re
from datetime import date
from io import BytesIO
from itertools import islice

import pytest

from passerelles.connectors.demonstration.calendar import is_working, monday_of
from passerelles.connectors.demonstration.offer import OfferRequest, generate_offer
from passerelles.connectors.demonstration.titles import one_gender
from passerelles.connectors.demonstration.words import words
from passerelles.domain.common.identifiers import is_siret
from passerelles.formats.lheo.dates import Precision
from passerelles.formats.lheo.model import Session, Training, TrainingAction
from passerelles.formats.lheo.writer import write_lheo

MONDAY = date(2026, 11, 23)
SESSIONS = 2500
FICTION = re.compile(r"(04 65 71|05 36 49|06 39 98) \d\d \d\d")


@pytest.fixture(scope="module")
def offer() -> list[Training]:
    return list(generate_offer(OfferRequest(on=MONDAY, sessions=SESSIONS)))


def actions(offer: list[Training]) -> list[TrainingAction]:
    return [action for training in offer for action in training.actions]


def sessions(offer: list[Training]) -> list[Session]:
    return [session for action in actions(offer) for session in action.sessions]


def programme(action: TrainingAction) -> str:
    said = [c.text for g in action.extras for c in g.children if c.info == "programme"]
    return next(iter(said), "none")


def written(request: OfferRequest) -> bytes:
    target = BytesIO()
    write_lheo(target, generate_offer(request))
    return target.getvalue()


def test_one_seed_and_one_date_give_the_same_bytes() -> None:
    asked = OfferRequest(on=MONDAY, sessions=150, seed=7)
    first = written(asked)

    assert written(asked) == first
    assert written(OfferRequest(on=MONDAY, sessions=150, seed=8)) != first
    assert written(OfferRequest(on=date(2026, 11, 30), sessions=150, seed=7)) != first


@pytest.mark.parametrize("count", [1, 2, 37, 180])
def test_the_number_of_sessions_is_exact(count: int) -> None:
    found = list(generate_offer(OfferRequest(on=MONDAY, sessions=count)))
    assert len(sessions(found)) == count


def test_the_offer_streams() -> None:
    endless = generate_offer(OfferRequest(on=MONDAY, sessions=500_000))
    assert len(list(islice(endless, 3))) == 3


def test_numbers_are_never_given_twice(offer: list[Training]) -> None:
    for numbers in (
        [training.number for training in offer],
        [action.number for action in actions(offer)],
        [session.number for session in sessions(offer)],
    ):
        assert len(numbers) == len(set(numbers))


def test_bodies_cannot_be_taken_for_real_ones(offer: list[Training]) -> None:
    for provider in {training.provider.siret: training.provider for training in offer}.values():
        assert provider.siret.startswith("0000")
        assert is_siret(provider.siret)
        assert len(provider.activity_number) == 11
        assert provider.activity_number.startswith("76")
        assert provider.coordinates.email.endswith(".example")
        assert all(url.endswith(".example") for url in provider.coordinates.urls)
        phones = [p for c in provider.contacts for p in c.coordinates.phones]
        assert all(FICTION.fullmatch(phone) for phone in (*provider.coordinates.phones, *phones))


def test_bodies_have_each_their_name(offer: list[Training]) -> None:
    named = {training.provider.siret: training.provider.name for training in offer}
    assert len(set(named.values())) == len(named)


def test_distance_learning_of_the_region_happens_in_host_sites(offer: list[Training]) -> None:
    given = [action for action in actions(offer) if programme(action) == "e-formation"]
    places = [place for action in given for place in action.places]
    hosted = [
        place
        for place in places
        if any(child.info == "site-hote" for group in place.extras for child in group.children)
    ]
    assert given
    assert len(hosted) == len(places) > len(given)
    assert {action.mode for action in given} == {"1", "2"}


def test_apprenticeship_begins_with_the_school_year(offer: list[Training]) -> None:
    starts = [
        session.period.start.day
        for action in actions(offer)
        if programme(action) == "apprentissage"
        for session in action.sessions
        if session.period.start.day
    ]
    autumn = [day for day in starts if day.month in (8, 9, 10, 11)]
    assert len(autumn) > 0.75 * len(starts)


def test_every_session_can_hold_the_hours_of_its_action(offer: list[Training]) -> None:
    for action in actions(offer):
        days = [
            (session.period.end.day - session.period.start.day).days + 1
            for session in action.sessions
            if session.period.start.precision == session.period.end.precision == Precision.DAY
            and session.period.end.day >= session.period.start.day
        ]
        if len(days) == len(action.sessions):
            assert (action.hours_total or 0) <= 12 * max(days), action.number


def test_most_sessions_are_to_come(offer: list[Training]) -> None:
    starts = [s.period.start.day for s in sessions(offer) if s.period.start.day]
    ahead = [day for day in starts if day >= MONDAY]
    assert 0.65 < len(ahead) / len(starts) < 0.9


def test_some_dates_are_known_to_the_month_only(offer: list[Training]) -> None:
    vague = [s for s in sessions(offer) if s.period.start.precision is Precision.MONTH]
    assert 0.02 < len(vague) / SESSIONS < 0.2


def test_information_meetings_come_before_the_session_on_working_days(
    offer: list[Training],
) -> None:
    fixed = [a for a in actions(offer) if a.entry_mode == "0"]
    meetings = [
        (step.period.start.day, session.period)
        for action in fixed
        for session in action.sessions
        for step in session.recruitments
        if step.kind == "9" and step.period
    ]
    assert len(meetings) > 100
    assert all(day and is_working(day) for day, _ in meetings)


def test_defects_stay_rare(offer: list[Training]) -> None:
    backwards = [
        s
        for s in sessions(offer)
        if s.period.start.day and s.period.end.day and s.period.end.day < s.period.start.day
    ]
    fillers = set(words()["placeholders"])
    empty = [t for t in offer if {t.objective, t.content, t.expected_results} & fillers]
    assert len(backwards) < 0.01 * SESSIONS
    assert 0 < len(empty) < 0.05 * len(offer)


def test_some_blocks_are_sold_alone(offer: list[Training]) -> None:
    alone = [b for s in sessions(offer) for b in s.blocks if b.validation == "0"]
    assert alone
    assert all(len(blocks.blocks) == 1 for blocks in alone)


def test_the_week_begins_on_monday() -> None:
    assert monday_of(date(2026, 11, 29)) == MONDAY == monday_of(MONDAY)


@pytest.mark.parametrize(
    ("both", "one"),
    [
        ("développeur / développeuse web et web mobile", "développeur web et web mobile"),
        ("carreleur mosaïste / carreleuse mosaïste", "carreleur mosaïste"),
        ("maçon / maçonne", "maçon"),
        ("couvreur", "couvreur"),
    ],
)
def test_a_title_may_keep_one_gender(both: str, one: str) -> None:
    assert one_gender(both) == one


def test_no_sentence_misses_its_elision(offer: list[Training]) -> None:
    texts = [text for t in offer for text in (t.objective, t.provider.name, t.expected_results)]
    assert [text for text in texts if re.search(r"\b[Dd]e [aeiouéèêàâîôAEIOUÉ]", text)] == []
