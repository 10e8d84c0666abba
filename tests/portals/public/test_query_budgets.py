"""A page costs the same number of queries whatever the number of rows it shows."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests import factories

pytestmark = pytest.mark.django_db


def grow(rows: int) -> None:
    source = factories.source("rome_460")
    run = factories.run(source, read=rows, refused=rows)
    zone = factories.territory("76", "region")
    old = factories.occupation("F1602", "ROME-3.47", label="Électricité")
    occupation = factories.occupation("F1602", label="Électricité bâtiment", parent=old)
    skill, certification = factories.skill("1"), factories.certification("RNCP99999")
    for number in range(rows):
        other = factories.occupation(f"F{number:04d}", label=f"Métier {number}")
        factories.skill_link(other, skill)
        factories.skill_link(occupation, factories.skill())
        factories.mobility(old, factories.occupation(f"A{number:04d}", "ROME-3.47"))
        factories.leads_to(factories.certification(f"RNCP{number}"), occupation)
        factories.leads_to(certification, other)
        commune = factories.territory(str(number), population=number)
        factories.point(commune, 43.6, 1.4 + number / 100)
        factories.membership(commune, zone)
        factories.quarantined(run)
        factories.source(f"source_{number}")


@pytest.mark.parametrize("rows", [2, 25])
@pytest.mark.parametrize(
    ("address", "budget"),
    [
        ("/", 12),
        ("/metiers", 8),
        ("/metiers?domaine=F", 8),
        ("/metiers?q=électricité", 8),
        ("/metiers/F1602", 22),
        ("/competences", 8),
        ("/competences/ROME-4.60/1", 10),
        ("/certifications", 8),
        ("/certifications?metier=F1602", 12),
        ("/certifications/RNCP99999", 20),
        ("/territoires", 6),
        ("/territoires?nature=commune", 8),
        ("/territoires/commune/1", 16),
        ("/territoires/region/76", 20),
        ("/sources", 8),
        ("/sources/rome_460", 10),
        ("/recherche?q=électricité", 14),
    ],
)
def test_a_page_keeps_to_its_budget(
    client: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    address: str,
    budget: int,
    rows: int,
) -> None:
    grow(rows)

    with django_assert_max_num_queries(budget):
        assert client.get(address).status_code == 200
