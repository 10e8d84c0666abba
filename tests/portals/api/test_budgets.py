"""Query budgets: as many for sixty rows as for thirty."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests import factories

from passerelles.apps.reference.reads import generation
from passerelles.apps.reference.reads.generation import forget

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference")]

# Sheets read one aspect a query; lists read rows, and what names them once a generation.
BUDGETS = {
    "occupations": 5,
    "occupations?q=métier": 8,
    "occupations/F1602": 25,
    "skills": 5,
    "skills/100381": 12,
    "certifications": 5,
    "certifications/RNCP37780": 20,
    "territories": 5,
    "territories?within=departement:31": 5,
    "territories/departement/31": 12,
    "places?kind=cfa": 5,
    "sources": 5,
    "suggestions?q=métier": 10,
}


@pytest.fixture(autouse=True)
def one_look(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a slow machine a request outlasts the second after which a process looks again."""
    monkeypatch.setattr(generation, "_LOOK_EVERY", 3_600.0)


def queries(client: Client, address: str) -> int:
    forget()
    with CaptureQueriesContext(connection) as captured:
        assert client.get(f"/api/v1/{address}").status_code == 200
    return len(captured)


def grow(first: int) -> None:
    """Thirty rows more of everything: more than what a sheet shows at once."""
    fitter = factories.Occupation.objects.get(id="ROME-4.60:F1602")
    departement = factories.Territory.objects.get(id="COG-2026:departement:31")
    title = factories.Certification.objects.get(id="RNCP37780")
    for number in range(first, first + 30):
        other = factories.occupation(f"H{1000 + number}")
        skill = factories.skill()
        factories.skill_link(fitter, skill)
        factories.skill_link(other, factories.Skill.objects.get(id="ROME-4.60:100381"))
        factories.mobility(fitter, other)
        factories.appellation(fitter, f"Nom {number}")
        factories.leads_to(factories.certification(f"RNCP{number + 1000}"), fitter)
        factories.leads_to(title, other)
        factories.block(title, number + 2)
        commune = factories.territory(f"31{number:03}")
        factories.membership(commune, departement)
        factories.body(commune=commune)
        factories.run(factories.source(f"source_{number}"))


def test_queries_do_not_grow_with_rows(client: Client) -> None:
    grow(0)
    few = {address: queries(client, address) for address in BUDGETS}
    grow(30)
    many = {address: queries(client, address) for address in BUDGETS}

    # A sheet that shows the beginning of a list counts the rest, once, when there is some.
    assert {one: count for one, count in many.items() if count > few[one] + 1} == {}
    assert {one: count for one, count in many.items() if count > BUDGETS[one]} == {}
