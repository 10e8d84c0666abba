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
        edition=f"BMO-{year}",
        **{"value": value, **changes},
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


def test_the_hypothesis_of_the_person_needs_one_vintage_only() -> None:
    vintage(2024, 1_000)
    found = asked(2026, yearly_change=-0.1)
    assert found.scenario == pytest.approx(810)
    assert asked(2026).scenario is None


def test_published_projections_stand_beside_and_are_not_added() -> None:
    vintage(2024, 1_000)
    fact_factories.observation(
        indicator="projected_jobs_to_fill",
        source="projections",
        territory_kind="region",
        territory_code="76",
        geography="COG-2026",
        period="2030",
        edition="Métiers 2030",
        value=50_000.0,
    )
    assert [one.quantity.value for one in asked().published] == [50_000]


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
