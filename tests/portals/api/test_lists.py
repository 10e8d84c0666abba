"""Lists: what a line says, and what each filter keeps."""

from collections.abc import Callable
from typing import Any

import pytest
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference")]

Read = Callable[..., Any]


def codes(answer: Any) -> list[str]:
    return [line["code"] for line in answer["results"]]


def test_occupations_are_those_of_the_newest_edition(read: Read) -> None:
    answer = read("occupations")

    assert [(one["edition"], one["code"]) for one in answer["results"]] == [
        ("ROME-4.60", "F1602"),
        ("ROME-4.60", "F1610"),
    ]
    assert answer["results"][0] == {
        "edition": "ROME-4.60",
        "code": "F1602",
        "label": "Électricien / Électricienne",
        "transition": None,
        "riasec": "R",
        "demonstration": False,
    }
    assert answer["next"] is None


@pytest.mark.parametrize("edition", ["3.47", "ROME-3.47"])
def test_an_edition_is_named_in_full_or_by_its_number(read: Read, edition: str) -> None:
    assert codes(read("occupations", edition=edition)) == ["F1610"]


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        ({"transition": "green"}, ["F1610"]),
        ({"riasec": "R"}, ["F1602"]),
        ({"field": "F1602"}, ["F1602"]),
        ({"field": "N"}, []),
        ({"q": "electricien"}, ["F1602"]),
        ({"q": "electricien", "transition": "green"}, []),
        ({"q": "COUVREUR", "edition": "3.47"}, ["F1610"]),
        ({"q": "couvreur ardoise", "edition": "3.47"}, []),
    ],
)
def test_filters_of_occupations_add_up(read: Read, filters: Any, kept: list[str]) -> None:
    assert codes(read("occupations", **filters)) == kept


def test_the_sector_of_the_parent_counts_for_an_occupation_without_any(read: Read) -> None:
    parent = factories.occupation("H1100", "ROME-3.47")
    factories.occupation("H1101", parent=parent)
    link = factories.sector(parent)

    assert codes(read("occupations", sector=f"ROME:{link.sector.code}")) == ["H1101"]
    assert codes(read("occupations", sector=link.sector.code)) == ["H1101"]
    assert codes(read("occupations", sector=f"NAF:{link.sector.code}")) == []


def test_demonstration_skills_are_not_listed_beside_real_ones(read: Read) -> None:
    (line,) = read("skills")["results"]

    assert (line["edition"], line["code"], line["kind"]) == ("ROME-4.60", "100381", "know_how")
    assert (line["uses"], line["demonstration"]) == (1, False)
    assert codes(read("skills", q="cables")) == ["100381"]
    assert codes(read("skills", kind="behaviour")) == []


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        ({}, ["RNCP37780", "RNCP500"]),
        ({"alive": "true"}, ["RNCP37780"]),
        ({"alive": "false"}, ["RNCP500"]),
        ({"level": "4"}, []),
        ({"register": "RS"}, []),
        ({"occupation": "F1602"}, ["RNCP37780"]),
        ({"q": "électricien"}, ["RNCP37780", "RNCP500"]),
        ({"q": "37780"}, ["RNCP37780"]),
    ],
)
def test_filters_of_certifications_add_up(read: Read, filters: Any, kept: list[str]) -> None:
    assert codes(read("certifications", **filters)) == kept


def test_a_level_is_said_in_both_scales(read: Read) -> None:
    line = read("certifications")["results"][0]

    assert line["edition"] == "RNCP"
    assert line["level"]["cec"] == 3
    assert line["level"]["old"] == ["V"]


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        ({}, ["31555", "31"]),
        ({"kind": "departement"}, ["31"]),
        ({"q": "toul"}, ["31555"]),
        ({"q": "haute garonne"}, ["31"]),
        ({"within": "departement:31"}, ["31555"]),
        ({"within": "commune:31555"}, ["31"]),
        ({"edition": "2026", "kind": "commune"}, ["31555"]),
    ],
)
def test_filters_of_territories_add_up(read: Read, filters: Any, kept: list[str]) -> None:
    assert codes(read("territories", **filters)) == kept


def test_territories_of_an_old_zoning_are_listed_only_when_named(read: Read) -> None:
    factories.edition("ZE-2010", in_force=False)
    factories.territory("7301", "employment_zone", "ZE-2010")

    assert "7301" not in codes(read("territories"))
    assert codes(read("territories", edition="ZE-2010")) == ["7301"]


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Sacy-sur-Œuvre", "oeuvre sacy"),
        ("L’Haÿ-les-Roses", "L'HAY les roses"),
        ("L'Île-d'Elle", "ile d’elle"),
        ("100 % Local_e", "% _e"),
    ],
)
def test_a_name_is_found_however_it_is_typed(read: Read, name: str, typed: str) -> None:
    factories.territory("99999", name=name)

    assert codes(read("territories", q=typed)) == ["99999"]


def test_places_welcome_the_public_unless_a_kind_is_named(read: Read) -> None:
    (agency,) = read("places")["results"]
    (cfa,) = read("places", kind="cfa", within="departement:31", q="batiment")["results"]

    assert (agency["kind"], agency["commune"]["code"]) == ("agency", "31555")
    assert agency["siret"] is None
    assert (cfa["kind"], cfa["edition"]) == ("cfa", "providers")
    assert len(read("places", kind=["cfa", "agency"])["results"]) == 2


def test_a_body_without_a_commune_is_still_in_its_departement(read: Read) -> None:
    factories.body("Mission locale", kind="mission_locale", departement="31")

    names = [place["name"] for place in read("places", within="departement:31")["results"]]
    assert names == ["Agence France Travail Bellefontaine", "Mission locale"]


def test_sources_say_what_their_last_import_kept(read: Read) -> None:
    by_id = {source["id"]: source for source in read("sources", limit=100)["results"]}

    run = by_id["rome_460"]["last_run"]
    assert (run["read"], run["kept"], run["refused"]) == (12, 10, 2)
    assert by_id["demonstration_skills"]["demonstration"] is True
    assert by_id["demonstration_skills"]["last_run"] is None
    assert "ROME 4.60" in [edition["name"] for edition in by_id["rome_460"]["editions"]]
