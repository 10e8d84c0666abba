"""The future of a need: five comparable vintages, or a reason."""

from pathlib import Path

import pytest
from tests import fact_factories, factories

from passerelles.apps.observatory.reads.emerging import emerging
from passerelles.apps.observatory.reads.prospective import (
    Prospect,
    Question,
    projected_indicators,
    prospect,
)
from passerelles.apps.reference.reads.generation import forget

pytestmark = pytest.mark.django_db


def vintage(year: int, value: float, **changes: object) -> None:
    fact_factories.observation(
        territory_kind="region",
        territory_code="76",
        geography="COG-2026",
        period=str(year),
        **{"edition": f"BMO-{year}", "value": value, **changes},
    )


def asked(year: int = 2027, **changes: object) -> Prospect:
    return prospect(Question("bmo_projects", "region", "76", year, **changes))


def test_one_vintage_is_not_enough_and_says_so() -> None:
    vintage(2024, 258_347)
    found = asked()
    assert found.projection is None
    assert found.refusal.startswith("1 millésime comparable")


def test_five_vintages_project_and_judge() -> None:
    for at in range(5):
        vintage(2020 + at, 1_000 + 100 * at)
    found = asked()
    assert found.projection is not None
    assert found.projection.value == pytest.approx(1_700)
    assert len(found.kept) == 5


def test_a_minimum_is_not_a_value_to_project() -> None:
    for at in range(4):
        vintage(2020 + at, 1_000)
    vintage(2024, 1_000, bound="at_least")
    found = asked()
    assert found.projection is None
    assert "au moins" in found.refusal


def test_a_new_definition_starts_a_new_series() -> None:
    for at in range(6):
        vintage(2019 + at, 1_000, definition_version=1 + (at > 2))
    found = asked()
    assert (found.projection, len(found.kept)) == (None, 3)
    assert "rupture" in found.refusal


def test_generated_figures_are_never_projected() -> None:
    factories.source("bmo", is_demonstration=True)
    for at in range(6):
        vintage(2019 + at, 1_000)
    found = asked()
    assert found.projection is None
    assert "démonstration" in found.refusal


def test_the_hypotheses_of_the_person_need_one_vintage_only() -> None:
    vintage(2024, 1_000)
    found = asked(2026, yearly_changes=(-0.1, 0.0))
    assert [one.quantity.value for one in found.supposed] == [pytest.approx(810), 1_000]
    assert asked(2026).supposed == ()
    assert asked(2024, yearly_changes=(-0.1,)).supposed == ()


def test_a_hypothesis_on_a_minimum_gives_a_minimum() -> None:
    vintage(2024, 1_000, bound="at_least")
    (found,) = asked(2025, yearly_changes=(0.1,)).supposed
    assert (found.quantity.value, found.quantity.bound) == (pytest.approx(1_100), "at_least")


def test_a_series_revised_as_a_whole_replaces_the_one_before() -> None:
    for at in range(4):
        vintage(2019 + at, 900, edition="Série-2023")
    for at in range(6):
        vintage(2019 + at, 1_000, edition="Série-2025")
    found = asked()
    assert [one.quantity.value for one in found.kept] == [1_000] * 6
    assert found.projection is not None


def projected(kind: str, code: str, value: float, scenario: str = "reference") -> None:
    fact_factories.observation(
        indicator="projected_jobs_to_fill",
        source="projections",
        territory_kind=kind,
        territory_code=code,
        geography="COG-2026",
        period="2030",
        edition=f"Metiers-2030@2019/{scenario}",
        value=value,
    )


def test_every_published_scenario_stands_beside_and_is_not_added() -> None:
    vintage(2024, 1_000)
    projected("region", "76", 50_000.0)
    projected("region", "76", 40_000.0, "bas-carbone")
    projected("country", "FR", 900_000.0)
    projected("region", "11", 1.0)
    assert [(one.edition[18:], one.quantity.value) for one in asked().published] == [
        ("bas-carbone", 40_000),
        ("reference", 50_000),
        ("reference", 900_000),
    ]


def test_published_projections_are_not_projected_again() -> None:
    codes = {one.code for one in projected_indicators()}
    assert "bmo_projects" in codes
    assert "projected_jobs_to_fill" not in codes


def test_emerging_needs_two_editions(own_index: Path) -> None:
    factories.occupation("M1811", label="Data engineer")
    assert emerging() is None


def test_an_occupation_named_anew_emerges(own_index: Path) -> None:
    former = factories.occupation("M1805", "ROME-3.47", label="Études et développement")
    factories.appellation(former, "Développeur / Développeuse", ogr="1")
    split = factories.occupation("M1812", label="Développement")
    factories.appellation(split, "Développeur / Développeuse", ogr="1")
    new = factories.occupation("M1811", label="Data engineer")
    factories.appellation(new, "Data engineer", ogr="2")
    forget()
    found = emerging()
    assert found is not None
    assert [one.label for one in found.occupations] == ["Data engineer"]
    assert (found.new_codes, found.codes, found.new_names) == (2, 2, 1)
    assert found.occupations[0].examples == ("Data engineer",)
