"""The stable contract of observations: what is asked, what is always answered."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests import factories
from tests.fact_factories import A_MORNING, observation

pytestmark = pytest.mark.django_db
Read = Callable[..., Any]
CONTRACT = [
    "indicator",
    "definition_version",
    "territory",
    "period",
    "dimensions",
    "value",
    "bound",
    "numerator",
    "denominator",
    "absence",
    "source",
    "edition",
    "lineage",
]
TOULOUSE = {"indicator": "bmo_projects", "territory": "employment_basin:7617", "period": "2024"}


@pytest.fixture
def toulouse() -> None:
    factories.territory("7617", "employment_basin", "BMO-2024", name="Toulouse")


@pytest.mark.usefixtures("toulouse")
def test_one_figure_holds_all_of_the_contract(read: Read) -> None:
    row = observation(value=258_347, bound="at_least")

    answer = read("observations", **TOULOUSE)

    (only,) = answer["results"]
    assert answer["next"] is None
    assert list(only)[: len(CONTRACT)] == CONTRACT
    assert only == only | {
        "indicator": "bmo_projects",
        "definition_version": 1,
        "territory": "employment_basin:7617",
        "territory_name": "Toulouse",
        "period": "2024",
        "dimensions": {},
        "value": 258_347,
        "bound": "at_least",
        "absence": None,
        "source": "bmo",
        "edition": "BMO-2024",
        "lineage": f"/api/v1/observations/{row.id}/lineage",
        "demonstration": False,
    }


def test_a_secret_has_no_value(read: Read) -> None:
    observation(absence="secret")

    (only,) = read("observations", **TOULOUSE)["results"]

    assert (only["value"], only["absence"]) == (None, "secret")


def test_an_interval_comes_with_its_hypothesis(read: Read) -> None:
    observation(indicator="bmo_difficult_share", value=52, bound="at_least", low=52, high=58)

    (only,) = read("observations", **TOULOUSE | {"indicator": "bmo_difficult_share"})["results"]

    assert (only["low"], only["high"]) == (52, 58)
    assert "secret" in only["hypothesis"]


@pytest.mark.parametrize("asked", ["FAP-2021:A0X40", "A0X40"])
def test_an_occupation_by_its_key_or_its_code(read: Read, asked: str) -> None:
    factories.edition("FAP-2021")
    observation(value=1)
    observation(occupation="FAP-2021:A0X40", value=2)
    observation(occupation="FAP-2009:A0X40", value=3)

    (only,) = read("observations", **TOULOUSE, occupation=asked)["results"]

    assert only["value"] == 2
    assert only["dimensions"] == {"occupation": "FAP-2021:A0X40"}


@pytest.mark.usefixtures("toulouse")
def test_one_figure_asked_always_has_one_answer(read: Read) -> None:
    def absence(**changes: str) -> str:
        (only,) = read("observations", **TOULOUSE | changes)["results"]
        assert (only["value"], only["lineage"], only["source"]) == (None, None, None)
        return str(only["absence"])

    factories.occupation("F1610", "ROME-3.47")
    assert absence() == "missing_input"
    observation(territory_code="7618", occupation="FAP-2021:A0X40")
    assert absence() == "not_covered"
    assert read("observations", **TOULOUSE)["results"][0]["missing"] == []
    assert absence(occupation="FAP-2021:A0X40") == "not_covered"
    assert absence(occupation="F1610") == "not_covered"
    assert absence(period="2019") == "not_published"
    assert absence(as_of="2020-01-01") == "missing_input"  # nothing was imported yet


@pytest.mark.usefixtures("toulouse")
@pytest.mark.parametrize("asked", [{}, {"period": "2024"}, {"territory": "employment_basin:7617"}])
def test_a_list_without_any_figure_says_why(read: Read, asked: dict[str, str]) -> None:
    (only,) = read("observations", indicator="seats_offered", **asked)["results"]

    assert (only["value"], only["absence"]) == (None, "missing_input")
    assert only["missing"] == ["catalogue_seats", "demonstration_supply"]
    assert only["territory"] == asked.get("territory")
    assert only["territory_name"] == ("Toulouse" if "territory" in asked else None)
    assert only["period"] == asked.get("period")


def test_a_school_without_figures_has_an_absence_too(read: Read) -> None:
    asked = {"indicator": "outcome_insertion_rate", "territory": "body:0310047H"}

    (only,) = read("observations", **asked)["results"]

    assert (only["territory"], only["absence"]) == ("body:0310047H", "missing_input")


@pytest.mark.usefixtures("toulouse")
def test_an_empty_parameter_is_an_omitted_one(read: Read) -> None:
    observation(value=95)
    nothing = dict.fromkeys(("territory", "period", "occupation", "as_of"), "")

    (only,) = read("observations", indicator="bmo_projects", **nothing)["results"]

    assert (only["territory"], only["value"]) == ("employment_basin:7617", 95)


@pytest.mark.usefixtures("toulouse")
def test_a_bare_code_that_this_place_lacks_still_gets_its_edition(read: Read) -> None:
    factories.edition("FAP-2021")
    observation(territory_code="7618", occupation="FAP-2021:A0X40")

    (only,) = read("observations", **TOULOUSE, occupation="A0X40")["results"]

    assert only["dimensions"] == {"occupation": "FAP-2021:A0X40"}
    assert only["absence"] == "not_covered"


def test_a_day_to_come_is_today_and_live(read: Read) -> None:
    observation(value=95)

    (only,) = read("observations", **TOULOUSE, as_of="2999-01-01")["results"]

    assert (only["value"], only["frozen"]) == (95, False)


def test_what_was_known_then(read: Read) -> None:
    earlier, later = A_MORNING - timedelta(days=20), A_MORNING - timedelta(days=10)
    observation(value=95, known=DateTimeTZRange(earlier, later))
    observation(value=97, known=DateTimeTZRange(later, None))

    def value(**asked: str) -> tuple[float, bool]:
        (only,) = read("observations", **TOULOUSE, **asked)["results"]
        return only["value"], only["frozen"]

    assert value() == (97, False)
    assert value(as_of="2026-11-05") == (95, True)
    assert value(as_of="2026-11-03") == (95, True)  # a day lasts until its end
    assert value(as_of="2026-11-13T07:59:59Z") == (95, True)
    assert value(as_of="2026-11-13T08:00:00Z") == (97, True)


def test_pages_give_each_figure_once(read: Read) -> None:
    generated = factories.source("demonstration_bmo", is_demonstration=True)
    for code in range(7600, 7607):
        observation(territory_code=str(code), value=code)
        observation(territory_code=str(code), value=1, source_id=generated.id)
    seen: list[float] = []
    cursor = ""
    while cursor is not None:
        query = {"indicator": "bmo_projects", "limit": 3} | ({"cursor": cursor} if cursor else {})
        answer = read("observations", **query)
        seen += [one["value"] for one in answer["results"]]
        cursor = answer["next"]

    assert seen == list(range(7600, 7607))


@pytest.mark.parametrize(
    ("asked", "status", "told"),
    [
        ({"indicator": "bmo"}, 404, "bmo_projects"),
        ({"territory": "departement:999"}, 404, "« departement:999 »"),
        ({"territory": "bassin:7617"}, 404, "employment_basin"),
        ({"territory": "Toulouse"}, 400, "« region:76 »"),
        ({"period": "l’an dernier"}, 400, "R2024"),
        ({"period": "2024-13"}, 400, "2024-03"),
        ({"as_of": "hier"}, 400, "« hier »"),
        ({"as_of": "2026-13-45"}, 400, "2026-11-23T08:00:00Z"),
        ({"sex": "X"}, 400, "« sex » vaut « X » : écrivez F ou M"),
        ({"level": "bac"}, 400, "de 3 à 8"),
        ({"occupation": "ZZZ"}, 404, "« FAP-2021:code »"),
        ({"occupation": "FAP-1999:A0X40"}, 404, "« FAP-1999:A0X40 »"),
        ({"sector": "NAF-2008:99"}, 404, "ne se découpent pas"),
        ({"ocupation": "A0X40"}, 400, "« ocupation »"),
    ],
)
def test_what_is_wrong_is_named(
    client: Client, asked: dict[str, str], status: int, told: str
) -> None:
    observation(territory_code="7618", occupation="FAP-2021:A0X40")
    factories.territory("7617", "employment_basin", "BMO-2024")

    response = client.get("/api/v1/observations", TOULOUSE | asked)

    assert response.status_code == status
    assert told in response.json()["detail"]


def test_a_parameter_given_twice_is_refused(client: Client) -> None:
    asked = TOULOUSE | {"territory": ["region:76", "region:11"]}

    response = client.get("/api/v1/observations", asked)

    assert response.status_code == 400
    assert "« territory » est donné 2 fois" in response.json()["detail"]


def test_the_etag_spares_a_second_reading(client: Client) -> None:
    observation()
    first = client.get("/api/v1/observations", TOULOUSE)

    again = client.get("/api/v1/observations", TOULOUSE, headers={"If-None-Match": first["ETag"]})

    assert again.status_code == 304


def test_queries_do_not_grow_with_figures(client: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get("/api/v1/observations", {"indicator": "bmo_projects"})
        return len(captured)

    observation()
    queries()  # what a process remembers
    few = queries()
    for code in range(20):
        observation(territory_code=str(code))

    assert queries() <= few


def test_the_lineage_leads_to_the_row(read: Read) -> None:
    row = observation(origin="bmo.xlsx:12")
    (only,) = read("observations", **TOULOUSE)["results"]

    found = read(only["lineage"].removeprefix("/api/v1/"))
    same = read("indicators/bmo_projects/lineage", territory="employment_basin:7617")

    assert found == same
    assert found["making"] == "read"
    assert found["rows"]["first"][0]["origin"] == "bmo.xlsx:12"
    assert found["observation"]["lineage"] == only["lineage"]
    assert found["definition"]["unit"] == "projets"
    assert row.id > 0


def test_all_the_rows_are_read_page_after_page(read: Read, client: Client) -> None:
    for line in range(2, 7):
        observation(occupation=f"FAP-2021:A0X{line}", value=line, origin=f"bmo.xlsx:{line}")
    total = observation(value=20)
    address = read(f"observations/{total.id}/lineage")["rows"]["address"].removeprefix("/api/v1/")
    seen: list[tuple[str, float]] = []
    cursor = ""
    while cursor is not None:
        answer = read(address, limit=2, **({"cursor": cursor} if cursor else {}))
        seen += [(one["origin"], one["observation"]["value"]) for one in answer["results"]]
        cursor = answer["next"]

    assert seen == [(f"bmo.xlsx:{line}", line) for line in range(2, 7)]
    assert client.get("/api/v1/observations/1/rows").status_code == 404


def test_a_lineage_that_does_not_exist(client: Client) -> None:
    assert client.get("/api/v1/observations/1/lineage").status_code == 404
    asked = {"territory": "region:76"}
    response = client.get("/api/v1/indicators/bmo_projects/lineage", asked)
    assert response.status_code == 404
    assert "/api/v1/indicators/bmo_projects" in response.json()["detail"]


def test_indicators_say_what_is_loaded(read: Read) -> None:
    observation(period="2023", edition="BMO-2023")
    observation()

    codes = {one["indicator"]: one for one in read("indicators", limit=100)["results"]}
    sheet = read("indicators/bmo_projects")

    assert codes["bmo_projects"]["newest_period"] == "2024"
    assert codes["bmo_difficult"]["newest_period"] is None
    assert sheet["coverage"] == [{"kind": "employment_basin", "periods": ["2024", "2023"]}]
    assert sheet["definitions"][0]["secrecy"]["kept_by"] == "producer"
    assert {o["theme"] for o in read("indicators", theme="needs")["results"]} == {"needs"}
