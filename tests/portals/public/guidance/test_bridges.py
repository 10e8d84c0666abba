"""The page of bridges between two sectors."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests import factories as make

from passerelles.apps.guidance.reads.graph import occupation_graph
from passerelles.apps.guidance.reads.map.bridges import BridgeLine, SectorBridges
from passerelles.apps.guidance.reads.map.occupations import Placed, SectorCount
from passerelles.apps.reference.reads.generation import forget
from passerelles.portals.public.guidance.bridges.presentation import bridges_page

pytestmark = pytest.mark.django_db
ADDRESS = "/passerelles-entre-secteurs"


@pytest.fixture
def sectors() -> tuple[str, str]:
    """Keys of two sectors: a waiter and a seller share two skills, a cook shares nothing."""
    forget()
    waiter, seller = (
        make.occupation("G1803", label="Serveur"),
        make.occupation("D1106", label="Vendeur"),
    )
    cook = make.occupation("G1602", label="Cuisinier")
    cash, welcome = make.skill(label="Encaisser"), make.skill(label="Accueillir")
    for one in (waiter, seller):
        make.skill_link(one, cash)
        make.skill_link(one, welcome)
    make.skill_link(seller, make.skill(label="Mettre en rayon"))
    make.skill_link(cook, make.skill(label="Cuire"))
    tables = make.sector(waiter, "Restauration").sector_id
    return tables, make.sector(seller, "Commerce").sector_id


def shown(client: Client, query: str = "", status: int = 200) -> str:
    response = client.get(ADDRESS + query)
    assert response.status_code == status
    return response.content.decode()


def test_the_page_stands_before_any_import(client: Client) -> None:
    forget()
    assert "Choisissez deux secteurs" in shown(client)


def test_two_sectors_give_pairs_with_what_they_share(
    client: Client, sectors: tuple[str, str]
) -> None:
    page = shown(client, f"?de={sectors[0]}&vers={sectors[1]}")
    assert 'href="/carte-des-metiers?metier=G1803"' in page
    assert "Encaisser" in page
    assert "Mettre en rayon" in page
    assert "Cuisinier" not in page
    assert 'href="/carte-des-metiers/apprendre?vers=D1106&amp;depuis=G1803"' in page


def test_pairs_that_are_all_far_are_said_to_be_so() -> None:
    ends = SectorCount("a", "A", 1, ""), SectorCount("b", "B", 1, "")
    pair = (Placed("G1803", "Serveur"), Placed("N4101", "Conducteur"))
    said = {
        closeness: bridges_page(
            SectorBridges(
                *ends,
                (BridgeLine(*pair, closeness, (), (), official=False),),
                (),
                demonstration=False,
            )
        )
        for closeness in (0.1, 0.3)
    }
    assert (said[0.1].far, said[0.3].far) == (True, False)


@pytest.mark.usefixtures("sectors")
def test_without_sectors_the_skills_that_open_most_doors_are_told(client: Client) -> None:
    page = shown(client)
    assert "Les compétences qui ouvrent le plus de portes" in page
    assert "2 métiers de 2 grands domaines" in page
    assert "Mettre en rayon" not in page


def test_the_same_sector_twice_and_an_unknown_one_are_told(
    client: Client, sectors: tuple[str, str]
) -> None:
    assert "sont le même" in shown(client, f"?de={sectors[0]}&vers={sectors[0]}")
    assert "n’est pas un secteur connu" in shown(client, f"?de={sectors[0]}&vers=X", 400)


def test_a_warm_page_asks_nothing_of_the_reference(
    client: Client, sectors: tuple[str, str], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    query = f"?de={sectors[0]}&vers={sectors[1]}"
    shown(client, query)
    occupation_graph()
    with django_assert_max_num_queries(6):
        shown(client, query)
