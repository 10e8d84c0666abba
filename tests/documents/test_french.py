"""Figures as French says them, whatever they hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passerelles.documents.french import (
    ABSENCES,
    interval_text,
    joined,
    measured,
    number,
    period_text,
    quantity_text,
    share,
    signed,
)
from passerelles.domain.common.absence import Absence
from passerelles.domain.common.interval import Interval
from passerelles.domain.indicators.quantity import SECRET, Bound, Quantity, absent, exact

finite = st.floats(-1e12, 1e12)


@given(finite, st.integers(0, 3))
def test_a_number_is_read_back_from_its_french(value: float, decimals: int) -> None:
    said = number(value, decimals)
    read = float(said.replace("\u202f", "").replace(",", ".").replace("−", "-"))
    assert read == pytest.approx(round(value, decimals), abs=1e-9)
    assert "-" not in said
    assert " " not in said


@given(finite)
def test_nothing_reads_minus_zero(value: float) -> None:
    assert number(value, 0) != "−0"
    assert signed(value, 0) not in ("+0", "−0")


@given(st.floats(0, 1e9), st.floats(0, 1e9))
def test_both_ends_of_an_interval_are_told_unless_they_read_alike(a: float, b: float) -> None:
    said = interval_text(Interval(min(a, b), max(a, b)), "projets")
    assert said.startswith("entre ") or round(a, 2) == pytest.approx(round(b, 2))


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (1, "projets", "1\u00a0projet"),
        (2, "projets", "2\u00a0projets"),
        (0, "places offertes", "0\u00a0place offerte"),
        (1, "demandeurs d’emploi", "1\u00a0demandeur d’emploi"),
        (1.5, "mois", "2\u00a0mois"),
        (1250, "", "1\u202f250"),
        (56, "%", "56\u00a0%"),
    ],
)
def test_a_unit_agrees_with_its_number(value: float, unit: str, said: str) -> None:
    assert measured(value, unit) == said


@pytest.mark.parametrize(
    ("quantity", "said"),
    [
        (exact(258347), "258\u202f347\u00a0projets"),
        (Quantity(258347, Bound.AT_LEAST), "au moins 258\u202f347\u00a0projets"),
        (Quantity(10, Bound.AT_MOST), "au plus 10\u00a0projets"),
        (SECRET, "secret"),
        (absent(Absence.NOT_COVERED), "non couvert"),
    ],
)
def test_a_bound_and_an_absence_are_told(quantity: Quantity, said: str) -> None:
    assert quantity_text(quantity, "projets") == said


def test_an_interval_replaces_a_bound_and_stands_beside_an_estimate() -> None:
    between = Interval(52, 58)
    bounded = Quantity(52, Bound.AT_LEAST, interval=between)
    estimated = Quantity(55, interval=between)
    assert quantity_text(bounded, "%") == "entre 52\u00a0% et 58\u00a0%"
    assert quantity_text(estimated, "%") == "55\u00a0% (entre 52\u00a0% et 58\u00a0%)"


def test_two_ends_that_would_read_alike_get_decimals_or_are_one() -> None:
    assert interval_text(Interval(52.1, 52.4), "%") == "entre 52,1\u00a0% et 52,4\u00a0%"
    assert interval_text(Interval(52.0001, 52.0002), "%") == "52\u00a0%"


def test_every_absence_has_its_words_and_names_what_lacks() -> None:
    assert ABSENCES.keys() == set(Absence)
    said = quantity_text(absent(Absence.MISSING_INPUT), missing="passerelle FAP 2021 – ROME")
    assert said == "donnée manquante\u00a0: passerelle FAP 2021 – ROME"


@pytest.mark.parametrize(
    ("period", "said"),
    [
        ("2024", "2024"),
        ("2024-T1", "1er trimestre 2024"),
        ("2024-T3", "3e trimestre 2024"),
        ("2024-03", "mars 2024"),
        ("R2024", "rentrée 2024"),
        ("2021-2024", "2021-2024"),
    ],
)
def test_a_period_reads_in_words(period: str, said: str) -> None:
    assert period_text(period) == said


def test_small_words() -> None:
    assert share(0.087, 1) == "8,7\u00a0%"
    assert signed(1200) == "+1\u202f200"
    assert joined(["a", "b", "c"]) == "a, b et c"
    assert joined([]) == ""


def test_a_class_is_a_rank_and_not_a_number_of_classes() -> None:
    assert quantity_text(exact(4.0), "classe") == "classe\u00a04"
