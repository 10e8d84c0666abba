"""The two rules that the domain tells too must never part."""

from hypothesis import given
from hypothesis import strategies as st

from passerelles.domain.common import identifiers
from passerelles.formats.common.keys import has_siret_key, has_uai_key


@given(
    st.text("0123456789", min_size=14, max_size=14)
    | st.integers(0, 99999).map(lambda number: f"356000000{number:05}")
)
def test_siret_keys_agree_with_the_domain(digits: str) -> None:
    assert has_siret_key(digits) == identifiers.is_siret(digits)


@given(st.from_regex(r"[0-9]{7}[A-HJ-NPR-Z]", fullmatch=True))
def test_uai_keys_agree_with_the_domain(text: str) -> None:
    assert has_uai_key(text) == identifiers.is_uai(text)
