"""The stable contract of indicators: a value on a territory at a date, or why there is none."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.test import Client
from django.utils import timezone
from tests import factories
from tests.fact_factories import A_MORNING, observation

from passerelles.apps.indicators.reads.definitions import indicators

pytestmark = pytest.mark.django_db
Read = Callable[..., Any]
CONTRACT = {"code", "value", "numerator", "denominator", "absence", "definition_version", "as_of"}
REGION = {"territory_kind": "region", "territory_code": "76", "geography": "COG-2026"}
BEFORE = A_MORNING - timedelta(days=30)


def today() -> str:
    return timezone.localdate().isoformat()


def test_the_value_of_the_region_of_the_plan(read: Read) -> None:
    factories.territory("76", "region", name="Occitanie")
    row = observation(**REGION, value=258_347, bound="at_least")
    observation(**REGION | {"territory_code": "75"}, value=1)

    found = read("indicators/bmo_projects")

    assert found.keys() >= CONTRACT | {"indicator", "definitions", "coverage", "newest_period"}
    assert found == found | {
        "code": "bmo_projects",
        "indicator": "bmo_projects",
        "value": 258_347,
        "bound": "at_least",
        "numerator": None,
        "denominator": None,
        "absence": None,
        "definition_version": 1,
        "as_of": today(),
        "territory": "region:76",
        "territory_name": "Occitanie",
        "period": "2024",
        "lineage": f"/api/v1/observations/{row.id}/lineage",
        "next_due": "2025-04-30",
        "late": True,
        "owner": "france_travail",
    }


def test_a_share_gives_its_two_counts(read: Read) -> None:
    share = {"indicator": "bmo_difficult_share", "numerator": 134_867, "denominator": 258_347}
    observation(**REGION, **share, value=51.2, low=51.2, high=55)

    found = read("indicators/bmo_difficult_share")

    assert (found["numerator"], found["denominator"]) == (134_867, 258_347)
    assert (found["low"], found["high"]) == (51.2, 55)
    assert found["definitions"][0]["numerator"].startswith("projets de recrutement jugés")


def test_the_territory_and_the_date_asked_for(read: Read) -> None:
    change = DateTimeTZRange(BEFORE, A_MORNING)
    observation(value=90, known=change)
    observation(value=95)

    def value(**asked: str) -> tuple[Any, Any]:
        found = read("indicators/bmo_projects", territory="employment_basin:7617", **asked)
        return found["value"], found["as_of"]

    then = BEFORE.date() + timedelta(days=1)
    assert value() == (95, today())
    assert value(as_of=then.isoformat()) == (90, then.isoformat())
    assert value(as_of="2100-01-01") == (95, today())


def test_what_exists_for_the_country_only(read: Read) -> None:
    france = {"territory_kind": "country", "territory_code": "FR", "geography": "COG-2026"}
    observation(**france, indicator="green_occupations", value=96)

    found = read("indicators/green_occupations")

    assert (found["territory"], found["territory_name"]) == ("country:FR", "France")
    assert found["value"] == 96


def test_an_absence_has_its_reason_and_names_what_lacks(read: Read) -> None:
    found = read("indicators/training_entries")

    assert (found["value"], found["absence"]) == (None, "missing_input")
    assert found["missing"] == ["training_entries"]
    assert (found["period"], found["lineage"], found["next_due"]) == (None, None, None)
    assert found["territory"] == "region:76"


def test_a_generated_value_says_so(read: Read) -> None:
    factories.source("demonstration_supply", is_demonstration=True)
    observation(**REGION, indicator="seats_offered", source_id="demonstration_supply")

    assert read("indicators/seats_offered")["is_demonstration"] is True


@pytest.mark.parametrize(
    ("asked", "status", "told"),
    [
        ({"territory": "Toulouse"}, 400, "« region:76 »"),
        ({"territory": "pays:FR"}, 404, "Aucune sorte de territoire"),
        ({"territory": "region:99"}, 404, "Aucun territoire « region:99 »"),
        ({"as_of": "hier"}, 400, "écrivez un jour"),
        ({"teritory": "region:76"}, 400, "Le paramètre « teritory » n’existe pas ici"),
    ],
)
@pytest.mark.parametrize("address", ["indicators/bmo_projects"])
def test_what_is_refused(
    client: Client, address: str, asked: dict[str, str], status: int, told: str
) -> None:
    response = client.get(f"/api/v1/{address}", asked)

    assert response.status_code == status
    assert told in response.json()["detail"]


def test_an_unknown_indicator_names_the_known_ones(client: Client) -> None:
    for address in ("indicators/unknown", "indicators/unknown/lineage"):
        response = client.get(f"/api/v1/{address}")
        assert response.status_code == 404
        assert "bmo_projects" in response.json()["detail"]


def test_the_list_says_the_role_of_each_and_filters(read: Read) -> None:
    def codes(**asked: Any) -> set[str]:
        results: list[Any] = []
        cursor: str | None = ""
        while cursor is not None:
            told = {"cursor": cursor} if cursor else {}
            answer = read("indicators", limit=50, **asked, **told)
            assert set(answer) == {"results", "next"}
            results, cursor = results + answer["results"], answer["next"]
        assert all(one["code"] == one["indicator"] for one in results)
        return {one["code"] for one in results}

    shared, every = codes(shared="true"), codes()
    assert every == indicators().keys()
    assert shared == {code for code, one in indicators().items() if one.shared}
    assert codes(shared="false") == every - shared
    assert codes(scope="action") | codes(scope="context") == every
    assert codes(action=22) == {code for code, one in indicators().items() if 22 in one.actions}
    assert codes(action=22, shared="true") == codes(action=22) & shared


def test_the_lineage_of_the_region_of_the_plan_at_a_date(read: Read, client: Client) -> None:
    observation(**REGION, value=90, origin="bmo.xlsx:12", known=DateTimeTZRange(BEFORE, A_MORNING))
    observation(**REGION, value=95, origin="bmo.xlsx:13")
    address = "indicators/bmo_projects/lineage"

    def value(**asked: str) -> float:
        found = read(address, **asked)
        assert found["rows"]["total"] == 1
        return float(found["observation"]["value"])

    then = (BEFORE.date() + timedelta(days=1)).isoformat()
    assert value() == value(territory="region:76") == value(period="2024") == 95
    assert value(as_of=then) == value(as_of=then, period="2024") == 90
    assert client.get(f"/api/v1/{address}", {"as_of": "2020-01-01"}).status_code == 404
