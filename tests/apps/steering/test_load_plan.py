"""Loading a plan: identifiers stay, vanished rows are closed, nothing happens twice."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.plan_files import changed, examined

from passerelles.apps.journal.models import JournalEntry
from passerelles.apps.steering.actions.load_plan import PlanChanges, load_plan
from passerelles.apps.steering.models import Action, Measure, Orientation, Plan, PlanTarget
from passerelles.formats.plan.findings import BrokenPlan

pytestmark = pytest.mark.django_db

A_DAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
NEXT_DAY = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


def load(folder: Path, *changes: tuple[str, str], at: datetime = A_DAY) -> PlanChanges:
    return load_plan(examined(folder, changed(*changes)), actor="essai", at=at)


def identifiers() -> dict[str, int]:
    return dict(Measure.objects.values_list("code", "id"))


def without_second_action(folder: Path, *, at: datetime) -> PlanChanges:
    text = changed()
    start, end = text.index("          - code: A2\n"), text.index("targets:")
    text = text[:start] + text[end:]
    kept = "\n".join(line for line in text.splitlines() if "A2" not in line)
    text = kept.replace("            links:\n", "            links: []\n")
    return load_plan(examined(folder, text), actor="essai", at=at)


def test_a_first_loading(tmp_path: Path) -> None:
    changes = load(tmp_path)

    plan = Plan.objects.get()
    assert (plan.is_current, plan.loaded_by, plan.loaded_at) == (True, "essai", A_DAY)
    assert plan.terms[0]["since"] == "2024-01-01"
    assert changes.plan
    assert "A1.M2" in changes.added
    assert not changes.changed
    first = Measure.objects.get(code="A1.M1")
    assert first.figures[0]["by"] == "2028-12-31"
    assert str(first.weight) == "0.6000"
    assert first.action.priority.orientation.code == "O1"
    assert first.action.number == 1
    assert PlanTarget.objects.get(code="A1.M1.T1").times_baseline == 2


def test_loading_again_changes_nothing(tmp_path: Path) -> None:
    load(tmp_path)
    before, entries = identifiers(), JournalEntry.objects.count()

    changes = load(tmp_path, at=NEXT_DAY)

    assert not changes
    assert identifiers() == before
    assert JournalEntry.objects.count() == entries
    assert Plan.objects.get().loaded_at == A_DAY


def test_a_changed_row_keeps_its_identifier(tmp_path: Path) -> None:
    load(tmp_path)
    before = identifiers()

    changes = load(tmp_path, ("value: 1500", "value: 1600"), at=NEXT_DAY)

    assert changes == PlanChanges(plan=True, added=(), changed=("A2.M1",), closed=())
    assert identifiers() == before
    assert Measure.objects.get(code="A2.M1").figures[0]["value"] == 1600


def test_a_vanished_row_is_closed_then_opened_again(tmp_path: Path) -> None:
    load(tmp_path)
    before = identifiers()

    changes = without_second_action(tmp_path, at=NEXT_DAY)

    assert changes.closed == ("A2", "A2.M1", "A2.M1.T1")
    assert Action.objects.get(code="A2").closed_on == NEXT_DAY.date()
    assert list(Action.objects.current().values_list("code", flat=True)) == ["A1"]

    again = load(tmp_path, at=NEXT_DAY)

    assert set(again.changed) >= {"A2", "A2.M1"}
    assert identifiers() == before
    assert Action.objects.get(code="A2").closed_on is None


def test_a_row_that_only_moved_is_not_told(tmp_path: Path) -> None:
    """A measure more shifts the rank of those that follow."""
    load(tmp_path)
    more = (
        "          - code: A2\n",
        "              - {code: A1.M3, line: 16, text: En plus, status: fact, weight: null}\n"
        "          - code: A2\n",
    )

    changes = load(tmp_path, more, ("weight: 0.6", "weight: null"), ("weight: 0.4", "weight: null"))

    assert changes.added == ("A1.M3",)
    assert changes.changed == ("A1.M1", "A1.M2")


def test_what_was_loaded_is_journaled(tmp_path: Path) -> None:
    load(tmp_path)

    entry = JournalEntry.objects.get(verb="plan.load")
    assert (entry.actor, entry.object_id, entry.at) == ("essai", "plan-essai", A_DAY)
    assert entry.details["sha256"] == Plan.objects.get().sha256


def test_a_file_with_findings_changes_nothing(tmp_path: Path) -> None:
    load(tmp_path)

    with pytest.raises(BrokenPlan):
        load(tmp_path, ("owner: region", "owner: mairie"), ("value: 1500", "value: 1"), at=NEXT_DAY)
    assert Measure.objects.get(code="A2.M1").figures[0]["value"] == 1500


def test_one_plan_is_current(tmp_path: Path) -> None:
    load(tmp_path)

    load(tmp_path, ("code: plan-essai", "code: plan-autre"))

    assert Plan.objects.get(is_current=True).code == "plan-autre"
    assert Orientation.objects.count() == 2
    assert Orientation.objects.current().get().plan.code == "plan-autre"
