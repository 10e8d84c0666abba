"""Keys: safe in addresses, stable for ever, never in two hands."""

import re

from hypothesis import given
from hypothesis import strategies as st

from passerelles.connectors.lheo.export import provider_number
from passerelles.connectors.lheo.keys import NUMBER_LENGTH, Keys, encode, fit_number, unnumbered

numbers = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200)


@given(numbers)
def test_a_key_is_short_and_safe_in_an_address(number: str) -> None:
    key = encode(number)

    assert len(key) <= NUMBER_LENGTH
    assert re.fullmatch(r"[A-Za-z0-9._~%-]+", key)


@given(numbers, numbers)
def test_two_numbers_never_share_a_key(one: str, other: str) -> None:
    assert (encode(one) == encode(other)) == (one == other)


@given(numbers)
def test_the_number_of_a_provider_is_read_back_from_its_key(number: str) -> None:
    key = Keys("offre_locale").provider(number, siren="")

    assert encode(provider_number(key)) == key.partition(":")[2]


@given(numbers)
def test_a_number_cut_to_its_column_keeps_its_key(number: str) -> None:
    assert fit_number(fit_number(number)) == fit_number(number)


def test_an_ordinary_number_is_left_as_it_is() -> None:
    assert encode("14_AF_0000012345-SE.3~a") == "14_AF_0000012345-SE.3~a"
    assert encode("a/b c") == "a%2Fb%20c"


def test_a_number_used_again_under_another_parent_gets_a_key_of_its_own() -> None:
    keys = Keys("s")

    assert keys.child("1", parent="s:A") == "s:1"
    assert keys.child("1", parent="s:B") == "s:B~1"
    assert keys.child("1", parent="s:A") == "s:1"


def test_what_the_database_knows_keeps_its_key_whatever_the_order() -> None:
    keys = Keys("s", {"s:1": "s:A", "s:B~1": "s:B"})

    assert keys.child("1", parent="s:B") == "s:B~1"
    assert keys.child("1", parent="s:A") == "s:1"


def test_two_bodies_with_one_number_are_told_apart_by_their_siren() -> None:
    keys = Keys("s")

    assert keys.provider("16", siren="192900769") == "s:16"
    assert keys.provider("16", siren="") == "s:16"
    assert keys.provider("16", siren="552100554") == "s:552100554~16"
    assert provider_number("s:552100554~16") == "16"


def test_a_number_is_drawn_from_content_whatever_its_blanks_and_case() -> None:
    assert unnumbered("Centre  AFPA ") == unnumbered("centre afpa")
    assert unnumbered("a", "b") != unnumbered("ab")
