"""A profile as written becomes keys; what nobody knows is told with its field."""

from datetime import date
from typing import Any

import pytest
from tests import factories as make

from passerelles.apps.guidance.reads.profiles import Understood, understand
from passerelles.domain.guidance.profile import Employer, French, Held, Learnt

pytestmark = pytest.mark.django_db
TODAY = date(2026, 7, 1)


@pytest.fixture(autouse=True)
def reference() -> None:
    make.occupation("F1610", "ROME-3.47", label="Couvreur ancien")
    old = make.occupation("F1699", "ROME-3.47", label="Métier d’avant")
    make.occupation("F1610", label="Couvreur / Couvreuse")
    for code in ("F1701", "F1702"):
        make.occupation(code, parent=old, label=f"Héritier {code}")
    waiter = make.occupation("G1803", label="Serveur / Serveuse")
    make.skill_link(waiter, make.skill("100", label="Dresser une table"))
    make.sector(waiter, "Restauration")
    region = make.territory("76", kind="region")
    make.membership(make.territory("34301", name="Sète", postcodes=["34200"]), region)
    make.membership(make.territory("34200", name="Pézènes-les-Mines"), region)
    make.territory("31555", name="Toulouse", postcodes=["31000"])
    make.territory("75056", name="Paris")


def read(**given: Any) -> Understood:
    return understand(given, today=TODAY)


def told(**given: Any) -> dict[str, str]:
    return {one.field: one.message for one in read(**given).findings}


def test_codes_become_keys_of_the_newest_edition() -> None:
    understood = read(
        occupations=[{"code": "3.47:F1699", "years": 4}, "ROME-4.60:G1803"],
        skills=["dresser une TABLE", "ROME-4.60:100"],
        refused=["F", "restauration"],
        target="G1803",
        place={"commune": "34301"},
        person={"birth_date": "1990-06-30"},
    )
    profile, person = understood.profile, understood.person
    assert profile is not None
    assert person is not None
    assert profile.occupations[:2] == (
        Held(occupation="ROME-4.60:F1701", years=4.0),
        Held(occupation="ROME-4.60:F1702", years=4.0),
    )
    assert profile.skills == {"ROME-4.60:100"}
    assert "ROME-4.60:F1610" in profile.refused
    assert len(profile.refused_sectors) == 1
    assert (profile.target, profile.age) == ("ROME-4.60:G1803", 36)
    assert person.commune == "34301"
    assert [one.field for one in understood.findings] == ["occupations[0].code"]


@pytest.mark.parametrize(
    ("given", "field", "word"),
    [
        ({"occupations": ["A9999"]}, "occupations[0].code", "A9999"),
        ({"target": "A9999"}, "target", "A9999"),
        ({"refused": ["poterie"]}, "refused", "poterie"),
        ({"sectors": ["poterie"]}, "sectors", "poterie"),
        ({"place": {"commune": "34000"}}, "place.commune", "code postal"),
        ({"place": {"commune": "31000"}}, "place.commune", "Toulouse (31555)"),
        ({"target": "F1610", "refused": ["F16"]}, "target", "refused"),
    ],
)
def test_what_nobody_knows_is_refused(given: dict[str, Any], field: str, word: str) -> None:
    understood = read(**given)
    assert understood.profile is None
    assert word in {one.field: one.message for one in understood.findings}[field]


def test_what_is_wrong_and_what_nobody_knows_are_told_at_once() -> None:
    found = told(
        person={"age": 12}, occupations=["serveuse", "A9999"], place={"commune": "34000"}, level=9
    )
    assert found.keys() == {
        *("person.age", "occupations[0].code", "occupations[1].code", "place.commune", "level"),
    }


def test_what_is_understood_otherwise_is_told() -> None:
    found = told(
        skills=["zzzz"], place={"commune": "75056"}, certifications=["RNCP1"], blocks=["RNCP1BC01"]
    )
    assert "n’est pas comptée" in found["skills[0]"]
    assert "hors de la région" in found["place.commune"]
    assert {"certifications", "blocks"} <= found.keys()
    assert read(skills=["zzzz"]).profile is not None


def test_a_certification_held_leads_to_its_occupations_and_gives_its_level() -> None:
    held = make.certification(title="TP - TP Serveur", abbreviation="TP", level=3)
    make.leads_to(held, make.Occupation.objects.get(id="ROME-3.47:F1610"))
    make.leads_to(held, None)
    profile = read(certifications=["RNCP37780"]).profile
    assert profile is not None
    assert profile.personal
    assert profile.learnt == (Learnt(occupation="ROME-3.47:F1610", title="TP Serveur"),)
    assert (profile.level, profile.certified_level, profile.sure_level) == (None, 3, 3)


def test_a_commune_whose_code_is_the_postcode_of_another_is_named() -> None:
    (message,) = told(place={"commune": "34200"}).values()
    assert "Pézènes-les-Mines" in message
    assert "Sète (34301)" in message
    assert told(place={"commune": "34301"}) == {}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("dressage de tables", "comprise comme « Dresser une table »"),
        ("savoir dreser une table", "comprise comme « Dresser une table »"),
        ("dresser des chevaux", "n’est pas comptée"),
        ("x x 5", "n’est pas comptée"),
    ],
)
def test_a_skill_is_guessed_when_all_its_words_agree(typed: str, said: str) -> None:
    assert said in told(skills=[typed])["skills[0]"]


def test_a_target_in_a_domain_refused_is_kept_and_told() -> None:
    understood = read(target="G1803", refused_sectors=["g18"])
    assert understood.profile is not None
    assert understood.profile.target == "ROME-4.60:G1803"
    assert "nous le gardons" in understood.findings[-1].message


def test_a_diploma_of_another_country_is_never_the_level_held() -> None:
    understood = read(french="a2", foreign_diploma={"level": 6}, employer="public_hospital")
    profile, person = understood.profile, understood.person
    assert profile is not None
    assert person is not None
    assert (profile.foreign_diploma, profile.foreign_level, profile.level) == (True, 6, None)
    assert profile.french is not None
    assert profile.french < French.B1
    assert (profile.employer, profile.employed) == (Employer.PUBLIC_HOSPITAL, True)
    assert person.in_employment is True
