"""Certifications held: how they are named."""

import pytest

from passerelles.apps.guidance.reads.certified import plain_title


@pytest.mark.parametrize(
    ("title", "abbreviation", "said"),
    [
        ("CAP - Cuisine", "CAP", "CAP Cuisine"),
        ("DE - DE Aide-Soignant", "DE", "DE Aide-Soignant"),
        ("Autre - Chef de projet", "Autre", "Chef de projet"),
        ("Titre de couvreur", "", "Titre de couvreur"),
        ("Titre de couvreur", "TP", "Titre de couvreur"),
    ],
)
def test_a_title_is_read_as_people_say_it(title: str, abbreviation: str, said: str) -> None:
    assert plain_title(title, abbreviation) == said
