"""Titles that name a trade, and titles that do not."""

import pytest

from passerelles.domain.guidance.matching.naming import names

KNOWN = ("Technicien / Technicienne de maintenance de parcs éoliens", "Électromécanicien")


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("Technicien supérieur de maintenance d’éoliennes", True),
        ("Titre professionnel - Électromécanicien", True),
        ("BTS - Maintenance des systèmes", False),
        ("", False),
    ],
)
def test_a_title_names_an_occupation_when_it_nearly_says_one_of_its_names(
    title: str, named: bool
) -> None:
    assert names(title, KNOWN) is named
