"""The public page of quality: honest, searchable, the same counts as its file."""

import csv
import io

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests import factories, offer_factories
from tests.factories import A_MORNING as NOW

from passerelles.apps.catalogue.actions.refresh_quality import refresh_quality
from passerelles.portals.public.catalogue.quality.table import plain

pytestmark = pytest.mark.django_db
ADDRESS = "/qualite-de-l-offre"


def grow(count: int, source: str = "offre_locale") -> None:
    origin = factories.source(source, is_demonstration=source.startswith("demonstration"))
    for number in range(count):
        of = offer_factories.provider(name=f"Académie {source} {number:02d}", source=origin)
        act = offer_factories.action(training=offer_factories.training(provider=of))
        offer_factories.session(action=act)
    refresh_quality(now=NOW)


def test_without_judgement_the_page_says_so(client: Client):
    page = client.get(ADDRESS).content.decode()

    assert "n’a pas encore été calculée" in page


def test_the_page_gives_scores_and_remedies(client: Client):
    grow(2)

    page = client.get(ADDRESS).content.decode()

    assert "points sur 100" in page
    assert "La note juge la description, jamais la formation" in page
    assert "Donnez un téléphone ou une adresse e-mail." in page
    assert "Données de démonstration" not in page


def test_generated_offer_is_said_generated_and_never_summed(client: Client):
    grow(1, "demonstration_offer")
    assert "Données de démonstration" in client.get(ADDRESS).content.decode()

    grow(2)
    page = client.get(ADDRESS).content.decode()

    assert "Données de démonstration" not in page
    assert "pour 2 sessions publiées" in page


def test_providers_are_found_without_accents_and_paged(client: Client):
    grow(30)

    assert "Page 1 sur 2" in client.get(ADDRESS).content.decode()
    assert "30 organismes" in client.get(f"{ADDRESS}?q=academie&tri=a-reprendre").content.decode()
    assert "Aucun organisme n’a ce nom." in client.get(f"{ADDRESS}?q=zzz").content.decode()
    assert client.get(f"{ADDRESS}?page=9").status_code == 404


def test_a_provider_has_its_page(client: Client):
    of = offer_factories.session().action.training.provider
    refresh_quality(now=NOW)

    page = client.get(f"{ADDRESS}/{of.pk}").content.decode()

    assert of.name in page
    assert "Écrivez l’objectif" in page
    assert client.get(f"{ADDRESS}/offre_locale:inconnu").status_code == 404


def test_the_file_has_a_line_a_defect_and_no_formula(client: Client):
    of = offer_factories.provider(name="=cmd()")
    offer_factories.session(
        action=offer_factories.action(training=offer_factories.training(provider=of))
    )
    refresh_quality(now=NOW)

    body = client.get(f"{ADDRESS}.csv").getvalue().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(body), delimiter=";"))

    assert {row["organisme"] for row in rows} == {"'=cmd()"}
    assert sum(float(row["points_perdus"].replace(",", ".")) for row in rows) > 50
    assert plain("Académie") == "Académie"


def test_queries_do_not_grow(client: Client, django_assert_max_num_queries: DjangoAssertNumQueries):
    grow(20)

    with django_assert_max_num_queries(12):
        client.get(ADDRESS)
