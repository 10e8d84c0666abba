"""Dates, ages, seats, prices and distances are said as a person says them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passerelles.domain.common.partial_date import DatePrecision, PartialDate
from passerelles.portals.public.catalogue.search import when

TODAY = date(2026, 11, 23)
NEVER = PartialDate(None, DatePrecision.UNKNOWN)
DAY, MONTH, YEAR = DatePrecision.DAY, DatePrecision.MONTH, DatePrecision.YEAR


@pytest.mark.parametrize(
    ("start", "words"),
    [
        (PartialDate(date(2027, 1, 4), DAY), "Commence le 4 janvier 2027"),
        (PartialDate(date(2027, 3, 1), MONTH), "Commence en mars 2027"),
        (PartialDate(date(2027, 1, 1), YEAR), "Commence en 2027"),
        (PartialDate(date(2026, 10, 1), DAY), "A commencé le 1er octobre 2026"),
        (PartialDate(date(2026, 11, 1), MONTH), "Commence en novembre 2026"),
        (NEVER, "Date de début non communiquée"),
    ],
)
def test_a_start_keeps_its_precision(start: PartialDate, words: str) -> None:
    assert when.start_said(start, end=NEVER, entry_mode="fixed", today=TODAY) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (NEVER, NEVER, "Entrées toute l’année"),
        (PartialDate(date(2026, 1, 1), DAY), NEVER, "Entrées toute l’année"),
        (
            PartialDate(date(2027, 4, 1), MONTH),
            NEVER,
            "Entrées toute l’année, à partir d’avril 2027",
        ),
        (
            PartialDate(date(2027, 3, 2), DAY),
            PartialDate(date(2027, 6, 30), DAY),
            "Entrées toute l’année, à partir du 2 mars 2027, jusqu’au 30 juin 2027",
        ),
    ],
)
def test_entries_all_year_say_from_when(start: PartialDate, end: PartialDate, words: str) -> None:
    assert when.start_said(start, end=end, entry_mode="continuous", today=TODAY) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-3, "aujourd’hui"),
        (0, "aujourd’hui"),
        (1, "hier"),
        (5, "il y a 5 jours"),
        (21, "il y a 3 semaines"),
        (70, "il y a 2 mois"),
        (400, "il y a 13 mois"),
        (800, "il y a 2 ans"),
    ],
)
def test_an_age_is_said_by_its_size(days: int, words: str) -> None:
    assert when.ago(TODAY - timedelta(days=days), TODAY) == words


@given(st.integers(0, 20_000))
def test_an_age_is_never_said_zero_or_one(days: int) -> None:
    words = when.ago(TODAY - timedelta(days=days), TODAY)

    assert not any(wrong in words for wrong in (" 0 ", " 1 "))


def test_seats_come_with_the_age_of_their_figure() -> None:
    on = date(2026, 11, 2)

    assert when.seats_said(4, on, TODAY) == "4 places restantes (chiffre donné il y a 3 semaines)"
    assert when.seats_said(0, on, TODAY).startswith("Plus de place")
    assert when.seats_said(1, None, TODAY) == "1 place restante (date du chiffre inconnue)"
    assert when.seats_said(None, on, TODAY) == "Nombre de places non communiqué"


@pytest.mark.parametrize(
    ("covered", "remaining", "words"),
    [
        (None, "", "Coût non communiqué"),
        (True, "", "Prise en charge possible"),
        (False, "", "À vos frais, sauf aide personnelle"),
        (True, "0", "Rien à payer"),
        (True, "0,00 €", "Rien à payer"),
        (None, "1250", "Reste à payer : 1\u202f250 €"),
        (None, "12.5", "Reste à payer : 12,50 €"),
        (True, "tenue à acheter", "Reste à payer : tenue à acheter"),
    ],
)
def test_what_is_left_to_pay_is_never_guessed(
    covered: bool | None, remaining: str, words: str
) -> None:
    assert when.cost_said(covered, remaining) == words


@pytest.mark.parametrize(
    ("km", "minutes", "words"),
    [
        (None, None, ""),
        (0.0, 5, "Dans votre commune"),
        (18.4, 25, "Environ 25 min en voiture, 18 km (inconnu sans voiture)"),
        (80.0, 65, "Environ 1 h 05 en voiture, 80 km (inconnu sans voiture)"),
        (80.0, 60, "Environ 1 h en voiture, 80 km (inconnu sans voiture)"),
        (12.0, None, "12 km (inconnu sans voiture)"),
    ],
)
def test_a_journey_says_what_is_not_known(
    km: float | None, minutes: int | None, words: str
) -> None:
    assert when.travel_said(km, minutes) == words


def test_what_nobody_touched_for_a_year_is_old() -> None:
    assert when.is_old(None, TODAY)
    assert when.is_old(date(2025, 11, 1), TODAY)
    assert not when.is_old(date(2026, 11, 1), TODAY)
