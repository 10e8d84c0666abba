"""Which occupations use a skill, and how far it travels."""

from datetime import date

import pytest
from tests import factories

from passerelles.apps.reference.reads.generation import forget
from passerelles.apps.reference.reads.skills import skill_list, skill_sheet

pytestmark = pytest.mark.django_db


def test_an_unknown_skill_has_no_sheet() -> None:
    assert skill_sheet("ROME-4.60", "inconnue") is None


def test_main_fields_are_counted_once_each() -> None:
    skill = factories.skill("1")
    for code in ("F1602", "F1605", "H2903"):
        factories.skill_link(factories.occupation(code), skill)

    sheet = skill_sheet("ROME-4.60", "1")

    assert sheet is not None
    assert (sheet.used_by, sheet.fields) == (3, ("F", "H"))


def test_heirs_of_an_older_occupation_are_shown_in_its_place() -> None:
    old = factories.occupation("F1610", "ROME-3.47")
    factories.occupation("F1619", parent=old)
    factories.skill_link(old, factories.skill("9", "ROME-3.47"))

    sheet = skill_sheet("ROME-3.47", "9")

    assert sheet is not None
    (use,) = sheet.uses
    assert use.occupation.id == "ROME-4.60:F1619"
    assert use.inherited_from is not None
    assert use.inherited_from.id == "ROME-3.47:F1610"


def test_an_occupation_with_skills_of_its_own_inherits_none() -> None:
    old = factories.occupation("F1610", "ROME-3.47")
    heir = factories.occupation("F1619", parent=old)
    factories.skill_link(old, factories.skill("9", "ROME-3.47"))
    factories.skill_link(heir, factories.skill("10"))

    sheet = skill_sheet("ROME-3.47", "9")

    assert sheet is not None
    assert [use.occupation.id for use in sheet.uses] == ["ROME-3.47:F1610"]


def test_lists_hold_used_skills_the_most_used_first() -> None:
    rare, common = factories.skill("1"), factories.skill("2")
    factories.skill("3")
    for code in ("F1602", "F1605"):
        factories.skill_link(factories.occupation(code), common)
    factories.skill_link(factories.occupation("H2903"), rare)

    found = skill_list()

    assert [(skill.code, skill.uses) for skill in found.items] == [("2", 2), ("1", 1)]


def test_demonstration_skills_retire_when_a_real_link_exists() -> None:
    demonstration = factories.source("demonstration_skills", is_demonstration=True)
    invented, real = factories.skill("1", source=demonstration), factories.skill("2")
    factories.skill_link(factories.occupation("F1602"), invented, source=demonstration)
    assert skill_list().total == 1

    factories.skill_link(factories.occupation("F1605"), real)
    forget()

    assert [skill.code for skill in skill_list().items] == ["2"]


def test_a_retired_demonstration_skill_has_no_sheet_any_more() -> None:
    demonstration = factories.source("demonstration_skills", is_demonstration=True)
    factories.skill("1", "Demonstration-1", source=demonstration, closed_on=date(2026, 11, 23))
    factories.skill("2", closed_on=date(2026, 11, 23))

    assert skill_sheet("Demonstration-1", "1") is None
    assert skill_sheet("ROME-4.60", "2") is not None
