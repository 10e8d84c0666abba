"""A figure of the offer leads to the sessions that it counted, and to the files of the offer."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from tests import factories, offer_factories

from passerelles.apps.harvest.models import RawFile
from passerelles.apps.observatory.actions.measure_supply import measure_supply
from passerelles.apps.reference.reads.generation import forget

pytestmark = pytest.mark.django_db
Read = Callable[..., Any]
AT = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@pytest.fixture
def measured() -> None:
    """One session of ten seats in Toulouse, imported from a file, then measured."""
    forget()
    for source in ("catalogue_seats", "demonstration_supply"):
        factories.source(source, is_demonstration=source.startswith("demonstration"))
    region, departement = (
        factories.territory("76", "region"),
        factories.territory("31", "departement"),
    )
    toulouse = factories.territory("31555", population=500_000)
    factories.point(toulouse, 43.60, 1.44)
    for zone in (region, departement):
        factories.membership(toulouse, zone)
    action = offer_factories.action(mode="onsite")
    offer_factories.place(action, commune=toulouse)
    session = offer_factories.session(action=action, start=date(2026, 12, 7), capacity=10)
    run = factories.run(session.source, started_at=AT, finished_at=AT)
    RawFile.objects.create(run=run, name="offer.xml", sha256="ab" * 32, size=1)
    measure_supply(today=AT.date(), at=AT)


@pytest.mark.usefixtures("measured")
def test_the_rows_counted_and_the_files_of_the_offer(read: Read) -> None:
    found = read("indicators/seats_offered/lineage")

    assert found["observation"]["value"] == 10
    assert found["counted"]["unit"] == "seat"
    assert found["counted"]["total"] == len(found["counted"]["first"]) == 1
    assert found["counted"]["first"][0]["seats"] == 10
    assert [(one["name"], one["sha256"]) for one in found["files"]] == [("offer.xml", "ab" * 32)]
    assert found["definition"]["version"] == found["observation"]["definition_version"] == 1
