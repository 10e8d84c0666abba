"""`passerelles demo generate`: a file on demand, and clear refusals."""

from pathlib import Path

import pytest

from passerelles.formats.lheo.reader import read_header, read_lheo

from .conftest import Console


def test_the_offer_is_written_to_a_file(console: Console, tmp_path: Path) -> None:
    out = tmp_path / "offre.xml"
    ended = console.run(
        *("demo", "generate", "--sessions", "20", "--date", "2026-11-23", "--out", str(out))
    )

    assert ended.returncode == 0, ended.stderr
    assert "20 sessions de démonstration" in ended.stderr
    assert [group.info for group in read_header(out).extras].count("flux") >= 1
    assert sum(1 for _ in read_lheo(out)) > 3


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--date", "lundi"], "« lundi » n’est pas une date"),
        (["--sessions", "0"], "donnez un nombre entier de 1 à 2000000"),
        (["--out", "/nulle/part/offre.xml"], "n’est pas un dossier"),
    ],
)
def test_what_cannot_be_done_is_told(console: Console, arguments: list[str], said: str) -> None:
    ended = console.run("demo", "generate", *arguments)

    assert ended.returncode == 2
    assert said in ended.stderr
