"""What is read of a certification, and of those around it."""

import pytest
from pytest_django import DjangoAssertNumQueries
from tests import factories

from passerelles.apps.reference.reads.certification_values import CertificationSheetValue
from passerelles.apps.reference.reads.certifications import (
    CertificationFilter,
    certification_list,
    certification_sheet,
)

pytestmark = pytest.mark.django_db


def sheet(key: str) -> CertificationSheetValue:
    found = certification_sheet(key)
    assert found is not None
    return found


def test_an_unknown_key_has_no_sheet() -> None:
    assert certification_sheet("RNCP1") is None


def test_a_chain_of_successions_leads_to_its_end() -> None:
    first, second, last = (factories.certification(f"RNCP{n}") for n in (1, 2, 3))
    factories.succession(first, second)
    factories.succession(second, last)

    found = sheet("RNCP1")

    assert [ref.id for ref in found.successors] == ["RNCP2"]
    assert [ref.id for ref in found.latest] == ["RNCP3"]
    assert [ref.id for ref in sheet("RNCP2").predecessors] == ["RNCP1"]


def test_a_certification_that_nothing_replaced_has_no_end_but_itself() -> None:
    factories.certification("RNCP1")

    assert sheet("RNCP1").latest == ()


def test_a_code_that_no_edition_knows_is_kept_as_received() -> None:
    factories.leads_to(factories.certification("RNCP1"), None, code_received="D14")

    (led,) = sheet("RNCP1").occupations

    assert (led.code_received, led.occupation) == ("D14", None)


def test_an_occupation_of_an_earlier_edition_becomes_that_of_today() -> None:
    old = factories.occupation("F1602", "ROME-3.47", label="Électricité bâtiment")
    factories.occupation("F1602", label="Électricien du bâtiment", parent=old)
    factories.leads_to(factories.certification("RNCP1"), old)

    (led,) = sheet("RNCP1").occupations

    assert led.occupation is not None
    assert led.occupation.id == "ROME-4.60:F1602"


def test_sources_are_given_from_the_most_trusted() -> None:
    certification = factories.certification("RNCP1")
    factories.sheet(certification, rank=2)
    factories.sheet(certification, rank=0)

    assert [said.rank for said in sheet("RNCP1").sheets] == [0, 2]


def test_a_list_puts_the_living_first_and_leaves_out_those_without_title() -> None:
    factories.certification("RNCP1", is_active=False)
    factories.certification("RNCP2", is_active=True)
    factories.certification("RNCP3", title="")

    found = certification_list(CertificationFilter())

    assert [ref.id for ref in found.items] == ["RNCP2", "RNCP1"]


def test_filters_add_up() -> None:
    factories.certification("RNCP1", is_active=True, level=4)
    factories.certification("RNCP2", is_active=True, level=5)
    factories.certification("RS3", is_active=True, level=4)

    found = certification_list(CertificationFilter(level=4, is_active=True, register="RNCP"))

    assert [ref.id for ref in found.items] == ["RNCP1"]


def test_keys_of_a_search_keep_their_order() -> None:
    for number in (1, 2, 3):
        factories.certification(f"RNCP{number}")

    found = certification_list(CertificationFilter(keys=("RNCP3", "RNCP9", "RNCP1")))

    assert [ref.id for ref in found.items] == ["RNCP3", "RNCP1"]


@pytest.mark.parametrize("links", [1, 30])
def test_a_sheet_costs_the_same_whatever_its_size(
    links: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    certification = factories.certification("RNCP99")
    for number in range(links):
        factories.block(certification, number)
        factories.leads_to(certification, factories.occupation(f"F{number:04d}", "ROME-3.47"))
    factories.occupation("A1101")

    with django_assert_max_num_queries(19):
        sheet("RNCP99")
