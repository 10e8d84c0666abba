"""The journal of imports, as the page « Sources » reads it."""

from datetime import UTC, date, datetime

import pytest

from passerelles.apps.harvest.models import ImportRun, RunStatus
from passerelles.apps.harvest.reads.journal import source_line
from passerelles.apps.reference.models import Edition, Source

pytestmark = pytest.mark.django_db


def make_source(name: str) -> Source:
    return Source.objects.create(id=name, name=name, owner="-", licence="-", rhythm="-")


def test_a_source_shows_the_edition_that_another_source_opened() -> None:
    embedded, official = make_source("embedded"), make_source("official")
    Edition.objects.create(
        id="ROME-4.60",
        scheme="ROME",
        version="4.60",
        published_on=date(2025, 9, 18),
        source=embedded,
    )
    ImportRun.objects.create(
        source=official,
        status=RunStatus.SUCCEEDED,
        started_at=datetime(2026, 11, 23, tzinfo=UTC),
        editions="ROME-4.60",
    )

    for name in ("embedded", "official"):
        line = source_line(name)
        assert line is not None
        assert [edition.name for edition in line.editions] == ["ROME 4.60"]
