"""The page of a territory when no outline is loaded, and what is near it."""

import pytest
from django.test import Client
from tests import factories

from passerelles.apps.reference.models import MembershipRelation, Territory

pytestmark = pytest.mark.django_db


def body(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def zone_of_communes(code: str, kind: str, *longitudes: float) -> Territory:
    zone = factories.territory(code, kind, name=f"Zone {code}")
    for number, longitude in enumerate(longitudes):
        commune = factories.territory(f"{code}{number:03d}", population=1000 * (number + 1))
        factories.point(commune, 43.6, longitude)
        factories.membership(commune, zone)
    return zone


def test_a_zone_without_outline_is_drawn_as_its_communes(client: Client) -> None:
    zone_of_communes("31", "departement", 1.0, 1.2, 1.4, 1.6)

    page = body(client, "/territoires/departement/31")

    assert page.count('class="map-inside"') == 4
    assert ">Territoire 31003</text>" in page
    assert "Les points sont les centres de ses communes." in page
    assert "la source «\u00a0outlines\u00a0» en apporte" in page


def test_approximate_points_are_told(client: Client) -> None:
    zone = zone_of_communes("31", "departement", 1.0, 1.2, 1.4)
    near = factories.territory("31900")
    factories.point(near, 43.7, 1.3, origin="approximated_postcode")
    factories.membership(near, zone)

    assert "dont 1 approché" in body(client, "/territoires/departement/31")


def test_only_the_most_populated_communes_are_drawn(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("passerelles.portals.public.reference.territory_map.MOST_DOTS", 4)
    zone_of_communes("31", "departement", 1.0, 1.1, 1.2, 1.3, 1.4)

    page = body(client, "/territoires/departement/31")

    assert page.count('class="map-inside"') == 4
    assert "<title>Territoire 31000</title>" not in page
    assert "centres des 4 communes les plus peuplées, sur 5" in page


def test_zones_around_are_drawn_when_they_are_close(client: Client) -> None:
    zone_of_communes("31", "departement", 1.0, 1.2, 1.4, 1.6)
    zone_of_communes("32", "departement", 0.9)
    zone_of_communes("84", "departement", 4.0)

    page = body(client, "/territoires/departement/31")

    assert page.count('class="map-far"') == 1
    assert "En clair, les centres de population des départements les plus proches." in page


def test_overseas_communes_do_not_shrink_a_map(client: Client) -> None:
    zone_of_communes("1", "zrr_frr", 1.0, 1.2, 1.4, 1.6, 55.5)

    page = body(client, "/territoires/zrr-frr/1")

    assert page.count('class="map-inside"') == 4
    assert "Territoire 1004</title>" not in page


def test_a_small_zone_is_recognised_by_the_large_communes_around(client: Client) -> None:
    zone = factories.territory("QP1", "qpv", name="Arènes")
    here = factories.territory("1", name="Ici")
    factories.point(here, 43.6, 1.4)
    factories.membership(here, zone, relation=MembershipRelation.TOUCHES)
    factories.point(factories.territory("2", name="Là", population=9000), 43.7, 1.5)

    page = body(client, "/territoires/qpv/QP1")

    assert 'class="map-far"' in page
    assert ">Là</text>" in page


def test_an_arrondissement_is_drawn_at_its_own_point(client: Client) -> None:
    for number, longitude in (("13201", 5.37), ("13202", 5.36)):
        part = factories.territory(number, "arrondissement")
        factories.point(part, 43.3, longitude)

    page = body(client, "/territoires/arrondissement/13201")

    assert 'class="map-here"' in page
    assert "Arrondissements municipaux les plus proches" in page
    assert "Les points sont les centres des arrondissements municipaux." in page


def test_a_commune_without_outline_shows_the_large_communes_around(client: Client) -> None:
    for code, longitude, population in (("1", 1.4, 100), ("2", 1.41, 50), ("3", 1.6, 90_000)):
        factories.point(factories.territory(code, population=population), 43.6, longitude)

    page = body(client, "/territoires/commune/1")

    assert page.count('class="map-point"') == 2
    assert ">Territoire 3</text>" in page


def test_the_largest_communes_are_named_on_an_outline(client: Client) -> None:
    zone = zone_of_communes("31", "departement", 1.42, 1.45, 1.48)
    factories.outline(zone, south=43.55)

    page = body(client, "/territoires/departement/31")

    assert 'class="map-area"' in page
    assert ">Territoire 31002</text>" in page
    assert "Les points sont ses communes les plus peuplées." in page


def test_nothing_known_is_said(client: Client) -> None:
    zone = factories.territory("31", "departement")
    factories.membership(factories.territory("31555"), zone)

    page = body(client, "/territoires/departement/31")

    assert "ne dit où se trouve ce territoire" in page
    assert "les plus proches" not in page


def test_near_zones_are_titled_by_their_kind(client: Client) -> None:
    zone_of_communes("31", "departement", 1.0, 1.2)
    zone_of_communes("32", "departement", 0.6)

    page = body(client, "/territoires/departement/31")

    assert "Départements les plus proches" in page
    assert "Distance à vol d’oiseau entre les centres de population" in page
    assert 'Zone 32</a></th><td class="number">42,9 km</td><td class="number">1\u202f000' in page


def test_neighbourhoods_of_one_commune_have_no_distance(client: Client) -> None:
    here = factories.territory("1")
    factories.point(here, 43.6, 1.4)
    for code in ("QP1", "QP2"):
        zone = factories.territory(code, "qpv", name=code)
        factories.membership(here, zone, relation=MembershipRelation.TOUCHES)

    assert 'QP2</a></th><td class="number">même commune' in body(client, "/territoires/qpv/QP1")


def test_a_distance_to_an_approximate_point_is_rounded(client: Client) -> None:
    factories.point(factories.territory("1"), 43.6, 1.4)
    factories.point(
        factories.territory("2", name="Là"), 43.6, 1.45, origin="approximated_departement"
    )

    page = body(client, "/territoires/commune/1")

    assert 'Là</a></th><td class="number">environ 4 km' in page


def test_editions_of_territories_read_in_french(client: Client) -> None:
    commune = factories.territory("1")
    factories.membership(commune, factories.territory("76", "academie", "ACADEMIES-2020"))

    page = body(client, "/territoires/commune/1")

    assert "Commune · code 1 · code officiel géographique 2026" in page
    assert "carte des académies 2020" in page
    assert "ACADEMIES" not in page


@pytest.mark.parametrize("communes", [2, 60])
def test_drawing_communes_costs_no_query_more(
    client: Client, communes: int, django_assert_max_num_queries: object
) -> None:
    zone_of_communes("31", "departement", *(1 + number / 100 for number in range(communes)))

    with django_assert_max_num_queries(20):
        body(client, "/territoires/departement/31")


def test_the_register_of_sources_reads_in_french_too(client: Client) -> None:
    source = factories.source("academies")
    factories.edition("ACADEMIES-2020", source=source)

    assert "carte des académies 2020" in body(client, "/sources/academies")
