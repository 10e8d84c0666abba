"""Titles that name a trade, and titles that do not."""

import pytest

from passerelles.domain.guidance.matching.naming import named

KNOWN = {
    "wind": ("Technicien / Technicienne de maintenance de parcs éoliens",),
    "factory": ("Technicien de maintenance industrielle", "Électromécanicien industriel"),
    "silent": (),
}


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Technicien supérieur de maintenance d’éoliennes", ("wind",)),
        ("Titre professionnel - Électromécanicien", ("factory",)),
        ("BTS - Comptabilité et gestion", ()),
        ("", ()),
    ],
)
def test_a_title_names_the_occupation_whose_name_it_nearly_says(
    title: str, found: tuple[str, ...]
) -> None:
    assert named([title], KNOWN) == found
    assert named([], KNOWN) == named([title], {}) == ()
