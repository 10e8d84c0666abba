"""Figures are kept in versions: what was known is closed, never overwritten."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.db.models import Model
from tests import factories
from tests.fact_factories import fact, wanted

from passerelles.apps.harvest.actions.run_import import ImportRequest, run_import
from passerelles.apps.harvest.models import ImportRun, QuarantinedRecord, RunStatus
from passerelles.apps.harvest.raw import fingerprint
from passerelles.apps.indicators.actions.partitions import make_partitions
from passerelles.apps.indicators.models import Observation
from passerelles.apps.indicators.reads.observations import read_one
from passerelles.apps.indicators.writing import Writer
from passerelles.domain.indicators.fact import Dimensions
from passerelles.domain.indicators.quantity import SECRET, Quantity, exact
from passerelles.formats.common.rejection import Rejection

pytestmark = pytest.mark.django_db
Outcome = Sequence[Model] | Rejection
Import = Callable[..., ImportRun]


class Killed(SystemExit):
    """The process is stopped."""


@pytest.fixture
def imported(tmp_path: Path, clock: Callable[[], datetime]) -> Import:
    """Import these outcomes as the strict source ``bmo``."""
    file = tmp_path / "bmo.xlsx"
    file.write_bytes(b"figures")
    source = factories.source("bmo").id

    def run(*outcomes: Outcome | Exception | SystemExit, dry_run: bool = False) -> ImportRun:
        def load(files: Sequence[Path]) -> Iterator[Outcome]:
            for outcome in outcomes:
                if isinstance(outcome, BaseException):
                    raise outcome
                yield outcome

        request = ImportRequest(
            source=source,
            files=[fingerprint(file)],
            load=load,
            raw_folder=tmp_path / "raw",
            refused_limit=0,
            dry_run=dry_run,
        )
        return run_import(request, clock=clock)

    return run


def figure(
    value: float | Quantity, occupation: str = "", *, edition: str = "BMO-2024"
) -> list[Observation]:
    about = Dimensions(occupation=occupation and f"FAP-2021:{occupation}")
    quantity = value if isinstance(value, Quantity) else exact(value)
    made = Writer("bmo", edition)(
        fact(quantity=quantity, dimensions=about, period=edition[4:], origin=f"bmo.xlsx:{value}")
    )
    return [made]


def known() -> dict[str, float | None]:
    rows = Observation.objects.filter(known__upper_inf=True).order_by("occupation")
    return {row.occupation.partition(":")[2]: row.value for row in rows}


def counts(run: ImportRun) -> tuple[int, int, int]:
    told = run.differences.get("indicators_observation", {})
    return told.get("added", 0), told.get("changed", 0), told.get("closed", 0)


def test_new_changed_and_vanished_figures_are_told(imported: Import) -> None:
    first = imported(figure(1, "A"), figure(2, "B"), figure(3, "C"))
    second = imported(figure(1, "A"), figure(20, "B"), figure(4, "D"))

    assert counts(first) == (3, 0, 0)
    assert counts(second) == (1, 1, 1)
    assert known() == {"A": 1, "B": 20, "D": 4}
    assert Observation.objects.count() == 5  # nothing was overwritten


def test_the_same_file_again_changes_nothing(imported: Import) -> None:
    imported(figure(1, "A"), figure(SECRET, "B"))
    before = list(Observation.objects.order_by("id").values())

    again = imported(figure(1, "A"), figure(SECRET, "B"))

    assert (again.status, again.differences) == (RunStatus.SUCCEEDED, {})
    assert list(Observation.objects.order_by("id").values()) == before


def test_a_figure_that_comes_back_is_a_new_version(imported: Import) -> None:
    for outcomes in ([1, 2], [1], [1, 2]):
        imported(*(figure(value, str(value)) for value in outcomes))

    versions = Observation.objects.filter(occupation="FAP-2021:2").order_by("id")
    assert [row.known.upper is None for row in versions] == [False, True]


def test_an_edition_leaves_the_others_alone(imported: Import) -> None:
    imported(figure(1, "A", edition="BMO-2023"))
    run = imported(figure(2, "A"))

    assert counts(run) == (1, 0, 0)
    assert run.editions == "BMO-2024"
    assert Observation.objects.filter(known__upper_inf=True).count() == 2


def test_each_date_answers_with_what_was_known_then(imported: Import) -> None:
    imported(figure(1))
    changed = imported(figure(2))
    vanished = imported(figure(9, "A"))

    def value(as_of: datetime) -> float | None:
        found = read_one(wanted(as_of=as_of))
        return found and found.quantity.value

    assert changed.finished_at
    assert vanished.finished_at
    instant = timedelta(microseconds=1)
    assert value(changed.started_at - instant) == 1
    assert value(changed.finished_at) == 2
    assert value(vanished.started_at) == 2
    assert value(vanished.finished_at) is None
    assert value(changed.started_at - timedelta(days=1)) is None


def test_a_figure_given_twice_publishes_nothing(imported: Import) -> None:
    imported(figure(1, "A"))

    run = imported(figure(5, "A"), figure(6, "A"), figure(7, "B"))

    refused = QuarantinedRecord.objects.get(run=run)
    assert run.status == RunStatus.REFUSED
    assert refused.rule == "fact.duplicate"
    assert refused.path == "bmo.xlsx:6"
    assert "« bmo.xlsx:5 »" in refused.message
    assert known() == {"A": 1}


def test_one_refused_record_publishes_nothing(imported: Import) -> None:
    imported(figure(1, "A"))
    refusal = Rejection("bmo.xlsx:3", "bmo.total", "Une ligne de total : retirez-la.", "Total;9")

    run = imported(*(figure(n, str(n)) for n in range(10, 40)), refusal)

    assert (run.status, run.refused) == (RunStatus.REFUSED, 1)
    assert known() == {"A": 1}


def test_a_dry_run_tells_and_writes_nothing(imported: Import) -> None:
    imported(figure(1, "A"))

    run = imported(figure(2, "A"), figure(3, "B"), dry_run=True)

    assert (run.status, counts(run)) == (RunStatus.DRY_RUN, (1, 1, 0))
    assert known() == {"A": 1}


@pytest.mark.parametrize("stop", [Killed(), KeyboardInterrupt(), RuntimeError("disk full")])
def test_stopped_half_way_nothing_changes(imported: Import, stop: BaseException) -> None:
    imported(figure(1, "A"))

    with pytest.raises(type(stop)):
        imported(figure(2, "A"), figure(3, "B"), stop)

    assert known() == {"A": 1}
    assert Observation.objects.count() == 1
    assert ImportRun.objects.latest("id").status in (RunStatus.INTERRUPTED, RunStatus.FAILED)


def test_killed_between_closing_and_opening_nothing_changes(
    imported: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported(figure(1, "A"))

    def killed(*_: object, **__: object) -> str:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr("passerelles.apps.harvest.versions._opened", killed)
        with pytest.raises(Killed):
            imported(figure(2, "A"))

    assert known() == {"A": 1}


def test_no_figure_has_two_current_versions(imported: Import) -> None:
    imported(figure(1, "A"))
    imported(figure(2, "A"))

    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = 'observation_once'")
        (definition,) = cursor.fetchone()
    assert definition.startswith("CREATE UNIQUE INDEX")


def test_an_edition_told_again_is_hashed_and_reads_its_own_partition(imported: Import) -> None:
    # Comparing each figure to each, a quarter of a million of them take hours.
    make_partitions(["bmo_projects"])
    imported(figure(1, "A0X40"), figure(2, "A1X40"))
    plans: list[str] = []

    def explain(
        execute: Callable[..., object], sql: str, params: object, many: bool, context: Any
    ) -> object:
        if sql.lstrip().startswith("WITH touched"):
            cursor = context["cursor"].cursor
            cursor.execute(f"EXPLAIN {sql}", params)
            plans.append("\n".join(line for (line,) in cursor.fetchall()))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(explain):
        imported(figure(1, "A0X40"), figure(3, "A1X40"))

    assert len(plans) == 3
    assert not [plan for plan in plans if "Nested Loop" in plan or "Merge" in plan]
    read = set(re.findall(r"(?:on|Update on) (indicators_observation_\w+)", "".join(plans)))
    assert read == {"indicators_observation_bmo_projects"}
