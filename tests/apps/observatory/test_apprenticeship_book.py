"""The book of apprenticeship: what it gathers, what it refuses to compute, in how many queries."""

from collections.abc import Iterator

import pytest
from pytest_django import DjangoAssertNumQueries
from tests import fact_factories, factories
from tests.apprenticeship_factories import apprenticeship, told

from passerelles.apps.observatory.reads.apprenticeship.book import apprenticeship_book
from passerelles.apps.observatory.reads.apprenticeship.values import (
    ApprenticeshipBook,
    FieldTensions,
)
from passerelles.apps.observatory.reads.diagnosis.values import Unavailable
from passerelles.apps.reference.models import CertificationTerm, Territory
from passerelles.apps.reference.reads.generation import forget
from passerelles.domain.common.absence import Absence

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    forget()
    yield
    forget()


def book(kind: str = "region", code: str = "76", year: str = "") -> ApprenticeshipBook:
    found = apprenticeship_book(kind, code, year=year)
    assert found is not None
    return found


def test_the_newest_year_is_told_by_default() -> None:
    apprenticeship()

    found = book()

    assert (found.year, found.years, found.territory.name) == (
        "2024",
        ("2024", "2023"),
        "Occitanie",
    )
    assert (found.total.count.value, found.total.change.value) == (1000, 25)
    assert [(row.label, row.count.value) for row in found.places] == [
        ("Haute-Garonne", 900),
        ("Gers", 100),
    ]


def test_a_secret_value_gives_no_progression() -> None:
    apprenticeship()
    third, fourth = book().levels

    assert third.change.value == 180
    assert fourth.change.absence is Absence.SECRET


def test_stock_and_flow_stay_apart() -> None:
    apprenticeship()
    found = book()

    assert found.total.disabled is not None
    assert found.total.disabled.absence is Absence.SECRET
    assert [(row.key, row.broken_rate.value) for row in found.cohorts] == [
        ("2023", 18),
        ("2024", 20),
    ]
    assert found.cohorts[1].unreturned.absence is Absence.LATE


def test_domains_have_plain_names_and_groups_are_for_the_region() -> None:
    apprenticeship()
    found = book()

    assert [row.label for row in found.fields] == ["Génie civil, construction et bois"]
    assert [row.label for row in found.groups] == ["Groupe 232"]


def test_nothing_is_told_of_an_unknown_place_or_year() -> None:
    apprenticeship()

    assert apprenticeship_book("region", "11") is None
    assert apprenticeship_book("region", "76", year="2019") is None


def test_a_year_without_a_stock_is_left_out_unless_it_is_asked() -> None:
    apprenticeship()
    told("apprenticeship_contracts", 60, period="2022")

    assert [row.key for row in book().totals] == ["2023", "2024"]
    assert [row.key for row in book(year="2022").totals] == ["2022", "2023", "2024"]
    assert [row.key for row in book().cohorts] == ["2022", "2023", "2024"]


def test_a_departement_has_its_own_book() -> None:
    apprenticeship()
    found = book("departement", "31")

    assert found.total.count.value == 900
    assert len(found.places) == 2


def test_a_real_figure_hides_the_generated_one() -> None:
    apprenticeship()
    factories.source("demonstration_apprenticeship", is_demonstration=True)
    told("apprentices", 77_777, source="demonstration_apprenticeship", edition="D-2024")

    found = book()

    assert found.total.count.value == 1000
    assert not found.demonstration


def test_generated_figures_are_told_as_such() -> None:
    factories.source("demonstration_apprenticeship", is_demonstration=True)
    apprenticeship("demonstration_apprenticeship")

    assert book().demonstration


def test_without_a_source_of_tension_the_book_says_what_is_missing() -> None:
    apprenticeship()
    tensions = book().tensions

    assert isinstance(tensions, Unavailable)
    assert "n’est pas chargée" in tensions.what


def test_without_certifications_the_missing_table_is_named() -> None:
    apprenticeship()
    tension("F1703", 5)
    tensions = book().tensions

    assert isinstance(tensions, Unavailable)
    assert "ROME 3.47 à NSF 1994" in tensions.what


def test_a_field_is_in_tension_by_its_occupations() -> None:
    apprenticeship()
    mason, other = (factories.occupation(code, "ROME-3.47") for code in ("F1703", "F1602"))
    filed(mason, "RNCP1", "232")
    filed(mason, "RNCP2", "232")
    filed(mason, "RNCP3", "312")
    filed(other, "RNCP4", "233")
    for basin, level in (("7601", 5), ("7602", 4), ("7603", 1)):
        tension("F1703", level, basin=basin)
        tension("F1602", 2, basin=basin)

    tensions = book().tensions

    assert isinstance(tensions, FieldTensions)
    (row,) = tensions.rows
    assert (row.published, [one.code for one in row.strong]) == (2, ["F1703"])


def test_a_departement_has_the_tensions_of_the_basins_that_it_touches() -> None:
    """The source files basins in régions only: their communes tell the département."""
    apprenticeship()
    filed(factories.occupation("F1703", "ROME-3.47"), "RNCP1", "232")
    told("apprentices", 50, at="31", sector="NSF-1994:23")
    here = Territory.objects.get(kind="departement", code="31")
    commune = factories.territory("31555")
    inside = factories.territory("7601", "employment_basin", "BMO-2024")
    factories.membership(commune, here)
    factories.membership(commune, inside)
    tension("F1703", 5, basin="7601")
    tension("F1703", 1, basin="7602")

    tensions, elsewhere = book("departement", "31").tensions, book("departement", "32").tensions

    assert isinstance(tensions, FieldTensions)
    assert [one.code for one in tensions.rows[0].strong] == ["F1703"]
    assert isinstance(elsewhere, Unavailable)
    assert "aucun bassin" in elsewhere.what


def filed(occupation: object, key: str, group: str) -> None:
    """A certification that leads to the occupation, under a group of the NSF."""
    of = factories.certification(key)
    factories.leads_to(of, occupation)  # type: ignore[arg-type] # made by the factories
    nsf = factories.edition("NSF-1994", source=factories.source("nsf"))
    item, _ = nsf.items.get_or_create(
        id=f"NSF-1994:{group}",
        defaults={"code": group, "kind": "group", "label": "X", "source": nsf.source},
    )
    CertificationTerm.objects.create(
        id=f"{key}:{group}",
        certification=of,
        scheme="NSF",
        code_received=group,
        item=item,
        source=factories.source("rncp_relations"),
    )


def tension(code: str, level: float, *, basin: str = "7601") -> None:
    fact_factories.observation(
        indicator="tension_index",
        source="tension_rome",
        edition="TENSION-2021",
        territory_code=basin,
        period="2021",
        occupation=f"ROME-3.47:{code}",
        value=level,
    )


def test_the_number_of_queries_does_not_grow(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    apprenticeship()
    book()
    for number in range(40):
        told("apprentices", 10, sector=f"NSF-1994:{300 + number}")

    with django_assert_num_queries(4):
        book()
