"""The career map: entry, sector, occupation; the lists say all that the drawing does."""

import re
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests import factories

from passerelles.apps.reference.models import Occupation, OccupationSector

pytestmark = pytest.mark.django_db


@pytest.fixture
def mason() -> Any:
    occupation = factories.occupation("F1703", label="Maçon / Maçonne")
    factories.sector(occupation, "Bâtiment")
    factories.skill_link(occupation, factories.skill("1", label="Monter un mur"), is_core=True)
    factories.leads_to(factories.certification("RNCP1", title="CAP maçon", level=3), occupation)
    foreman = factories.occupation("F1202", label="Chef de chantier")
    factories.mobility(occupation, foreman, "evolution")
    return occupation


def shown(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def test_the_map_begins_with_sectors_or_says_that_nothing_is_loaded(client: Client) -> None:
    assert "Aucun métier n’est encore chargé" in shown(client, "/carte-des-metiers")


@pytest.mark.usefixtures("mason")
def test_a_sector_shows_its_occupations_by_level(client: Client) -> None:
    entry = shown(client, "/carte-des-metiers?ou=")
    sector = re.search(r'href="(/carte-des-metiers\?secteur=[^"]+)"', entry)
    assert sector is not None
    page = shown(client, sector[1])
    assert page.index("CAP, BEP ou titre équivalent") < page.index("Maçon / Maçonne")


def test_a_sector_is_drawn_by_level_when_moves_join_two_levels(client: Client, mason: Any) -> None:
    foreman = Occupation.objects.get(code="F1202")
    place = factories.sector(foreman, "Chantier")
    OccupationSector.objects.create(
        id="mason", occupation=mason, sector=place.sector, source=place.source
    )
    factories.leads_to(factories.certification("RNCP3", title="BTS chantier", level=5), foreman)
    page = shown(client, f"/carte-des-metiers?secteur={place.sector_id}")
    drawing, lists = page.split("<figcaption>")[1].split("</figure>")
    assert 'class="career-line career-evolution"' in drawing
    assert drawing.index("CAP, BEP") < drawing.index("BTS, bac + 2")
    assert 'href="/carte-des-metiers?metier=F1703"' in drawing
    assert "Chef de chantier" in lists


@pytest.mark.usefixtures("mason")
def test_an_occupation_shows_diplomas_and_moves_drawn_and_listed(client: Client) -> None:
    page = shown(client, "/carte-des-metiers?metier=f1703")
    drawing, lists = page.split("<figcaption>")[1].split("</figure>")
    assert "CAP, BEP (1)" in drawing
    assert 'aria-label="Chef de chantier, évolution"' in drawing
    assert "Évolutions" in lists
    assert "CAP maçon" in lists
    assert "Aucune session à venir n’y mène dans toute l’offre connue." in lists
    assert 'href="/formations?metier=F1703"' in lists


@pytest.mark.usefixtures("mason")
def test_typed_words_lead_to_occupations_of_the_map(client: Client) -> None:
    page = shown(client, "/carte-des-metiers?q=macon&metier=F1202")
    assert 'href="/carte-des-metiers?metier=F1703"' in page
    assert "Nous n’avons trouvé aucun métier ni diplôme" in shown(
        client, "/carte-des-metiers?q=zzzz"
    )


@pytest.mark.usefixtures("mason")
def test_the_place_goes_along_and_is_told_when_it_is_not_understood(client: Client) -> None:
    factories.territory("09122", name="Foix", population=9_000)
    page = shown(client, "/carte-des-metiers?metier=F1703&ou=Foix")
    assert "à 50\u00a0km ou moins de Foix (09), ou à distance" in page
    assert "metier=F1202&amp;ou=Foix+%2809%29" in page
    lost = shown(client, "/carte-des-metiers?metier=F1703&ou=Zzzz")
    assert "Nous ne trouvons pas «\u00a0Zzzz\u00a0»" in lost


def test_the_code_of_an_older_edition_leads_to_what_replaces_it(client: Client, mason: Any) -> None:
    mason.parent = factories.occupation("F9999", edition_id="ROME-3.47")
    mason.save()
    page = shown(client, "/carte-des-metiers?metier=F9999")
    assert "Que devient le code F9999 ?" in page
    assert 'href="/carte-des-metiers?metier=F1703"' in page


@pytest.mark.parametrize(
    ("asked", "status", "sentence"),
    [
        ("metier=12", 400, "Un code de métier s’écrit une lettre et quatre chiffres."),
        (f"q={'a' * 300}", 400, "Écrivez 200 caractères au plus."),
        ("metier=Z9999", 404, "Aucun métier de la carte ne porte le code"),
        ("certification=12", 400, "s’écrit RNCP ou RS, puis des chiffres"),
        ("certification=RNCP9", 404, "Aucune certification connue ne porte le numéro"),
        ("secteur=nulle-part", 404, "Aucun métier de la carte n’est dans ce secteur"),
    ],
)
def test_a_wrong_address_is_told_kindly(
    client: Client, asked: str, status: int, sentence: str
) -> None:
    assert sentence in shown(client, f"/carte-des-metiers?{asked}", status)


@pytest.mark.parametrize("links", [2, 12])
def test_queries_do_not_grow_with_what_lies_around(
    client: Client, mason: Any, links: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(links):
        factories.mobility(mason, factories.occupation(f"F{number:04d}"))
        factories.leads_to(factories.certification(f"RNCP{100 + number}", level=4), mason)
    client.get("/carte-des-metiers?metier=F1703")
    with django_assert_max_num_queries(10):
        client.get("/carte-des-metiers?metier=F1703")


def test_a_certification_shows_what_it_opens_and_the_diplomas_before_and_after(
    client: Client, mason: Any
) -> None:
    factories.leads_to(factories.certification("RNCP2", title="BP maçon", level=4), mason)
    assert 'href="/carte-des-metiers?certification=RNCP2"' in shown(
        client, "/carte-des-metiers?q=BP+macon"
    )
    page = shown(client, "/carte-des-metiers?certification=RNCP2")
    drawing, lists = page.split("<figcaption>")[1].split("</figure>")
    assert 'aria-label="Maçon / Maçonne, métier"' in drawing
    assert "CAP, BEP (1)" in drawing
    assert 'href="/carte-des-metiers?metier=F1703"' in lists
    assert lists.index("Avant") < lists.index("CAP maçon")
    assert 'href="/formations?certification=RNCP2"' in page
    assert "Aucune session à venir n’y mène dans toute l’offre connue." in page
    further = shown(client, "/carte-des-metiers?certification=RNCP1")
    assert further.index("Pour aller plus loin") < further.index("BP maçon")
