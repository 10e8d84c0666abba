"""A killed import leaves yesterday's data served, and the next one works."""

import signal
import time
from pathlib import Path

import pytest

from .conftest import Console

TERMS = 30_000
COLUMNS = (
    *("Code du Terme", "Descripteur en majuscules", "Descripteur en typo riche"),
    *("Champ sémantique", "Synonymes", "Synonymes métier", "TG (Terme Générique)"),
    *("TS (Termes Spécifiques)", "TA (Termes Associés)", "NE (Note d’Explication)"),
    *("NA (Note d’Application)", "Note de version", "ex-synonyme V-1", "Code arborescence"),
)


def write_terms(folder: Path, label: str) -> Path:
    """A Formacode of our own invention, long enough to be killed half-way."""
    folder.mkdir()
    rows = [
        f"{n};{label} {n};{label} {n};100 ESSAI;;;;;;;;;;\n" for n in range(10_000, 10_000 + TERMS)
    ]
    text = ";".join(COLUMNS) + "\n" + "".join(rows)
    (folder / "formacodes-v14.csv").write_text(text, encoding="utf-8")
    return folder


SERVED = (
    "SELECT count(*) || ' ' || coalesce(min(label), '') || ' ' || coalesce(max(label), '')"
    " FROM reference_nomenclatureitem WHERE edition_id LIKE 'Formacode%' AND closed_on IS NULL"
)


@pytest.mark.parametrize("seconds", [1.2, 2.2, 3.2, 4.5])
def test_a_killed_import_changes_all_or_nothing(
    console: Console, tmp_path: Path, seconds: float
) -> None:
    yesterday = console.run("data", "import", str(write_terms(tmp_path / "a", "Hier")))
    assert yesterday.returncode in (0, 1), yesterday.stderr
    before = console.query(SERVED)
    today = write_terms(tmp_path / "b", f"Aujourd’hui {seconds}")

    process = console.spawn("data", "import", str(today))
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.communicate()

    after = console.query(SERVED)
    assert after == before or "Hier" not in after
    again = console.run("data", "import", str(today))
    assert again.returncode in (0, 1), again.stderr
    assert f"Aujourd’hui {seconds}" in console.query(SERVED)
