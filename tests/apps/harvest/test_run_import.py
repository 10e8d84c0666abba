"""An import changes everything or nothing, and says what it refused."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from django.db import connection
from django.db.models import Model

from passerelles.apps.harvest.actions.run_import import (
    ImportRequest,
    run_import,
)
from passerelles.apps.harvest.errors import ImportAlreadyRunning
from passerelles.apps.harvest.lock import (
    lock_key,
    tell_interrupted_runs,
)
from passerelles.apps.harvest.models import ImportRun, RunStatus
from passerelles.apps.harvest.raw import fingerprint
from passerelles.apps.reference.models import Edition, Skill, Source
from passerelles.formats.common.rejection import Rejection, UnreadableFile

pytestmark = pytest.mark.django_db

Clock = Callable[[], datetime]
Outcome = Sequence[Model] | Rejection


@pytest.fixture
def source() -> Source:
    return Source.objects.create(
        id="sample", name="Essai", owner="Nous", licence="EUPL 1.2", rhythm="jamais"
    )


@pytest.fixture
def request_of(source: Source, tmp_path: Path) -> Callable[..., ImportRequest]:
    file = tmp_path / "sample.csv"
    file.write_text("code;label\n", encoding="utf-8")

    def build(*outcomes: Outcome, **options: object) -> ImportRequest:
        def load(files: Sequence[Path]) -> Iterator[Outcome]:
            yield from outcomes

        request = ImportRequest(
            source=source.id, files=[fingerprint(file)], load=load, raw_folder=tmp_path / "raw"
        )
        return replace(request, **options)

    return build


def edition(version: str = "1") -> Edition:
    return Edition(
        id=f"T-{version}",
        scheme="T",
        version=version,
        published_on=date(2026, 1, 1),
        source_id="sample",
    )


def skill(code: str, label: str = "Souder", *, version: str = "1") -> Skill:
    return Skill(
        id=f"T-{version}:{code}",
        edition_id=f"T-{version}",
        code=code,
        kind="know_how",
        label=label,
        source_id="sample",
    )


def refusal(line: int) -> Rejection:
    return Rejection(f"sample.csv:{line}", "sample.bad", "« ? » : écrivez un code.", "?;x")


def records(count: int) -> list[Outcome]:
    return [[edition(), skill(str(n))] for n in range(count)]


def test_a_first_import_writes_rows_and_journals_the_run(
    request_of: Callable[..., ImportRequest], clock: Clock
) -> None:
    run = run_import(request_of([edition(), skill("a")], [skill("b")]), clock=clock)

    assert run.status == RunStatus.SUCCEEDED
    assert (run.read, run.kept, run.refused) == (2, 2, 0)
    assert run.editions == "T-1"
    assert run.differences["reference_skill"]["added"] == 2
    assert set(Skill.objects.values_list("code", flat=True)) == {"a", "b"}


def test_the_same_import_again_changes_nothing(
    request_of: Callable[..., ImportRequest], clock: Clock
) -> None:
    request = request_of([edition(), skill("a")])
    run_import(request, clock=clock)

    again = run_import(request, clock=clock)

    assert again.status == RunStatus.SUCCEEDED
    assert again.differences == {}


def test_changed_and_vanished_rows_are_told_and_nothing_is_deleted(
    request_of: Callable[..., ImportRequest], clock: Clock
) -> None:
    run_import(request_of([edition(), skill("a"), skill("b")]), clock=clock)

    run = run_import(request_of([skill("a", "Braser")]), clock=clock)

    difference = run.differences["reference_skill"]
    assert (difference["changed"], difference["closed"]) == (1, 1)
    assert difference["samples"]["closed"] == ["T-1:b"]
    assert Skill.objects.get(code="a").label == "Braser"
    assert Skill.objects.get(code="b").closed_on == date(2026, 11, 23)


def test_a_row_that_comes_back_is_open_again(
    request_of: Callable[..., ImportRequest], clock: Clock
) -> None:
    run_import(request_of([edition(), skill("a"), skill("b")]), clock=clock)
    run_import(request_of([skill("a")]), clock=clock)

    run_import(request_of([skill("a"), skill("b")]), clock=clock)

    assert Skill.objects.get(code="b").closed_on is None


def test_an_import_leaves_the_other_editions_alone(
    request_of: Callable[..., ImportRequest], clock: Clock
) -> None:
    run_import(request_of([edition("1"), skill("a")]), clock=clock)

    run_import(request_of([edition("2"), skill("a", version="2")]), clock=clock)

    assert Skill.objects.filter(closed_on=None).count() == 2


def test_a_source_whose_files_stand_alone_closes_nothing(
    request_of: Callable[..., ImportRequest], clock: Clock
) -> None:
    run_import(request_of([edition(), skill("a")]), clock=clock)

    run = run_import(request_of([skill("b")], closes=False), clock=clock)

    assert "partiel" in run.message
    assert Skill.objects.filter(closed_on=None).count() == 2


def test_a_dry_run_shows_the_difference_and_writes_no_row(
    request_of: Callable[..., ImportRequest], clock: Clock
) -> None:
    run = run_import(request_of([edition(), skill("a")], dry_run=True), clock=clock)

    assert run.status == RunStatus.DRY_RUN
    assert run.differences["reference_skill"]["added"] == 1
    assert not Skill.objects.exists()
    assert not Edition.objects.exists()


def test_a_refused_record_waits_in_quarantine_with_its_reason(
    request_of: Callable[..., ImportRequest], clock: Clock
) -> None:
    run = run_import(request_of(*records(40), refusal(42)), clock=clock)

    kept = run.quarantine.get()
    assert run.status == RunStatus.SUCCEEDED
    assert (run.read, run.kept, run.refused) == (41, 40, 1)
    assert (kept.path, kept.rule, kept.fragment) == ("sample.csv:42", "sample.bad", "?;x")


def test_more_than_five_per_cent_refused_replaces_nothing(
    request_of: Callable[..., ImportRequest], clock: Clock
) -> None:
    run_import(request_of([edition(), skill("a")]), clock=clock)

    run = run_import(request_of(*records(19), refusal(1), refusal(2)), clock=clock)

    assert run.status == RunStatus.REFUSED
    assert "2 enregistrements refusés sur 21" in run.message
    assert run.quarantine.count() == 2
    assert Skill.objects.count() == 1


def test_a_warning_is_journaled_and_the_record_kept(
    request_of: Callable[..., ImportRequest], clock: Clock
) -> None:
    doubt = replace(refusal(3), severity="warning")

    run = run_import(request_of([edition(), skill("a")], doubt), clock=clock)

    assert (run.read, run.kept, run.refused, run.warnings) == (1, 1, 0, 1)


def test_a_row_without_its_parent_is_quarantined(
    request_of: Callable[..., ImportRequest], clock: Clock
) -> None:
    run = run_import(request_of(*records(40), [skill("z", version="9")]), clock=clock)

    orphan = run.quarantine.get()
    assert run.refused == 1
    assert orphan.rule == "reference.orphan"
    assert "T-9" in orphan.message


def test_a_text_too_long_is_quarantined_and_the_rest_kept(
    request_of: Callable[..., ImportRequest], clock: Clock
) -> None:
    run = run_import(request_of(*records(40), [skill("long", "x" * 501)]), clock=clock)

    assert (run.status, run.kept) == (RunStatus.SUCCEEDED, 40)
    assert run.quarantine.get().rule == "reference.too-long"
    assert "501 caractères" in run.quarantine.get().message


def test_an_unreadable_file_fails_the_run_and_says_why(
    request_of: Callable[..., ImportRequest], clock: Clock
) -> None:
    def load(files: Sequence[Path]) -> Iterator[Outcome]:
        yield [edition(), skill("a")]
        raise UnreadableFile("« sample.csv » n’est pas une archive zip lisible.")

    run = run_import(replace(request_of(), load=load), clock=clock)

    assert run.status == RunStatus.FAILED
    assert "archive zip" in run.message
    assert not Skill.objects.exists()


def test_an_empty_file_fails_the_run(
    request_of: Callable[..., ImportRequest], clock: Clock
) -> None:
    run = run_import(request_of(), clock=clock)

    assert run.status == RunStatus.FAILED
    assert "aucun enregistrement lu" in run.message


def test_the_raw_file_is_kept_under_its_sha256(
    request_of: Callable[..., ImportRequest], clock: Clock
) -> None:
    request = request_of([edition(), skill("a")])

    run = run_import(request, clock=clock)

    raw = run.raw_files.get()
    kept = request.raw_folder / raw.sha256[:2] / raw.sha256
    assert kept.read_bytes() == request.files[0].path.read_bytes()


def test_a_file_about_persons_is_not_kept_only_its_fingerprint(
    request_of: Callable[..., ImportRequest], clock: Clock, tmp_path: Path
) -> None:
    run = run_import(request_of([edition()], keeps_files=False), clock=clock)

    assert run.raw_files.get().sha256
    assert not (tmp_path / "raw").exists()


def test_a_run_that_was_killed_is_told_as_interrupted(
    request_of: Callable[..., ImportRequest], clock: Clock
) -> None:
    killed = ImportRun.objects.create(source_id="sample", started_at=clock())

    run_import(request_of([edition(), skill("a")]), clock=clock)

    killed.refresh_from_db()
    assert killed.status == RunStatus.INTERRUPTED


def test_a_run_whose_process_is_gone_is_told_without_waiting_for_the_next(
    source: Source, clock: Clock
) -> None:
    killed = ImportRun.objects.create(source=source, started_at=clock())

    tell_interrupted_runs()

    killed.refresh_from_db()
    assert killed.status == RunStatus.INTERRUPTED


def test_a_run_that_goes_on_elsewhere_is_left_alone(source: Source, clock: Clock) -> None:
    going_on = ImportRun.objects.create(source=source, started_at=clock())
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [lock_key(source.id)])
        tell_interrupted_runs()
    finally:
        other.close()

    going_on.refresh_from_db()
    assert going_on.status == RunStatus.RUNNING


def test_two_imports_of_one_source_do_not_meet(
    request_of: Callable[..., ImportRequest], clock: Clock
) -> None:
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [lock_key("sample")])
        with pytest.raises(ImportAlreadyRunning, match="déjà en cours"):
            run_import(request_of([edition(), skill("a")]), clock=clock)
    finally:
        other.close()


def test_an_import_stopped_by_ctrl_c_is_told_as_interrupted(
    request_of: Callable[..., ImportRequest], clock: Clock
) -> None:
    def load(files: Sequence[Path]) -> Iterator[Outcome]:
        yield [edition(), skill("a")]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_import(replace(request_of(), load=load), clock=clock)

    run = ImportRun.objects.get()
    assert run.status == RunStatus.INTERRUPTED
    assert "rien n’a changé" in run.message
    assert not Skill.objects.exists()


def test_what_a_text_column_cannot_hold_does_not_stop_the_journal(
    request_of: Callable[..., ImportRequest], clock: Clock
) -> None:
    def load(files: Sequence[Path]) -> Iterator[Outcome]:
        raise UnreadableFile("Colonnes lues : \x00\x01.")
        yield []

    run = run_import(replace(request_of(), load=load), clock=clock)

    assert run.status == RunStatus.FAILED
    assert "Colonnes lues" in ImportRun.objects.get().message


def test_a_file_that_lost_many_rows_is_taken_for_a_truncated_one(
    request_of: Callable[..., ImportRequest], clock: Clock
) -> None:
    whole = [[edition()], *([skill(f"S{number}")] for number in range(10))]
    run_import(request_of(*whole), clock=clock)

    run = run_import(request_of(*whole[:8], lost_limit=0.1), clock=clock)

    assert run.status == RunStatus.REFUSED
    assert run.message.startswith("3 des 10 lignes publiées manquent à ce fichier")
    assert Skill.objects.filter(closed_on=None).count() == 10


def test_a_file_may_lose_a_few_rows(request_of: Callable[..., ImportRequest], clock: Clock) -> None:
    whole = [[edition()], *([skill(f"S{number}")] for number in range(10))]
    run_import(request_of(*whole), clock=clock)

    run = run_import(request_of(*whole[:10], lost_limit=0.1), clock=clock)

    assert run.status == RunStatus.SUCCEEDED
    assert Skill.objects.filter(closed_on=None).count() == 9


def test_one_refusal_of_a_strict_source_is_told_in_the_singular(
    request_of: Callable[..., ImportRequest], clock: Clock
) -> None:
    run = run_import(request_of([edition()], refusal(2), refused_limit=0), clock=clock)

    assert run.message.startswith(
        "1 enregistrement refusé sur 2 : dès le premier, rien n’est remplacé."
    )
