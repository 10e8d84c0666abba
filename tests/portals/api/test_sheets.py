"""Sheets: one occupation, skill, certification or territory, with its edition."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference")]

Read = Callable[..., Any]


def test_a_bare_code_means_the_newest_edition(read: Read) -> None:
    sheet = read("occupations/F1610")

    assert sheet["edition"] == "ROME-4.60"
    assert sheet["transition"] == "green"
    (older,) = sheet["other_editions"]
    assert (older["edition"], older["same_meaning"]) == ("ROME-3.47", False)


@pytest.mark.parametrize("edition", ["3.47", "ROME-3.47"])
def test_an_edition_gives_its_own_meaning(read: Read, edition: str) -> None:
    sheet = read("occupations/F1610", edition=edition)

    assert (sheet["edition"], sheet["transition"]) == ("ROME-3.47", None)
    assert sheet["label"] == "Pose et restauration de couvertures"


def test_an_occupation_shows_its_skills_moves_and_certifications(read: Read) -> None:
    sheet = read("occupations/F1602")

    assert [name["label"] for name in sheet["appellations"]] == [
        "Électricien / Électricienne du bâtiment"
    ]
    (skill,) = sheet["skills"]
    assert (skill["edition"], skill["code"], skill["core"]) == ("ROME-4.60", "100381", True)
    (move,) = sheet["mobilities"]
    assert (move["kind"], move["occupation"]["code"]) == ("near", "F1610")
    assert sheet["certifications"]["total"] == 1
    assert sheet["certifications"]["first"][0]["code"] == "RNCP37780"
    assert sheet["riasec"] == {"major": "R", "minor": None}
    assert [sector["label"] for sector in sheet["sectors"]] == ["Bâtiment"]
    assert sheet["demonstration"] is False


def test_what_comes_from_a_demonstration_source_says_so(read: Read) -> None:
    sheet = read("occupations/F1610")

    assert sheet["demonstration"] is True
    assert [skill["demonstration"] for skill in sheet["skills"]] == [True]
    assert read("skills/lire-un-plan")["demonstration"] is True


def test_inherited_links_name_the_occupation_they_come_from(read: Read) -> None:
    parent = factories.occupation("H1100", "ROME-3.47")
    factories.occupation("H1101", parent=parent)
    factories.skill_link(parent, factories.skill("7", "ROME-3.47"))

    factories.leads_to(factories.certification("RNCP7"), parent)

    sheet = read("occupations/H1101")

    assert sheet["certifications"]["first"][0]["code"] == "RNCP7"
    origin = sheet["inherited_from"]["skills"]
    assert (origin["edition"], origin["code"]) == ("ROME-3.47", "H1100")
    assert sheet["inherited_from"]["certifications"]["code"] == "H1100"
    assert sheet["inherited_from"]["texts"] is None


def test_a_skill_names_the_occupations_that_call_on_it(read: Read) -> None:
    sheet = read("skills/100381")

    assert (sheet["edition"], sheet["used_by"], sheet["fields"]) == ("ROME-4.60", 1, ["F"])
    (use,) = sheet["occupations"]
    assert (use["occupation"]["code"], use["core"], use["inherited_from"]) == ("F1602", True, None)


def test_a_skill_held_by_two_editions_means_the_newest(read: Read) -> None:
    factories.skill("100381", "ROME-3.47", label="Poser un câble")

    assert read("skills/100381")["edition"] == "ROME-4.60"
    assert read("skills/100381", edition="3.47")["label"] == "Poser un câble"


def test_a_certification_shows_blocks_occupations_and_what_it_replaces(read: Read) -> None:
    sheet = read("certifications/RNCP37780")

    assert (sheet["edition"], sheet["alive"]) == ("RNCP", True)
    assert [block["code"] for block in sheet["blocks"]] == ["RNCP37780BC01"]
    assert [one["code"] for one in sheet["predecessors"]] == ["RNCP500"]
    (target,) = sheet["occupations"]
    assert target["occupation"]["edition"] == "ROME-4.60"
    assert sheet["sheets"][0]["level_received"] == "NIV3"


def test_a_replaced_certification_leads_to_the_one_to_keep(read: Read) -> None:
    sheet = read("certifications/RNCP500")

    assert sheet["alive"] is False
    assert [one["code"] for one in sheet["latest"]] == ["RNCP37780"]


def test_a_commune_shows_its_zones_and_position(read: Read) -> None:
    sheet = read("territories/commune/31555")

    assert (sheet["edition"], sheet["population"]) == ("COG-2026", 500_000)
    assert sheet["point"] == {"latitude": 43.6, "longitude": 1.44, "origin": "geonames"}
    (zone,) = sheet["zones"]
    assert (zone["kind"], zone["code"], zone["relation"]) == ("departement", "31", "contains")


def test_a_zone_sums_its_communes(read: Read) -> None:
    sheet = read("territories/departement/31", edition="COG-2026")

    assert sheet["communes"]["total"] == 1
    assert (sheet["population"], sheet["communes_population"]) == (None, 500_000)


def test_a_territory_is_read_in_the_edition_asked(read: Read) -> None:
    factories.edition("COG-2021", in_force=False)
    factories.territory("31555", edition_id="COG-2021", name="Toulouse d’alors")

    assert read("territories/commune/31555")["name"] == "Toulouse"
    assert read("territories/commune/31555", edition="2021")["name"] == "Toulouse d’alors"


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("occupations/Z9999", "Z9999"),
        ("occupations/F1602?edition=9.99", "9.99"),
        ("occupations/F1602?edition=ROME-3.47", "F1602"),
        ("skills/inconnue", "inconnue"),
        ("skills/100381?edition=3.47", "100381"),
        ("certifications/RNCP1", "RNCP1"),
        ("territories/commune/00000", "00000"),
        ("territories/commune/31555?edition=1999", "1999"),
        ("territories?within=commune:00000", "commune:00000"),
        ("places?within=departement:99", "departement:99"),
    ],
)
def test_an_unknown_code_is_named_in_a_french_404(client: Client, address: str, named: str) -> None:
    response = client.get(f"/api/v1/{address}")

    assert response.status_code == 404
    sentence = response.json()["detail"]
    assert sentence.startswith("Aucun")
    assert f"« {named} »" in sentence


def test_a_code_may_be_written_in_small_letters(read: Read) -> None:
    assert read("occupations/f1602")["code"] == "F1602"
    assert read("certifications/rncp37780")["code"] == "RNCP37780"
