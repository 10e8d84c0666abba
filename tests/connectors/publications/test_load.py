"""Deposits of studies, from the file to the database."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from tests import factories

from passerelles.apps.harvest.models import QuarantinedRecord, RunStatus
from passerelles.apps.harvest.raw import fingerprint
from passerelles.apps.observatory.models import Publication
from passerelles.apps.reference.reads.generation import forget
from passerelles.config.imports import import_source
from passerelles.formats.publications.deposit import COLUMNS

pytestmark = pytest.mark.django_db
Clock = Callable[[], datetime]


@pytest.fixture(autouse=True)
def _reference() -> None:
    factories.source("publications")
    factories.occupation("H2913", label="Soudage manuel")
    factories.territory("76", "region", name="Occitanie")
    forget()


def imported(folder: Path, clock: Clock, *lines: dict[str, str]) -> str:
    file = folder / "publications_test.csv"
    rows = [";".join(line.get(c, "") for c in COLUMNS) for line in lines]
    file.write_text("\n".join([";".join(COLUMNS), *rows]) + "\n", "utf-8")
    return import_source("publications", [fingerprint(file)], clock=clock).status


def line(**changes: str) -> dict[str, str]:
    return {
        "identifiant": "soudure",
        "titre": "Le soudage en région",
        "editeur": "orci",
        "date": "2026",
        "metiers": "H2913",
        "territoires": "region:76",
        **changes,
    }


def test_a_study_is_linked_to_what_it_is_about(
    own_index: Path, tmp_path: Path, clock: Clock
) -> None:
    assert imported(tmp_path, clock, line()) == RunStatus.SUCCEEDED
    study = Publication.objects.get()
    assert study.id == "publications:soudure"
    assert study.occupations == ["ROME-4.60:H2913"]
    assert study.territories == ["COG-2026:region:76"]


def test_another_deposit_closes_nothing_and_the_same_one_replaces(
    own_index: Path, tmp_path: Path, clock: Clock
) -> None:
    imported(tmp_path, clock, line())
    imported(tmp_path, clock, line(identifiant="autre"))
    imported(tmp_path, clock, line(titre="Le soudage, édition revue"))
    found = dict(Publication.objects.filter(closed_on=None).values_list("id", "title"))
    assert found == {
        "publications:soudure": "Le soudage, édition revue",
        "publications:autre": "Le soudage en région",
    }


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"editeur": "inconnu"}, "publication.editeur"),
        ({"metiers": "Z9999"}, "publication.metiers"),
        ({"territoires": "region:99"}, "publication.territoires"),
        ({"territoires": "Occitanie"}, "publication.territoires"),
    ],
)
def test_an_unknown_code_is_quarantined(
    own_index: Path, tmp_path: Path, clock: Clock, changes: dict[str, str], rule: str
) -> None:
    assert imported(tmp_path, clock, line(**changes)) == RunStatus.REFUSED
    record = QuarantinedRecord.objects.get()
    assert (record.rule, record.path) == (rule, "publications_test.csv:2")
    assert next(iter(changes.values())) in record.message
