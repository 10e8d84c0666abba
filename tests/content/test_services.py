"""The services of the partners: known institutions, and places of the plan that exist."""

from pathlib import Path

import pytest

from passerelles.apps.steering.reads.services.content import service_book
from passerelles.formats.common.documents import read_yaml
from passerelles.formats.services.records import Audience

PLAN = Path("src/passerelles/content/plan/cprdfop_occitanie_2022_2028.yaml")
# Named by the issue, or by the plan, or what people look for first.
WANTED = {
    *("qualif-pro", "projet-pro", "lectio", "e2c", "ecole-de-l-etre", "nouvelles-chances"),
    *("avenir", "pass-rh", "objectif-competences", "innov-emploi-recrutement"),
    *("innov-emploi-experimentation", "certif-region", "afest", "autodiagnostic-qvt"),
    *("tiers-lieux-formation", "mentorat", "trajectoires", "forpro-sup", "aide-garde-enfants"),
    *("revenu-ecologique-jeunes", "mobilite-internationale", "conseil-evolution-professionnelle"),
    *("maisons-de-ma-region", "maisons-de-l-orientation", "info-metiers", "salons-taf"),
    *("places-des-taf", "id-metiers", "projet-de-transition", "vae", "spro"),
}


@pytest.fixture(scope="module")
def plan() -> dict[str, object]:
    return read_yaml(Path(__file__).parents[2] / PLAN)


@pytest.fixture(scope="module")
def measure_lines(plan) -> dict[str, set[int]]:
    """The lines of the measures of each action, their figures included."""
    return {
        action["code"]: {
            line
            for measure in action["measures"]
            for line in (measure["line"], *(one["line"] for one in measure["figures"]))
        }
        for orientation in plan["orientations"]
        for priority in orientation["priorities"]
        for action in priority["actions"]
    }


def test_every_scheme_that_people_look_for_has_its_sheet():
    assert service_book().services.keys() >= WANTED


def test_every_sheet_points_to_a_measure_of_the_plan(measure_lines):
    wrong = [
        (one.slug, place.action, place.line)
        for one in service_book().services.values()
        for place in one.plan
        if place.line not in measure_lines.get(place.action, ())
    ]
    assert not wrong


def test_every_institution_is_one_of_the_plan(plan):
    known = {one["code"] for one in plan["institutions"]}
    book = service_book()
    named = {code for one in book.services.values() for code in (one.owner, *one.funders)}
    named |= {one.institution for one in book.structures.values() if one.institution}

    assert named <= known


def test_the_sums_are_those_of_the_plan():
    services = service_book().services

    assert [one.value for one in services["aide-garde-enfants"].amounts] == [250, 80, 250]
    assert [one.value for one in services["revenu-ecologique-jeunes"].amounts] == [1000]


def test_companies_and_training_bodies_find_something_too():
    asked = [one.audiences for one in service_book().services.values()]

    assert sum(Audience.COMPANY in one for one in asked) >= 10
    assert sum(Audience.PROVIDER in one for one in asked) >= 5


def test_every_structure_offers_something():
    book = service_book()

    used = {one.structure for one in book.services.values()}
    assert book.structures.keys() - used <= {"france-travail", "missions-locales"}
