"""« L’essentiel »: what a few sentences say of a territory, and never guess."""

from datetime import date

import pytest
from tests import diagnosis_factories as make
from tests import fact_factories, factories

from passerelles.apps.observatory.reads.diagnosis.territory import territory_diagnosis
from passerelles.apps.reference.reads.generation import forget
from passerelles.documents.essentials import essentials, of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_index")]


def said(kind: str = "employment_basin", code: str = "7649") -> list[str]:
    forget()
    found = territory_diagnosis(kind, code, on=date(2026, 11, 23))
    assert found
    return [" ".join(sentence.text.split()) for sentence in essentials(found)]


def test_a_seasonal_coast_is_told_as_such() -> None:
    make.territories()
    make.totals(low=67)
    make.need(make.HOST, 900, 850)

    text = said()

    assert "Ce bassin d’emploi compte 40 000 habitants dans 2 communes (Hérault)." in text
    assert any("au moins 4 310 projets" in line and "(900)" in line for line in text)
    assert any(line.startswith("Les emplois saisonniers dominent") for line in text)


def test_an_interval_astride_one_half_tells_nothing_of_who_dominates() -> None:
    make.territories()
    make.totals(low=45)

    assert any("rien ne dit s’ils dominent" in line for line in said())


def test_a_few_seasonal_projects_are_a_minority() -> None:
    make.territories()
    make.totals(low=12)

    assert any("minoritaires" in line for line in said())


def test_an_epci_sends_to_its_basins_with_their_share() -> None:
    make.territories()
    make.totals()

    assert any("Agde - Pézenas (100 % de la population)" in s for s in said("epci", "24307649"))


def test_tensions_that_no_training_mends_are_told_apart() -> None:
    make.territories()
    make.tension("G1803", 5, conditions=5)
    make.tension("G1602", 4, training=5)

    (line,) = [line for line in said() if "tension forte" in line]

    assert "2 sont en tension forte" in line
    assert "ce ne sont pas des besoins de formation" in line


def test_jobs_are_told_with_their_first_divisions() -> None:
    make.territories()
    for sector, jobs in (("", 900), ("NAF-2008:47", 500)):
        fact_factories.observation(
            indicator="jobs", source="employment_by_sector", territory_code="7649",
            period="2023", sector=sector, value=jobs,
        )  # fmt: skip

    assert (
        "900 emplois salariés du secteur privé y étaient comptés (2023), d’abord dans : 47."
        in said()
    )


@pytest.mark.parametrize(
    ("name", "expected"), [("Agde", "d’Agde"), ("Toulouse", "de Toulouse"), ("Hyères", "de Hyères")]
)
def test_names_are_elided(name: str, expected: str) -> None:
    assert of(name) == expected


def test_a_population_between_two_numbers_is_told_as_such() -> None:
    basin = make.territories()
    partly = factories.territory("34999", name="Thoiras", population=607)
    factories.membership(partly, basin, relation="partial")

    assert "Ce bassin d’emploi compte entre 40 000 et 40 607 habitants" in said()[0]
