"""What is read of an occupation: its own rows, else those of the trade it descends from."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries
from tests import factories

from passerelles.apps.reference.reads.occupation_values import OccupationSheet
from passerelles.apps.reference.reads.occupations import (
    field_counts,
    occupation_sheet,
    occupations_of_field,
)

pytestmark = pytest.mark.django_db


def sheet(code: str, edition_id: str = "") -> OccupationSheet:
    found = occupation_sheet(code, edition_id)
    assert found is not None
    return found


def roofing() -> tuple[factories.Occupation, factories.Occupation, factories.Occupation]:
    """F1610: roofing in 3.47; solar in 4.60, where roofers are F1619 and descend from it."""
    old = factories.occupation("F1610", "ROME-3.47", label="Pose de couvertures")
    factories.appellation(old, "Couvreur / Couvreuse")
    solar = factories.occupation("F1610", label="Installateur en systèmes solaires", parent=old)
    roofer = factories.occupation("F1619", label="Couvreur / Couvreuse", parent=old)
    return old, solar, roofer


def test_an_unknown_code_has_no_sheet() -> None:
    assert occupation_sheet("Z9999") is None


def test_a_bare_code_means_the_newest_edition() -> None:
    roofing()

    assert sheet("F1610").occupation.edition_id == "ROME-4.60"
    assert sheet("F1610", "ROME-3.47").occupation.label == "Pose de couvertures"


def test_a_code_that_the_newest_edition_dropped_is_found_in_an_earlier_one() -> None:
    factories.occupation("F1602")
    factories.occupation("A9999", "ROME-3.47")

    assert sheet("A9999").occupation.edition_id == "ROME-3.47"


def test_the_other_edition_says_when_the_code_changed_its_meaning() -> None:
    roofing()

    (other,) = sheet("F1610").other_editions

    assert other.occupation.label == "Pose de couvertures"
    assert not other.same_meaning


def test_skills_are_inherited_and_say_from_whom() -> None:
    old, _, _ = roofing()
    factories.skill_link(old, factories.skill(edition_id="ROME-3.47", label="Poser des tuiles"))

    inherited = sheet("F1619").skills

    assert [skill.label for skill in inherited.items] == ["Poser des tuiles"]
    assert inherited.inherited_from is not None
    assert inherited.inherited_from.id == "ROME-3.47:F1610"


def test_own_skills_hide_those_of_the_parent() -> None:
    old, _, roofer = roofing()
    factories.skill_link(old, factories.skill(edition_id="ROME-3.47"))
    factories.skill_link(roofer, factories.skill(label="Zinguer"))

    own = sheet("F1619").skills

    assert [skill.label for skill in own.items] == ["Zinguer"]
    assert own.inherited_from is None


def test_a_closed_link_is_not_shown() -> None:
    occupation = factories.occupation()
    factories.skill_link(occupation, factories.skill(), closed_on=date(2026, 1, 1))

    assert not sheet("F1602").skills


def test_core_skills_come_first_and_those_that_nobody_qualified_last() -> None:
    occupation = factories.occupation()
    for label, is_core in (("mobilisée", False), ("non dite", None), ("cœur", True)):
        factories.skill_link(occupation, factories.skill(label=label), is_core=is_core)

    labels = [skill.label for skill in sheet("F1602").skills.items]

    assert labels == ["cœur", "mobilisée", "non dite"]


def test_an_inherited_move_leads_to_the_occupation_of_today() -> None:
    old, _, _ = roofing()
    framing = factories.occupation("F1503", "ROME-3.47", label="Charpente bois")
    factories.occupation("F1503", label="Charpentier / Charpentière", parent=framing)
    factories.mobility(old, framing)

    (move,) = sheet("F1619").mobilities.items

    assert move.is_mapped
    assert move.target.id == "ROME-4.60:F1503"


def test_an_inherited_move_to_a_reassigned_code_keeps_its_edition() -> None:
    old, _, _ = roofing()
    framing = factories.occupation("F1503", "ROME-3.47", label="Charpente bois")
    factories.occupation("F1503", label="Charpentier / Charpentière", parent=framing)
    factories.mobility(framing, old)

    (move,) = sheet("F1503").mobilities.items

    assert not move.is_mapped
    assert move.target.id == "ROME-3.47:F1610"


def test_a_target_named_by_several_appellations_is_shown_once() -> None:
    here, there = factories.occupation("F1602"), factories.occupation("F1605")
    factories.mobility(here, there, position=1)
    factories.mobility(here, there, position=2)

    assert len(sheet("F1602").mobilities.items) == 1


def test_certifications_alive_come_first_and_unknown_ones_last() -> None:
    occupation = factories.occupation()
    for number, alive in ((1, False), (2, None), (3, True)):
        title = factories.certification(f"RNCP{number}", is_active=alive)
        factories.leads_to(title, occupation)

    keys = [ref.id for ref in sheet("F1602").certifications.items]

    assert keys == ["RNCP3", "RNCP1", "RNCP2"]


def test_certifications_of_the_broader_trade_are_inherited_only_by_the_same_trade() -> None:
    old, _, _ = roofing()
    factories.leads_to(factories.certification(), old)

    roofer, solar = sheet("F1619"), sheet("F1610")

    assert roofer.certifications_from is not None
    assert roofer.certifications.total == 1
    assert solar.certifications_from is None
    assert solar.certifications.total == 0


def test_a_sheet_that_uses_demonstration_skills_says_so() -> None:
    demonstration = factories.source("demonstration_skills", is_demonstration=True)
    occupation = factories.occupation()
    factories.skill_link(occupation, factories.skill(), source=demonstration)

    assert sheet("F1602").is_demonstration


def test_fields_count_the_newest_edition_only() -> None:
    roofing()

    assert field_counts() == {"F": 2}
    assert occupations_of_field("F").total == 2


@pytest.mark.parametrize("links", [1, 30])
def test_a_sheet_costs_the_same_whatever_its_size(
    links: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    old, _, roofer = roofing()
    for number in range(links):
        factories.skill_link(old, factories.skill(edition_id="ROME-3.47"))
        factories.mobility(old, factories.occupation(f"A{number:04d}", "ROME-3.47"))
        factories.leads_to(factories.certification(f"RNCP{number}"), roofer)
        factories.appellation(roofer, f"Couvreur {number}")

    with django_assert_max_num_queries(20):
        sheet("F1619")
