"""What lacks towards an occupation: each skill with what teaches it, its score and its origin."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests import factories as make
from tests import offer_factories as offer

from passerelles.apps.reference.reads.generation import forget

pytestmark = pytest.mark.django_db
ADDRESS = "/carte-des-metiers/apprendre"


@pytest.fixture
def seller() -> Any:
    """A waiter knows one of the two skills of a seller; one training says the other."""
    forget()
    waiter = make.occupation("G1803", label="Serveur")
    seller = make.occupation("D1106", label="Vendeur")
    cash = make.skill("1", label="Encaisser le montant d’une vente")
    shelves = make.skill("2", label="Mettre en rayon des produits frais")
    for one in (waiter, seller):
        make.skill_link(one, cash)
    make.skill_link(seller, shelves)
    # A skill that everybody has would weigh nothing.
    make.skill_link(make.occupation("G1602", label="Cuisinier"), make.skill("3", label="Cuire"))
    taught = offer.training(title="Employé de rayon", content="Mettre en rayon des produits frais")
    session = offer.session(action=offer.action(training=taught))
    offer.block(session, "Mettre en rayon des produits frais", code="RNCP1BC01")
    return session


def shown(client: Client, query: str, status: int = 200) -> str:
    response = client.get(f"{ADDRESS}?{query}")
    assert response.status_code == status
    return response.content.decode()


def test_each_missing_skill_tells_its_trainings_and_blocks_with_score_and_origin(
    client: Client, seller: Any
) -> None:
    page = shown(client, "vers=D1106&depuis=serveur")
    held, lacking = page.split("<h2", 1)
    assert "Encaisser le montant" in held
    assert "Encaisser le montant" not in lacking
    assert "Mettre en rayon des produits frais" in lacking
    assert f'href="/formations/{seller.id}"' in lacking
    assert "lu dans l’intitulé d’un bloc" in lacking
    assert "lien sûr à" in lacking
    assert 'href="/formations?bloc=RNCP1BC01"' in lacking


@pytest.mark.usefixtures("seller")
def test_from_nothing_every_skill_lacks(client: Client) -> None:
    page = shown(client, "vers=d1106")
    assert "Apprendre le métier" in page
    assert "Encaisser le montant" in page.split("<h2", 1)[1]


@pytest.mark.usefixtures("seller")
def test_a_place_without_session_near_says_so(client: Client) -> None:
    make.territory("09122", name="Foix", population=9_000)
    page = shown(client, "vers=D1106&depuis=G1803&ou=Foix")
    assert "Aucune session à venir n’en apporte une part utile ici." in page


@pytest.mark.usefixtures("seller")
@pytest.mark.parametrize(
    ("query", "status", "sentence"),
    [
        ("", 400, "Dites vers quel métier"),
        ("vers=12", 400, "Un code de métier s’écrit une lettre et quatre chiffres."),
        ("vers=D1106&depuis=zzzz&ou=zzzz", 200, "Nous ne trouvons pas le métier"),
        ("vers=D1106&depuis=Z9999", 200, "voici tout ce que demande le métier visé"),
        ("vers=D1106&depuis=D1106", 200, "Il ne manque aucune compétence connue."),
    ],
)
def test_a_wrong_address_is_told_kindly(
    client: Client, query: str, status: int, sentence: str
) -> None:
    assert sentence in shown(client, query, status).replace("\u00a0", " ")


@pytest.mark.usefixtures("seller")
def test_an_unknown_code_is_told_by_the_map(client: Client) -> None:
    answer = client.get(f"{ADDRESS}?vers=Z9999&ou=")
    assert (answer.status_code, answer["Location"]) == (302, "/carte-des-metiers?metier=Z9999")


@pytest.mark.parametrize("trainings", [1, 5])
def test_queries_do_not_grow_with_the_offer(
    client: Client,
    seller: Any,
    trainings: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(trainings):
        taught = offer.training(content="Mettre en rayon des produits frais")
        offer.session(action=offer.action(training=taught))
    shown(client, "vers=D1106&depuis=G1803")
    with django_assert_max_num_queries(12):
        shown(client, "vers=D1106&depuis=G1803")
