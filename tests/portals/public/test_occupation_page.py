"""What the page of an occupation says."""

import pytest
from django.test import Client
from tests import factories

from passerelles.apps.reference.reads.occupation_values import AppellationValue
from passerelles.apps.reference.reads.occupations import occupation_sheet
from passerelles.portals.public.reference.occupation_page import (
    OccupationPage,
    both_forms,
    occupation_page,
)

pytestmark = pytest.mark.django_db


def page_of(code: str) -> OccupationPage:
    sheet = occupation_sheet(code)
    assert sheet is not None
    return occupation_page(sheet)


@pytest.mark.parametrize(
    ("masculine", "feminine", "said"),
    [
        ("Couvreur", "Couvreuse", "Couvreur ou couvreuse"),
        ("Fleuriste", "Fleuriste", "Fleuriste"),
        ("", "", "Lapidaire / Diamantaire"),
    ],
)
def test_both_gender_forms_are_written_in_full(masculine: str, feminine: str, said: str) -> None:
    name = AppellationValue("1", "Lapidaire / Diamantaire", masculine, feminine, False)

    assert both_forms(name) == said


def test_the_principal_appellation_comes_first() -> None:
    occupation = factories.occupation()
    factories.appellation(occupation, "Ardoisier")
    factories.appellation(occupation, "Couvreur", is_principal=True)

    assert page_of("F1602").names == ("Couvreur", "Ardoisier")


def test_skills_are_grouped_by_kind_with_core_ones_apart() -> None:
    occupation = factories.occupation()
    factories.skill_link(occupation, factories.skill(label="Poser"), is_core=True)
    factories.skill_link(occupation, factories.skill(label="Peindre"), is_core=False)
    factories.skill_link(occupation, factories.skill(label="Géométrie", kind="knowledge"))

    how, knowledge = page_of("F1602").skills

    assert [link.label for link in how.core] == ["Poser"]
    assert [link.label for link in how.others] == ["Peindre"]
    assert knowledge.title == "Savoirs"


def test_many_skills_are_folded_not_lost() -> None:
    occupation = factories.occupation()
    for _ in range(20):
        factories.skill_link(occupation, factories.skill())

    (group,) = page_of("F1602").skills

    assert (len(group.others), len(group.folded)) == (12, 8)
    assert group.folded_title == "8 autres savoir-faire"


def test_a_reassigned_code_warns_and_says_that_what_it_inherits_is_another_trade() -> None:
    old = factories.occupation("F1610", "ROME-3.47", label="Pose de couvertures")
    factories.skill_link(old, factories.skill(edition_id="ROME-3.47"))
    factories.occupation("F1610", label="Installateur en systèmes solaires", parent=old)

    warning, inheritance = page_of("F1610").notices

    assert "désigne un autre métier, « Pose de couvertures »" in warning
    assert "hérités" in inheritance


def test_interests_and_transition_are_said_in_words() -> None:
    factories.occupation(riasec_major="R", riasec_minor="C", transition="green")

    page = page_of("F1602")

    assert page.interests[0].startswith("Intérêt concret")
    assert "emploi vert" in page.transition
    assert "ROME" in page.transition


def test_the_page_marks_what_is_inherited(client: Client) -> None:
    old = factories.occupation("F1610", "ROME-3.47", label="Pose de couvertures")
    factories.text(old)
    factories.sector(old)
    factories.context(old)
    factories.occupation("F1619", label="Couvreur / Couvreuse", parent=old)

    page = client.get("/metiers/F1619").content.decode()

    assert page.count("Hérité de F1610 « Pose de couvertures » (ROME 3.47)") == 3


def test_an_earlier_edition_has_its_own_address(client: Client) -> None:
    factories.occupation("F1610", "ROME-3.47", label="Pose de couvertures")
    factories.occupation("F1610", label="Installateur en systèmes solaires")

    older = client.get("/metiers/ROME-3.47/F1610").content.decode()
    newest = client.get("/metiers/F1610").content.decode()

    assert "<h1>Pose de couvertures</h1>" in older
    assert "<h1>Installateur en systèmes solaires</h1>" in newest
    assert 'href="/metiers/ROME-3.47/F1610"' in newest


@pytest.mark.parametrize("address", ["/metiers/f1610", "/metiers/rome-4.60/f1610"])
def test_a_code_typed_in_small_letters_finds_its_occupation(client: Client, address: str) -> None:
    factories.occupation("F1610", label="Installateur en systèmes solaires")

    assert client.get(address).status_code == 200
