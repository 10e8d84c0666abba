"""`passerelles lheo …`: check, import, export, and an import killed half-way."""

import json
import signal
import time
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.connectors.lheo.values import action, session, training, written

from passerelles.formats.lheo.dates import LheoDate, Precision
from passerelles.formats.lheo.model import Period, Training

from .conftest import Console

KILLED_SESSIONS = 1_000
SERVED = (
    "SELECT count(*) || ' ' || coalesce(min(title), '') || ' ' || coalesce(max(title), '')"
    " FROM catalogue_training WHERE source_id = 'offre_carif' AND closed_on IS NULL"
)
INDEXED = "SELECT number FROM catalogue_searchgeneration"


def many(title: str) -> list[Training]:
    """Enough trainings for an import to be killed before its end, none like another."""
    first = date(2027, 1, 1)
    starts = [LheoDate(first + timedelta(days=n), Precision.DAY) for n in range(KILLED_SESSIONS)]
    return [
        training(
            f"F{n}",
            action(f"A{n}", session(f"S{n}", period=Period(start, start))),
            title=f"{title} {n:04}",
        )
        for n, start in enumerate(starts)
    ]


@pytest.mark.parametrize("seconds", [2.5, 4.5])
def test_a_killed_import_leaves_the_offer_of_yesterday(
    console: Console, tmp_path: Path, seconds: float
) -> None:
    yesterday = written(tmp_path, *many("Hier"), name="hier.xml")
    title = f"Jour {seconds}"
    today = written(tmp_path, *many(title), name="jour.xml")
    options = ("--source", "offre_carif", "--complet")
    first = console.run("lheo", "import", str(yesterday), *options)
    assert first.returncode == 0, first.stderr
    before, generation = console.query(SERVED), console.query(INDEXED)

    process = console.spawn("lheo", "import", str(today), *options)
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.communicate()

    after = console.query(SERVED)
    if after == before:
        assert console.query(INDEXED) == generation
        assert (console.home / "index" / "sessions" / generation).is_dir()
    else:
        assert "Hier" not in after
    again = console.run("lheo", "import", str(today), *options)
    assert again.returncode == 0, again.stderr
    assert (
        console.query(SERVED) == f"{KILLED_SESSIONS} {title} 0000 {title} {KILLED_SESSIONS - 1:04}"
    )


def test_an_offer_goes_in_out_and_in_again(console: Console, tmp_path: Path) -> None:
    path, out = written(tmp_path, training("CONSOLE-1")), tmp_path / "out.xml"
    ended = console.run("lheo", "import", str(path), "--source", "offre_edof", "--json")
    (row,) = json.loads(ended.stdout)
    assert (ended.returncode, row["read"], row["refused"]) == (0, 1, 0), ended.stderr
    assert "rien de ce que ces fichiers ne disent pas n’a été fermé" in ended.stderr

    sent = console.run("lheo", "export", "--out", str(out), "--source", "offre_edof")
    again = console.run("lheo", "import", str(out), "--source", "offre_edof", "--dry-run")

    assert sent.returncode == 0
    assert "1 formation" in sent.stderr
    assert "aucune différence" in again.stderr


def test_a_file_is_checked_by_rule(console: Console, tmp_path: Path) -> None:
    path = written(tmp_path, training(content="<p>à compléter</p>"))

    shown = console.run("lheo", "check", str(path))
    listed = json.loads(console.run("lheo", "check", str(path), "--json").stdout)

    assert shown.returncode == int(any(f["severity"] == "error" for f in listed))
    assert f"{path.name}:" in shown.stdout
    assert {f["number"] for f in listed} == {
        line.split()[0] for line in shown.stdout.splitlines() if line.startswith("L")
    }
    assert {"path", "line", "severity", "value", "rule", "remedy"} <= listed[0].keys()


def test_the_rules_are_listed_without_any_database(console: Console, tmp_path: Path) -> None:
    shown = console.run("lheo", "check", "--rules", PASSERELLES_HOME=str(tmp_path / "nowhere"))

    assert shown.returncode == 0
    assert "L001" in shown.stdout
    assert not (tmp_path / "nowhere").exists()


def test_a_file_that_is_not_xml_is_one_error(console: Console, tmp_path: Path) -> None:
    path = tmp_path / "x.xml"
    path.write_bytes(b"pas du XML")

    checked = console.run("lheo", "check", str(path))
    loaded = console.run("lheo", "import", str(path), "--source", "offre_edof")

    assert (checked.returncode, loaded.returncode) == (1, 2)
    assert "x.xml" in checked.stdout
    assert "Traceback" not in checked.stderr + loaded.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["import", "/nowhere.xml"], "n’existe pas"),
        (["import", "/"], "est un dossier"),
        (["check"], "Il manque « FICHIER »"),
        (["import", "x", "--source", "demonstration_offer"], "choisissez parmi offre_locale"),
        (["export", "--out", "/nowhere/x.xml"], "créez-le"),
        (["export", "--out", "x.xml", "--portal", "x"], "choisissez parmi training"),
    ],
)
def test_bad_usage_is_told_in_french(console: Console, arguments: list[str], said: str) -> None:
    ended = console.run("lheo", *arguments)

    assert ended.returncode == 2
    assert said in ended.stderr


def test_offer_never_comes_from_a_folder_of_data(console: Console, tmp_path: Path) -> None:
    path = written(tmp_path, training())

    by_folder = console.run("data", "import", str(tmp_path))
    by_source = console.run("data", "import", str(path), "--source", "offre_locale")

    assert (by_folder.returncode, by_source.returncode) == (2, 2)
    assert "aucun fichier reconnu" in by_folder.stderr
    assert "lheo import" in by_source.stderr
