"""What nobody said is never a no."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passerelles.domain.observatory.measures import reading
from passerelles.domain.observatory.measures.offer_table import NO, UNSAID, YES


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("", UNSAID),
        ("0 €", YES),
        ("0,00 €", YES),
        ("Aucun reste à charge", YES),
        ("Gratuit pour le stagiaire", YES),
        ("Frais de dossier : 50 €", NO),
        ("Aucun, hors équipement (60 €)", NO),
        ("Selon la situation", UNSAID),
    ],
)
def test_what_remains_to_pay_is_read_in_its_words(text: str, answer: int) -> None:
    assert reading.nothing_to_pay(text) == answer


@pytest.mark.parametrize(
    ("required", "level", "answer"),
    [
        (False, 5, YES),  # a level that is advised is not asked
        (False, None, YES),
        (True, 4, NO),
        (True, 2, YES),
        (True, None, UNSAID),
        (None, 4, UNSAID),
    ],
)
def test_a_diploma_is_asked_when_its_level_is_required(
    required: bool | None, level: int | None, answer: int
) -> None:
    assert reading.open_entry(required, level) == answer


@pytest.mark.parametrize(
    ("programme", "received", "answer"),
    [
        ("lectio", "", YES),
        ("innov-emploi", "", NO),  # the plan says that it is beyond the PRF
        ("", "", NO),
        ("", "PRF inconnu", UNSAID),
    ],
)
def test_the_regional_plan_buys_what_the_document_places_in_it(
    programme: str, received: str, answer: int
) -> None:
    assert reading.in_plan(programme, received) == answer


@pytest.mark.parametrize(
    ("found", "answer"),
    [
        (reading.green(["green", "white"]), YES),
        (reading.green(["white", ""]), NO),
        (reading.green([""]), UNSAID),
        (reading.green([]), UNSAID),
        (reading.health_social(["J1506", "F1602"]), YES),
        (reading.health_social(["K1302"]), YES),
        (reading.health_social(["F1602"]), NO),
        (reading.health_social([]), UNSAID),
        (reading.qualiopi(["formation"]), YES),
        (reading.qualiopi([]), NO),
        (reading.qualiopi(None), UNSAID),
        (reading.listed(["full_time"], wanted={"evening"}), NO),
        (reading.listed(["evening"], wanted={"evening"}), YES),
        (reading.listed([], wanted={"evening"}), UNSAID),
        (reading.listed(None, wanted={"evening"}), UNSAID),
        (reading.chosen("remote", {"remote"}), YES),
        (reading.chosen("", {"remote"}), UNSAID),
        (reading.certifying(False, has_certification=True), NO),
        (reading.certifying(None, has_certification=True), YES),
        (reading.certifying(None, has_certification=False), UNSAID),
        (reading.fresh(1000, 1183), YES),
        (reading.fresh(1000, 1184), NO),
        (reading.fresh(0, 1184), UNSAID),
        (reading.tense([1.0, 4.0]), YES),
        (reading.tense([3.0]), NO),
        (reading.tense([]), UNSAID),
    ],
)
def test_a_field_answers_yes_no_or_nothing(found: int, answer: int) -> None:
    assert found == answer


@given(st.none() | st.booleans())
def test_silence_is_neither(value: Any) -> None:
    assert (reading.told(value) == UNSAID) == (value is None)
