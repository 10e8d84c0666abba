"""A table of typed figures: all of it, or nothing."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests import steering_factories

from passerelles.apps.accounts.models import User
from passerelles.apps.indicators.models import Observation
from passerelles.apps.reference.reads.generation import forget
from passerelles.apps.steering.actions.values.table import (
    ImportedTable,
    RefusedTable,
    import_values,
)
from passerelles.apps.steering.errors import SteeringRefused
from passerelles.apps.steering.models import TypedValue
from passerelles.formats.common.rejection import UnreadableFile

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
HEAD = "indicateur;territoire;periode;valeur;numerateur;denominateur;preuve"
GOOD = "bmo_projects;region:76;2023;1 250,5;;;Rapport, page 3"
SHARE = "bmo_difficult_share;departement:31;2023;;12;80;Rapport, page 4"


@pytest.fixture(autouse=True)
def ground() -> None:
    forget()
    steering_factories.sources()
    steering_factories.ground()


@pytest.fixture
def owner() -> User:
    return steering_factories.owner()


def table(folder: Path, *rows: str, encoding: str = "utf-8") -> Path:
    path = folder / "valeurs.csv"
    path.write_text("\n".join((HEAD, *rows)), encoding=encoding)
    return path


def test_every_row_is_published_with_its_line(owner: User, tmp_path: Path) -> None:
    told = import_values(table(tmp_path, GOOD, SHARE), actor=owner, at=MONDAY)
    rows = Observation.objects.current().order_by("indicator")

    assert told == ImportedTable(read=2, added=2, changed=0, same=0)
    assert [(row.value, row.origin) for row in rows] == [
        (15, "valeurs.csv:3"),
        (1250.5, "valeurs.csv:2"),
    ]


def test_the_same_table_again_changes_nothing(owner: User, tmp_path: Path) -> None:
    path, later = table(tmp_path, GOOD, SHARE), MONDAY + timedelta(hours=1)
    import_values(path, actor=owner, at=MONDAY)

    assert import_values(path, actor=owner, at=later) == ImportedTable(2, 0, 0, 2)
    path = table(tmp_path, GOOD.replace("1 250,5", "7"))
    assert import_values(path, actor=owner, at=later) == ImportedTable(1, 0, 1, 0)
    assert TypedValue.objects.filter(withdrawn_at=None).count() == 2


def test_one_bad_row_in_ten_thousand_stops_all_and_is_named(owner: User, tmp_path: Path) -> None:
    import_values(table(tmp_path, GOOD), actor=owner, at=MONDAY)
    rows = [
        f"bmo_projects;region:76;{1000 + n // 12}-{n % 12 + 1:02d};{n};;;Page {n}"
        for n in range(10_000)
    ]
    rows[6_788] = "bmo_difficult_share;region:76;2023;;12;0;Page x"

    with pytest.raises(RefusedTable) as refused:
        import_values(table(tmp_path, *rows), actor=owner, at=MONDAY + timedelta(hours=1))

    (rejection,) = refused.value.rejections
    assert str(refused.value).startswith("1 ligne refusée sur 10000 : rien n’est enregistré")
    assert rejection.path == "valeurs.csv:6790"
    assert "Le dénominateur vaut 0" in rejection.message
    assert TypedValue.objects.count() == 1
    assert Observation.objects.get().value == 1250.5


def test_every_fault_is_told_at_once(owner: User, tmp_path: Path) -> None:
    faulty = (
        GOOD,
        GOOD.replace("1 250,5", "4"),
        GOOD.replace("2023", "23"),
        GOOD.replace("region:76", "region:01"),
        GOOD.replace("bmo_projects", "inconnu"),
        "bmo_projects;region:76",
    )
    with pytest.raises(RefusedTable) as refused:
        import_values(table(tmp_path, *faulty), actor=owner, at=MONDAY)

    told = [(one.path.rpartition(":")[2], one.rule) for one in refused.value.rejections]
    assert told == [
        ("3", "typed.duplicate"),
        ("4", "typed.refused"),
        ("5", "typed.refused"),
        ("6", "typed.refused"),
        ("7", "table.too-few-cells"),
    ]


def test_a_row_that_one_may_not_write_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedTable) as refused:
        import_values(table(tmp_path, GOOD), actor=steering_factories.contester(), at=MONDAY)

    assert refused.value.rejections[0].rule == "typed.forbidden"


def test_a_file_of_another_kind_is_refused(owner: User, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="Windows-1252"):
        import_values(table(tmp_path, "é", encoding="cp1252"), actor=owner, at=MONDAY)
    with pytest.raises(SteeringRefused, match="aucune ligne"):
        import_values(table(tmp_path), actor=owner, at=MONDAY)
