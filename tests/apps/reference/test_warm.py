"""What a web process keeps in memory is built before somebody waits for it."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from passerelles.apps.reference.models import Edition, Source, Territory, TerritoryMembership
from passerelles.apps.reference.reads import zonings
from passerelles.apps.reference.reads.generation import forget

pytestmark = pytest.mark.django_db


def test_a_warm_process_reads_no_zoning_again(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    source = Source.objects.create(id="cog", name="COG", owner="-", licence="-", rhythm="-")
    edition = Edition.objects.create(
        id="COG-2026",
        scheme="COG",
        version="2026",
        published_on=date(2026, 1, 1),
        source=source,
    )
    common = {"edition": edition, "source": source}
    commune = Territory.objects.create(
        id="COG-2026:commune:09122", kind="commune", code="09122", name="Foix", **common
    )
    zone = Territory.objects.create(
        id="COG-2026:departement:09", kind="departement", code="09", name="Ariège", **common
    )
    TerritoryMembership.objects.create(id=f"{zone.id}:09122", commune=commune, zone=zone, **common)
    forget()

    zonings.warm()

    with django_assert_num_queries(0):
        assert zonings.zone_of(zone.id, "departement", edition.id).communes == (commune.id,)
