"""Field-level history: what differs is kept, once, with who and why."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from passerelles.apps.accounts.models import Institution
from passerelles.apps.journal.actions import Act, record_changes, snapshot
from passerelles.apps.journal.models import FieldChange
from passerelles.apps.journal.reads import history_of

pytestmark = pytest.mark.django_db
ON = ("sheet", "A12")
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_only_what_differs_is_kept():
    before = {"name": "Avant", "budget": Decimal("10.50"), "start": date(2026, 1, 1)}
    act = Act("ada@exemple.fr", NOON, why="erreur de saisie", on_behalf_of="bea@exemple.fr")

    record_changes(before, {**before, "budget": Decimal("12")}, on=ON, act=act)

    (change,) = history_of(*ON)
    assert (change.field, change.before, change.after) == ("budget", "10.50", "12")
    assert (change.actor, change.why, change.on_behalf_of, change.at) == (
        "ada@exemple.fr",
        "erreur de saisie",
        "bea@exemple.fr",
        NOON,
    )


def test_an_equal_snapshot_writes_nothing():
    record_changes({"name": "A"}, {"name": "A"}, on=ON, act=Act("console", NOON))

    assert not FieldChange.objects.exists()


def test_an_empty_text_and_nothing_are_the_same():
    record_changes({}, {"note": "", "count": 0}, on=ON, act=Act("console", NOON))

    assert [change.field for change in history_of(*ON)] == ["count"]


def test_creation_and_deletion_leave_their_fields():
    record_changes({}, {"name": "A", "note": None}, on=ON, act=Act("console", NOON))
    record_changes({"name": "A"}, {}, on=ON, act=Act("console", NOON))

    assert [(one.before, one.after) for one in history_of(*ON)] == [("A", None), (None, "A")]


def test_the_latest_change_comes_first_and_objects_do_not_mix():
    for day in (1, 3, 2):
        at = datetime(2026, 11, day, tzinfo=UTC)
        record_changes({"n": 0}, {"n": day}, on=ON, act=Act("console", at))
    record_changes({"n": 0}, {"n": 9}, on=("sheet", "A1"), act=Act("console", NOON))

    assert [change.after for change in history_of(*ON)] == [3, 2, 1]


def test_a_snapshot_reads_the_fields_asked():
    row = Institution(code="region", name="Région")

    assert snapshot(row, ("code", "closed_on")) == {"code": "region", "closed_on": None}
