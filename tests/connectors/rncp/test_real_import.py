"""The official files imported through the engine: counts, and idempotence."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from passerelles.apps.harvest.models import ImportRun, QuarantinedRecord, RunStatus
from passerelles.apps.harvest.raw import fingerprint
from passerelles.apps.reference.models import (
    Certification,
    CertificationOccupation,
    CertificationSuccession,
    NomenclatureItem,
    NomenclatureSuccession,
    Source,
)
from passerelles.config.imports import import_source
from passerelles.connectors.register import read_sources, recognise

pytestmark = [pytest.mark.real_data, pytest.mark.django_db]

SOURCES = ("formacode", "nsf", "levels", "rncp_relations", "rncp_titles", "rncp_official")
READ = (3_478, 142, 206, 199_782, 16_889, 106)


@pytest.fixture
def runs(real_data: Path, clock: Callable[[], datetime], tmp_path: Path) -> dict[str, ImportRun]:
    register_sources()
    return {source: run(source, real_data, clock) for source in SOURCES}


def register_sources() -> None:
    for position, entry in enumerate(read_sources()):
        Source.objects.get_or_create(
            id=entry.id,
            defaults={
                "name": entry.name,
                "owner": entry.owner,
                "licence": entry.licence,
                "rhythm": entry.rhythm,
                "position": position,
            },
        )


def run(source: str, folder: Path, clock: Callable[[], datetime]) -> ImportRun:
    files = [fingerprint(path) for path in recognise(folder, source=source)[source]]
    return import_source(source, files, clock=clock)


def test_the_files_give_their_published_counts_and_a_second_import_changes_nothing(
    runs: dict[str, ImportRun], real_data: Path, clock: Callable[[], datetime]
) -> None:
    assert {run.status for run in runs.values()} == {RunStatus.SUCCEEDED}
    assert tuple(run.read for run in runs.values()) == READ
    check_nomenclatures()
    check_certifications(runs["rncp_relations"])
    for source in SOURCES:
        assert run(source, real_data, clock).differences == {}


def check_nomenclatures() -> None:
    assert NomenclatureItem.objects.filter(edition="Formacode-14").count() == 2_775
    assert NomenclatureSuccession.objects.count() == 798
    floors = NomenclatureItem.objects.filter(edition="NSF-1994")
    assert [floors.filter(kind=k).count() for k in ("group", "domain", "category")] == [115, 22, 5]


def check_certifications(relations: ImportRun) -> None:
    assert relations.refused == 77
    refused = QuarantinedRecord.objects.filter(run=relations, severity="error")
    assert len({record.fragment.split(";")[1] for record in refused}) == 44
    links = CertificationOccupation.objects.filter(source="rncp_relations")
    assert links.count() == 65_070 - 77
    assert CertificationSuccession.objects.filter(source="rncp_relations").count() == 10_313
    linked = Certification.objects.filter(
        register="RNCP", occupation_links__source="rncp_relations"
    ).distinct()
    titled = linked.filter(sheets__source="rncp_titles").exclude(sheets__title="").distinct()
    assert titled.count() == 6_036
