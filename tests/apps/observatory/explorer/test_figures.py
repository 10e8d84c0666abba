"""One figure a territory: real before generated, newest edition first, in its region."""

import pytest
from tests import factories
from tests.explorer_factories import explorable, observe

from passerelles.apps.observatory.reads.explorer.figures import Choice, figures, series
from passerelles.apps.observatory.reads.explorer.land import outlines
from passerelles.apps.observatory.reads.explorer.loaded import loaded_sources
from passerelles.apps.reference.reads.generation import forget

pytestmark = pytest.mark.django_db
BASINS = Choice("bmo_projects", "employment_basin", "2024")


@pytest.fixture(autouse=True)
def told() -> None:
    forget()
    explorable()


def test_the_figures_come_by_name_written_to_be_read() -> None:
    assert [f.place.name for f in figures(BASINS).placed] == ["Foix", "L'Isle Jourdain", "Toulouse"]


def test_a_region_keeps_what_its_source_files_there() -> None:
    observe(territory_code="8401", region="84", value=5.0)

    assert len(figures(BASINS).placed) == 4
    inside = Choice("bmo_projects", "employment_basin", "2024", region="76")
    assert {f.place.code for f in figures(inside).placed} == {"7617", "7620", "7641"}


def test_a_territory_filed_nowhere_is_where_its_communes_are() -> None:
    basin = factories.territory("7650", "employment_basin", "BMO-2024", name="Auch")
    commune = factories.territory("32013")
    factories.membership(commune, basin)
    factories.membership(commune, factories.Territory.objects.get(code="76"))
    observe(territory_code="7650", region="", value=5.0)
    forget()

    inside = figures(Choice("bmo_projects", "employment_basin", "2024", region="76"))
    assert "7650" in {f.place.code for f in inside.placed}


def test_a_real_figure_prevails_over_a_generated_one_then_the_newest_edition() -> None:
    factories.source("made_up", is_demonstration=True)
    observe(source="made_up", edition="ZZZ", value=1.0)
    observe(edition="BMO-2025", value=901.0)

    toulouse = next(f for f in figures(BASINS).placed if f.place.code == "7617")
    assert toulouse.observed.quantity.value == 901.0


def test_an_edition_asked_is_shown_alone_and_every_one_is_named() -> None:
    observe(edition="BMO-2024/bas", value=7.0)
    observe(edition="BMO-2024/haut", value=11.0)
    asked = figures(Choice("bmo_projects", "employment_basin", "2024", edition="BMO-2024/bas"))

    assert [f.observed.quantity.value for f in asked.placed] == [7.0]
    assert {"BMO-2024/bas", "BMO-2024/haut"} < set(asked.editions)


def test_a_series_has_one_figure_a_period() -> None:
    found = series(Choice("bmo_projects", "region", "2024"), "76")

    assert {seen.period: seen.quantity.value for seen in found} == {"2023": 1000.0, "2024": 1200.0}


def test_the_outline_of_a_basin_is_that_of_its_communes() -> None:
    shapes = outlines("employment_basin", "BMO-2024", "76")

    assert set(shapes) == {"7617", "7620", "7641"}
    assert outlines("employment_basin", "BMO-2024", "84") == {}


def test_the_sources_loaded_say_their_vintages() -> None:
    found = {source.id: source for source in loaded_sources()}

    assert found["bmo"].editions == ("BMO-2024", "BMO-2023")
    assert found["bmo"].indicators == ("bmo_projects", "bmo_seasonal")
    assert found["tension_rome"].newest_period == "2021"


def test_every_scenario_of_a_projection_is_said_to_be_loaded() -> None:
    for scenario in ("bas-carbone", "reference"):
        observe(
            indicator="projected_jobs_to_fill",
            source="projections",
            edition=f"Metiers-2030@2019/{scenario}",
            territory_kind="region",
            territory_code="76",
            period="2030",
        )
    forget()

    found = next(one for one in loaded_sources() if one.id == "projections")
    assert found.editions == ("Metiers-2030@2019/reference", "Metiers-2030@2019/bas-carbone")
