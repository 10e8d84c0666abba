"""What we derive is published in versions, like what is imported."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

import pytest
from django.db.models import Model
from tests.factories import source

from passerelles.apps.harvest.actions.run_import import ImportRequest, run_import
from passerelles.apps.harvest.derived import publish
from passerelles.apps.harvest.models import ImportRun, RunStatus
from passerelles.apps.harvest.raw import fingerprint
from passerelles.apps.indicators.models import Observation
from passerelles.apps.indicators.writing import Writer
from passerelles.domain.indicators.fact import Fact, Place
from passerelles.domain.indicators.quantity import exact
from passerelles.formats.common.rejection import Rejection

pytestmark = pytest.mark.django_db

Clock = Callable[[], datetime]
WITHIN = Observation.objects.filter(indicator="bmo_projects")


@pytest.fixture(autouse=True)
def derived_source() -> None:
    source("derived")
    source("bmo")


def row(value: float, *, departement: str = "31", edition: str = "D-2024") -> Observation:
    place = Place("departement", departement, "COG-2026", departement, "76")
    return Writer("derived", edition)(Fact("bmo_projects", place, "2024", exact(value)))


def current() -> dict[tuple[str, str], float | None]:
    return {(o.territory_code, o.edition): o.value for o in Observation.objects.current()}


def test_rows_are_published_and_journaled(clock: Clock) -> None:
    difference = publish(
        [row(3), row(4, departement="09")], source="derived", within=WITHIN, at=clock()
    )

    run = ImportRun.objects.get()
    assert difference.added == 2
    assert current() == {("31", "D-2024"): 3, ("09", "D-2024"): 4}
    assert (run.source_id, run.status, run.kept) == ("derived", RunStatus.SUCCEEDED, 2)
    assert run.editions == "D-2024"


def test_the_same_rows_again_change_nothing(clock: Clock) -> None:
    publish([row(3)], source="derived", within=WITHIN, at=clock())

    assert publish([row(3)], source="derived", within=WITHIN, at=clock()).total == 0
    assert ImportRun.objects.count() == 1


def test_a_new_value_closes_the_old_one(clock: Clock) -> None:
    publish([row(3)], source="derived", within=WITHIN, at=(before := clock()))
    publish([row(5)], source="derived", within=WITHIN, at=clock())

    assert current() == {("31", "D-2024"): 5}
    assert Observation.objects.known_at(before).get().value == 3


def test_an_edition_not_told_any_more_is_closed(clock: Clock) -> None:
    publish([row(3), row(2, edition="D-2023")], source="derived", within=WITHIN, at=clock())

    difference = publish([row(3)], source="derived", within=WITHIN, at=clock())

    assert difference.closed == 1
    assert current() == {("31", "D-2024"): 3}


def test_no_row_closes_all_that_was_derived_and_nothing_else(clock: Clock) -> None:
    publish([row(3)], source="derived", within=WITHIN, at=clock())
    read = Writer("bmo", "BMO-2024")(
        Fact("bmo_projects", Place("country", "FR", "COG-2026"), "2024", exact(9))
    )
    publish([read], source="bmo", within=WITHIN, at=clock())

    publish([], source="derived", within=WITHIN, at=clock())

    assert current() == {("FR", "BMO-2024"): 9}


def test_two_rows_for_one_thing_are_a_mistake(clock: Clock) -> None:
    with pytest.raises(ValueError, match="gardez une seule"):
        publish([row(3), row(4)], source="derived", within=WITHIN, at=clock())

    assert not Observation.objects.exists()


def test_publishing_within_an_import_of_figures_disturbs_neither(
    clock: Clock, tmp_path: Path
) -> None:
    file = tmp_path / "bmo.csv"
    file.write_text("x", encoding="utf-8")
    read = Writer("bmo", "BMO-2024")(
        Fact("bmo_projects", Place("country", "FR", "COG-2026"), "2024", exact(9))
    )

    def load(files: Sequence[Path]) -> Iterator[Sequence[Model] | Rejection]:
        yield [read]

    def derive() -> None:
        publish([row(3)], source="derived", within=WITHIN, at=clock())

    run = run_import(
        ImportRequest(
            source="bmo",
            files=[fingerprint(file)],
            load=load,
            raw_folder=tmp_path / "raw",
            after_merge=[derive],
        ),
        clock=clock,
    )

    assert run.editions == "BMO-2024"
    assert current() == {("FR", "BMO-2024"): 9, ("31", "D-2024"): 3}
