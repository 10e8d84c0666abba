"""Lists, amounts and parts: what the rows of the offer ask of the merge."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from django.db.models import Model
from tests import factories

from passerelles.apps.catalogue.models import Place, Provider, Training, TrainingAction
from passerelles.apps.harvest.actions.run_import import ImportRequest, run_import
from passerelles.apps.harvest.models import ImportRun, RunStatus
from passerelles.apps.harvest.raw import fingerprint

pytestmark = pytest.mark.django_db

SOURCE = "offre_locale"
Import = Callable[..., ImportRun]


@pytest.fixture
def merged(tmp_path: Path, clock: Callable[[], datetime]) -> Import:
    """Import one record made of these rows."""
    factories.source(SOURCE)
    file = tmp_path / "offre.xml"
    file.write_text("<lheo/>", encoding="utf-8")

    def run(*records: Sequence[Model], **options: object) -> ImportRun:
        def load(files: Sequence[Path]) -> Iterator[Sequence[Model]]:
            yield from records

        request = ImportRequest(
            source=SOURCE, files=[fingerprint(file)], load=load, raw_folder=tmp_path / "raw"
        )
        return run_import(replace(request, **options), clock=clock)

    return run


def rows(**action: object) -> list[Model]:
    shared = {"source_id": SOURCE}
    return [
        Provider(id="s:OF", name="Centre", **shared),
        Training(id="s:F", number="F", provider_id="s:OF", title="Boulanger", **shared),
        TrainingAction(id="s:A", number="A", training_id="s:F", **shared, **action),
    ]


def place(position: int) -> Place:
    return Place(id=f"s:A/{position}", action_id="s:A", position=position, source_id=SOURCE)


def test_lists_and_amounts_are_written_then_unchanged(merged: Import) -> None:
    said = {"publics": ["80056", "82044"], "total_price": Decimal("1200.50"), "paces": []}

    first, again = merged(rows(**said)), merged(rows(**said))

    row = TrainingAction.objects.get()
    assert (row.publics, row.total_price) == (["80056", "82044"], Decimal("1200.50"))
    assert (first.status, again.differences) == (RunStatus.SUCCEEDED, {})


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ({"publics": ["80056", "demandeurs"]}, "reference.too-long"),
        ({"total_price": Decimal("123456789.00")}, "reference.too-large"),
    ],
)
def test_what_a_column_cannot_hold_is_quarantined(
    merged: Import, said: dict[str, object], rule: str
) -> None:
    run = merged(rows(**said))

    assert run.status == RunStatus.REFUSED
    assert [record.rule for record in run.quarantine.all()] == [rule]
    assert not Provider.objects.exists()


def test_parts_told_no_more_are_closed_with_their_parent_told_again(merged: Import) -> None:
    options = {"closes": False, "parts": {Place: "action"}}
    other = TrainingAction(id="s:B", number="B", training_id="s:F", source_id=SOURCE)
    kept = Place(id="s:B/0", action_id="s:B", source_id=SOURCE)
    merged([*rows(), place(0), place(1), other, kept], **options)

    run = merged([*rows(), place(0)], **options)

    assert run.differences["catalogue_place"]["closed"] == 1
    assert {row.id for row in Place.objects.current()} == {"s:A/0", "s:B/0"}
