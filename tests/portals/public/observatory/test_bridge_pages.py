"""Pages of the bridges: what crosses, what is missing, a code and its counterparts, the file."""

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests import factories
from tests.fact_factories import bridge, observation

from passerelles.apps.indicators.reads.bridging import BridgePath, path
from passerelles.domain.indicators.quantity import exact
from passerelles.formats.bridges.link import BridgeLine
from passerelles.formats.bridges.passage import read_passage
from passerelles.portals.public.observatory.bridges.coverage import told

pytestmark = pytest.mark.django_db

OVERVIEW = "/observatoire/passerelles"
ONE = f"{OVERVIEW}/FAP-2009~ROME-3.47"


@pytest.fixture
def table() -> None:
    factories.occupation("A1416", "ROME-3.47", label="Polyculture, élevage")
    bridge("FAP-2009", "ROME-3.47", "A0Z40 A1416", "A0Z41 A1403", "A0Z00")


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.usefixtures("table")
def test_the_overview_tells_what_is_loaded_and_what_is_missing(client: Client) -> None:
    html = page(client, OVERVIEW)

    assert "FAP 2009 → ROME 3.47" in html
    assert "2 sur 3 (67\N{NO-BREAK SPACE}%), parmi les codes que la table nomme" in html
    assert "FAP 2021 : aucune table entre elle et FAP 2009, Formacode 14" in html


def test_without_any_bridge_the_overview_says_what_to_do(client: Client) -> None:
    assert "Aucune passerelle n’est chargée." in page(client, OVERVIEW)


@pytest.mark.usefixtures("table")
@pytest.mark.parametrize(
    ("asked", "shown", "hidden"),
    [("a0z40", "A1416", "A1403"), ("ELEVAGE", "A0Z40", "A0Z41"), ("A1403", "A0Z41", "A0Z40")],
)
def test_a_code_or_a_word_finds_its_counterparts(
    client: Client, asked: str, shown: str, hidden: str
) -> None:
    html = page(client, f"{ONE}?q={asked}").partition("<tbody>")[2]

    assert shown in html
    assert hidden not in html


@pytest.mark.usefixtures("table")
def test_a_search_that_finds_nothing_says_how_to_go_on(client: Client) -> None:
    assert "Aucun code ne correspond." in page(client, f"{ONE}?q=zzz")


@pytest.mark.usefixtures("table")
def test_the_file_can_be_loaded_again(client: Client, tmp_path: Path) -> None:
    answer = client.get(f"{ONE}.csv")
    file = tmp_path / "passerelle.csv"
    file.write_bytes(b"".join(answer.streaming_content))

    lines = [line for line in read_passage(file) if isinstance(line, BridgeLine)]

    assert [(line.origin, line.target, line.target_label) for line in lines] == [
        ("A0Z00", "", ""),
        ("A0Z40", "A1416", "Polyculture, élevage"),
        ("A0Z41", "A1403", ""),
    ]
    assert "passerelle_FAP-2009_ROME-3.47.csv" in answer["Content-Disposition"]


@pytest.mark.parametrize("tail", ["", ".csv"])
def test_an_unknown_bridge_is_not_found(client: Client, tail: str) -> None:
    assert client.get(f"{OVERVIEW}/X-1~Y-2{tail}").status_code == 404


@pytest.mark.usefixtures("table")
def test_the_overview_asks_as_much_for_one_bridge_as_for_many(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    page(client, OVERVIEW)

    with django_assert_num_queries(0):
        page(client, OVERVIEW)


def test_a_loaded_figure_shows_what_becomes_of_it(client: Client) -> None:
    bridge("FAP-2021", "ROME-4.60", "A0X40 A1416", "A0X41")
    for code, value in (("A0X40", 90), ("A0X41", 10), ("A0X", 100)):
        observation(
            occupation=f"FAP-2021:{code}",
            territory_kind="region",
            territory_code="76",
            geography="COG-2026",
            value=value,
        )

    html = page(client, f"{OVERVIEW}/FAP-2021~ROME-4.60")

    assert "Projets de recrutement, 76, 2024" in html
    assert "90\N{NO-BREAK SPACE}% du total connu, 1 code sur 2." in html


@pytest.mark.usefixtures("table")
def test_a_carried_figure_says_how_much_it_covers() -> None:
    way = path("FAP-2009", "ROME-3.47")
    assert isinstance(way, BridgePath)
    carried = way.carry({"A0Z40": exact(995), "A0Z00": exact(5)})

    said = told(way, carried)
    html = " ".join((said.way, said.share, said.left))

    assert "FAP 2009 → ROME 3.47 (plusieurs codes pour plusieurs, sans poids)." in html
    assert "Couverture : 99\N{NO-BREAK SPACE}% du total connu, 1 code sur 2." in html
    assert "Sans correspondant : 1 code (A0Z00)." in html
