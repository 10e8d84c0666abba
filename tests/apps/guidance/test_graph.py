"""The graph of occupations as the database tells it."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests import factories as make

from passerelles.apps.guidance.reads.graph import graph_of, occupation_graph
from passerelles.apps.reference.models import Occupation
from passerelles.apps.reference.reads.generation import forget

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def forgetful() -> Iterator[None]:
    forget()
    yield
    forget()


@pytest.fixture
def reference() -> None:
    """Two occupations of 3.47; the first lives on as itself and as another one in 4.60."""
    waiter = make.occupation("G1803", "ROME-3.47", label="Service", riasec_major="S")
    cook = make.occupation("G1602", "ROME-3.47", label="Cuisine")
    serve = make.skill("1", "ROME-3.47", label="Servir")
    taste = make.skill("2", "ROME-3.47", label="Goûter")
    make.skill_link(waiter, serve, is_core=True)
    make.skill_link(cook, serve)
    make.skill_link(cook, taste)
    make.mobility(cook, waiter)
    make.context(waiter, "En extra")
    degree = make.certification(level=3, is_active=True)
    make.leads_to(degree, waiter)
    make.leads_to(make.certification("RNCP1", level=8, is_active=False), waiter)
    make.sector(make.occupation("G1803", parent=waiter, label="Serveur / Serveuse"), "Tourisme")
    make.occupation("G1809", parent=waiter, label="Barista", is_regulated=False)
    make.occupation("G1602", parent=cook, label="Cuisinier / Cuisinière")


def test_no_import_no_occupation() -> None:
    assert len(occupation_graph()) == 0
    assert len(graph_of("ROME-1.0")) == 0


@pytest.mark.usefixtures("reference")
@pytest.mark.parametrize("alive", [True, False])
def test_a_state_diploma_of_the_very_name_gives_the_level(alive: bool) -> None:
    cook = Occupation.objects.get(id="ROME-3.47:G1602")
    make.leads_to(make.certification("RNCP2", level=3, title="CAP - Cuisine"), cook)
    state = {"abbreviation": "DE", "level": 4, "is_active": alive}
    make.leads_to(make.certification("RNCP3", title="DE - DE de cuisinier", **state), cook)
    assert occupation_graph().levels[0] == 4


@pytest.mark.usefixtures("reference")
def test_an_heir_speaks_for_its_ancestor() -> None:
    graph = occupation_graph()
    assert [graph.code(row) for row in range(len(graph))] == ["G1602", "G1803", "G1809"]
    waiter, barista = 1, 2
    assert graph.skill_keys == ("ROME-3.47:1", "ROME-3.47:2")
    assert graph.described.all()
    assert graph.core.toarray()[:, 0].tolist() == [False, True, True]
    assert graph.levels.tolist() == [-1, 3, 3]
    assert graph.regulated.tolist() == [-1, -1, 0]
    assert graph.riasec[barista, 3] == 1.0
    assert graph.contexts[barista] == {"En extra"}
    assert len(graph.sectors[waiter]) == 1
    assert not graph.sectors[barista]
    assert not graph.demonstration


@pytest.mark.usefixtures("reference")
def test_an_inherited_move_leads_to_the_heir_that_kept_the_code() -> None:
    graph = occupation_graph()
    assert graph.near.toarray()[0].tolist() == [False, True, False]
    assert not graph.near.toarray()[1:].any()


@pytest.mark.usefixtures("reference")
def test_an_older_edition_has_its_own_graph_which_is_kept() -> None:
    older = graph_of("ROME-3.47")
    assert older.keys == ("ROME-3.47:G1602", "ROME-3.47:G1803")
    assert graph_of("ROME-3.47") is older
    assert graph_of("ROME-4.60") is occupation_graph()


@pytest.mark.usefixtures("reference")
def test_generated_skills_are_told() -> None:
    written = make.source("demonstration_skills", is_demonstration=True)
    edition = make.edition("Demonstration-1", source=written)
    baker = make.occupation("D1102", label="Boulanger / Boulangère")
    make.skill_link(baker, make.skill("petrir", edition.id))
    assert occupation_graph().demonstration


@pytest.mark.usefixtures("reference")
def test_more_occupations_ask_no_more_queries() -> None:
    def queries() -> int:
        forget()
        with CaptureQueriesContext(connection) as asked:
            occupation_graph()
        return len(asked)

    occupation_graph()  # what a process keeps for good is asked once
    before = queries()
    for number in range(5):
        one = make.occupation(f"H110{number}")
        make.skill_link(one, make.skill())
        make.text(one)
    assert queries() == before <= 16
