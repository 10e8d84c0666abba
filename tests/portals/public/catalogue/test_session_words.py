"""Dates, hours and long texts as the sheet says them."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passerelles.domain.common.partial_date import DatePrecision, PartialDate
from passerelles.portals.public.catalogue.session.facts import SHOWN, fact, long_text
from passerelles.portals.public.catalogue.session.words import (
    UNKNOWN,
    clock,
    corrected_fields,
    hours,
    left_to_pay,
    paces,
    period,
    publics,
    seats_left,
)

NEVER = PartialDate(None, DatePrecision.UNKNOWN)
OPEN = PartialDate(None, DatePrecision.OPEN)


def on(day: int, month: int = 1) -> PartialDate:
    return PartialDate(date(2027, month, day), DatePrecision.DAY)


def in_month(month: int) -> PartialDate:
    return PartialDate(date(2027, month, 1), DatePrecision.MONTH)


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (on(4), on(30, 6), "du 4 janvier 2027 au 30 juin 2027"),
        (on(1), on(1), "le 1er janvier 2027"),
        (on(4), NEVER, "début le 4 janvier 2027, fin non communiquée"),
        (on(4), OPEN, "début le 4 janvier 2027, fin non prévue"),
        (
            in_month(4),
            in_month(8),
            "début en avril 2027 (jour à préciser), fin en août 2027 (jour à préciser)",
        ),
        (
            PartialDate(date(2027, 1, 1), DatePrecision.YEAR),
            NEVER,
            "début en 2027 (mois à préciser), fin non communiquée",
        ),
        (NEVER, on(30, 6), "fin le 30 juin 2027"),
        (NEVER, NEVER, ""),
    ],
)
def test_a_period_is_as_precise_as_its_ends(
    start: PartialDate, end: PartialDate, said: str
) -> None:
    assert period(start, end) == said


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (time(9), time(12, 30), "de 9 h à 12 h 30"),
        (time(9), None, "à 9 h"),
        (time(9), time(8), "à 9 h"),
        (None, time(9), ""),
    ],
)
def test_hours_of_a_meeting(start: time | None, end: time | None, said: str) -> None:
    assert clock(start, end).replace("\u00a0", " ") == said


@pytest.mark.parametrize(
    ("seats", "capacity", "said"),
    [
        (3, 12, "3 places libres sur 12"),
        (3, None, "3 places libres"),
        (3, 2, "3 places libres"),
        (0, 12, "complet"),
        (None, 12, "12 places en tout"),
        (None, None, ""),
    ],
)
def test_seats_are_free_all_taken_or_unknown(
    seats: int | None, capacity: int | None, said: str
) -> None:
    assert seats_left(seats, capacity) == said


def test_an_unknown_fact_says_so() -> None:
    assert fact("Durée", hours(None)).value == UNKNOWN
    assert not fact("Durée", " ").is_known
    assert fact("Durée", "630 h").value == "630 h"


def test_publics_are_named_once_and_unreadable_codes_are_left_out() -> None:
    assert publics(["80001", "80006", "00000"]) == ("personnes en recherche d’emploi",)


def test_corrected_fields_are_told_once() -> None:
    fields = [("session", "start"), ("session", "start_precision"), ("place", "city")]

    assert corrected_fields(fields) == "date de début, lieu"


@given(
    st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\n. "), max_size=3000)
)
def test_a_long_text_keeps_every_word_in_order(text: str) -> None:
    cut = long_text("Contenu", text)

    lines = () if cut is None else (*cut.shown, *cut.rest)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert cut is None or sum(map(len, cut.shown)) <= SHOWN + SHOWN // 5 + SHOWN


@pytest.mark.parametrize(
    ("remaining", "said"),
    [("60", "60 €"), ("0", "Rien à payer"), ("Tenue : 60 €", "Tenue : 60 €"), (" ", "")],
)
def test_what_is_left_to_pay(remaining: str, said: str) -> None:
    assert left_to_pay(remaining) == said


@pytest.mark.parametrize(
    ("slugs", "text", "said"),
    [
        (["full_time"], "Continu temps plein", "Continu temps plein"),
        (["evening"], "Deux soirs", "Cours du soir, Deux soirs"),
        (["evening"], "", "Cours du soir"),
        ([], "", ""),
    ],
)
def test_a_rhythm_is_said_once(slugs: list[str], text: str, said: str) -> None:
    assert paces(slugs, text) == said
