"""`passerelles report apprenticeship`: two files in a folder, and clear refusals."""

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.apprenticeship_factories import apprenticeship

from passerelles.apps.reference.reads.generation import forget
from passerelles.config.console import apprenticeship_report
from passerelles.config.console.french import Refusal
from passerelles.config.console.report import report

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def application(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(apprenticeship_report, "opened_application", nullcontext)
    forget()
    yield
    forget()


def run(*arguments: str) -> Result:
    return CliRunner().invoke(report, ["apprenticeship", *arguments])


def test_the_book_is_written_as_a_pdf_and_a_spreadsheet(tmp_path: Path) -> None:
    apprenticeship()

    ended = run("--year", "2024", "--territory", "departement:31", "--out", str(tmp_path / "new"))

    assert ended.exit_code == 0, ended.output
    written = {path.name: path.read_bytes()[:4] for path in (tmp_path / "new").iterdir()}
    assert written == {
        "apprentissage-31-2024.pdf": b"%PDF",
        "apprentissage-31-2024.ods": b"PK\x03\x04",
    }


def test_an_unknown_year_lists_those_that_are_told(tmp_path: Path) -> None:
    apprenticeship()

    ended = run("--year", "1999", "--out", str(tmp_path))

    assert isinstance(ended.exception, SystemExit | Refusal)
    assert "Années : 2024, 2023" in ended.output


def test_without_figures_the_remedy_is_told(tmp_path: Path) -> None:
    ended = run("--out", str(tmp_path))

    assert "passerelles data import" in ended.output
    assert list(tmp_path.iterdir()) == []
