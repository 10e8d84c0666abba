"""SIREN, SIRET and UAI: keys, cleaning, lost leading zeros."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passerelles.domain.common.identifiers import (
    UAI_LETTERS,
    is_siren,
    is_siret,
    is_uai,
    luhn_sum,
    read_siren,
    read_siret,
    read_uai,
    uai_letter,
)


def with_key(body: str) -> str:
    """``body`` completed by its Luhn key."""
    return body + str(-luhn_sum(body + "0") % 10)


bodies = st.text("0123456789", min_size=13, max_size=13).filter(lambda body: body.strip("0"))


def test_knows_real_numbers() -> None:
    # INSEE's own numbers, given as the example of the Sirene directory.
    assert is_siren("120027016")
    assert is_siret("12002701600563")


def test_refuses_a_wrong_key() -> None:
    assert not is_siret("12002701600564")
    assert read_siret("12002701600564").fault == "checksum"


def test_la_poste_sites_follow_their_own_rule() -> None:
    site = "35600000000012"
    assert luhn_sum(site) % 10 != 0
    assert not is_siret(site)
    assert is_siret("35600000000015") is True


def test_la_poste_rule_serves_la_poste_only() -> None:
    other = "35600001000014"
    assert sum(map(int, other)) % 5 == 0
    assert luhn_sum(other) % 10 != 0
    assert not is_siret(other)


@pytest.mark.parametrize(
    "received", ["\t12002701600563", "120 027 016 00563", "120 027 016 00563 "]
)
def test_tabs_and_spaces_are_cleaned(received: str) -> None:
    reading = read_siret(received)
    assert reading.value == "12002701600563"
    assert reading.valid
    assert not reading.restored


@pytest.mark.parametrize(
    ("received", "fault"),
    [
        ("", "empty"),
        ("\t ", "empty"),
        ("1200270160056X", "characters"),
        ("*", "characters"),
        ("120027016005639", "length"),
        ("1200270160", "length"),
        ("1.2002701600563E13", "characters"),
    ],
)
def test_names_the_fault(received: str, fault: str) -> None:
    assert read_siret(received).fault == fault


def test_a_truncated_number_is_not_padded_into_another_one() -> None:
    assert read_siret("1200270160").value == "1200270160"


@given(bodies)
def test_a_lost_leading_zero_comes_back_when_the_key_confirms_it(body: str) -> None:
    siret = with_key("0" + body[1:])
    reading = read_siret(siret.lstrip("0") or "0")
    assert reading.value == siret
    assert reading.valid
    assert reading.restored


@given(bodies, st.integers(0, 13), st.integers(1, 9))
def test_any_single_wrong_digit_is_seen(body: str, position: int, shift: int) -> None:
    siret = with_key(body)
    wrong = str((int(siret[position]) + shift) % 10)
    assert luhn_sum(siret[:position] + wrong + siret[position + 1 :]) % 10 != 0


def test_siren_reading() -> None:
    assert read_siren("120027016").valid
    assert read_siren("120027017").fault == "checksum"


def test_uai_key_of_a_known_school() -> None:
    # A public lycée of Haute-Garonne.
    assert is_uai("0310017A")
    assert not is_uai("0310017B")


def test_uai_lost_zero_and_lower_case() -> None:
    reading = read_uai("310017a")
    assert reading.value == "0310017A"
    assert reading.restored


@pytest.mark.parametrize(
    ("received", "fault"), [("0310036", "characters"), ("0310036I", "characters"), ("", "empty")]
)
def test_uai_faults(received: str, fault: str) -> None:
    assert read_uai(received).fault == fault


@given(st.integers(0, 9_999_999))
def test_exactly_one_letter_checks_seven_digits(number: int) -> None:
    digits = f"{number:07d}"
    assert [letter for letter in UAI_LETTERS if is_uai(digits + letter)] == [uai_letter(digits)]


def test_uai_letter_refuses_other_texts() -> None:
    with pytest.raises(ValueError, match="sept chiffres"):
        uai_letter("31003")
