"""On the official survey: each figure that we summed is found again from the rows of the file."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db.models import Model
from tests import factories

from passerelles.apps.harvest.actions.run_import import ImportRequest, run_import
from passerelles.apps.harvest.models import RunStatus
from passerelles.apps.harvest.raw import fingerprint
from passerelles.apps.indicators.models import Observation
from passerelles.apps.indicators.reads.lineage import Making, lineage
from passerelles.apps.indicators.reads.observations import Wanted, read_one
from passerelles.apps.reference.reads.generation import forget
from passerelles.connectors.geo.archives import unpacked_workbook
from passerelles.connectors.labour.bmo import load
from passerelles.formats.common.rejection import Rejection
from passerelles.formats.labour.bmo import BmoRow, read_bmo

pytestmark = [pytest.mark.django_db, pytest.mark.real_data]
Outcome = Sequence[Model] | Rejection


@pytest.fixture(autouse=True)
def nothing_remembered() -> Iterator[None]:
    yield
    forget()


def territories_of(file: Path) -> None:
    with unpacked_workbook(file) as workbook:
        rows = [row for row in read_bmo(workbook) if isinstance(row, BmoRow)]
    for basin in {row.basin for row in rows}:
        factories.territory(basin, "employment_basin", "BMO-2024")
    regions = {code: factories.territory(code, "region") for code in {row.region for row in rows}}
    for code, region in {row.departement: row.region for row in rows}.items():
        commune = factories.territory(f"{code}001")
        factories.membership(commune, factories.territory(code, "departement"))
        factories.membership(commune, regions[region])
    forget()


def occitanie(files: Sequence[Path]) -> Iterator[Outcome]:
    """What the connector gives, the figures of other regions left out for the sake of time."""
    for outcome in load(files):
        if isinstance(outcome, Rejection):
            yield outcome
        else:
            yield [row for row in outcome if isinstance(row, Observation) and row.region == "76"]


def test_every_sum_of_a_real_survey_is_made_again(
    real_data: Path, settings: LazySettings, tmp_path: Path, clock: Callable[[], datetime]
) -> None:
    settings.HOME = tmp_path
    file = real_data / "emploi" / "bmo_2024.xlsx"
    territories_of(file)
    request = ImportRequest(
        source=factories.source("bmo").id,
        files=[fingerprint(file)],
        load=occitanie,
        raw_folder=tmp_path / "raw",
        refused_limit=0,
    )
    assert run_import(request, clock=clock).status == RunStatus.SUCCEEDED

    region = read_one(Wanted("bmo_projects", kind="region", code="76", period="2024"))
    assert region is not None
    found = lineage(region.id)

    assert found is not None
    assert (region.quantity.value, region.quantity.bound) == (258_347, "at_least")
    assert (found.making, found.row_count, found.secret_rows) == (Making.SUMMED, 5_345, 1_259)
    assert [file.name for file in found.files] == ["bmo_2024.xlsx"]
    sums = Observation.objects.filter(indicator="bmo_projects", origin="").order_by("id")
    made = {
        one.making for number in sums.values_list("id", flat=True)[::25] if (one := lineage(number))
    }
    assert made == {Making.SUMMED}
