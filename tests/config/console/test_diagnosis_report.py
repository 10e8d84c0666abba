"""`passerelles report diagnosis`: three files in a folder, near codes, what lacks."""

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
from tests import diagnosis_factories as make

from passerelles.apps.reference.reads.generation import forget
from passerelles.config.console import diagnosis_report
from passerelles.config.console.french import Refusal
from passerelles.config.console.report import report

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_index")]


@pytest.fixture(autouse=True)
def application(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(diagnosis_report, "opened_application", nullcontext)
    forget()
    yield
    forget()


def run(territory: str, out: Path) -> object:
    asked = ["diagnosis", "--territory", territory, "--out", str(out)]
    return report.main(asked, standalone_mode=False)


def refusal(territory: str, out: Path) -> str:
    with pytest.raises(Refusal) as caught:
        run(territory, out)
    return caught.value.format_message()


@pytest.mark.parametrize("kind", ["employment_basin", "bassin-d-emploi"])
def test_the_files_are_written_in_a_new_folder(tmp_path: Path, kind: str) -> None:
    make.territories()
    make.totals()
    assert run(f"{kind}:7649", tmp_path / "new") == 0
    written = {path.name: path.read_bytes()[:4] for path in (tmp_path / "new").iterdir()}
    stem = "diagnostic-employment_basin-7649"
    zipped = b"PK\x03\x04"
    assert written == {f"{stem}.pdf": b"%PDF", f"{stem}.ods": zipped, f"{stem}.xlsx": zipped}


def test_without_any_figure_the_files_are_written_and_the_code_is_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make.territories()
    assert run("employment_basin:7649", tmp_path) == 1
    assert len(list(tmp_path.iterdir())) == 3
    said = capsys.readouterr().err
    assert "il manque" in said
    assert "Aucun chiffre n’est chargé" in said


def test_an_unknown_code_names_the_near_ones(tmp_path: Path) -> None:
    make.territories()
    assert "7649 (Agde - Pézenas)" in refusal("employment_basin:7648", tmp_path)
    assert "7649 (Agde - Pézenas)" in refusal("employment_basin:agde", tmp_path)


def test_an_unknown_kind_names_those_that_are_known(tmp_path: Path) -> None:
    said = refusal("employment_basins:7649", tmp_path)
    assert "Vouliez-vous dire « employment_basin » ?" in said
    assert "departement" in said
    assert "une nature et un code" in refusal("7649", tmp_path)


def test_a_kind_that_is_not_loaded_says_so(tmp_path: Path) -> None:
    assert "Aucun territoire de nature « employment_zone »" in refusal(
        "employment_zone:1", tmp_path
    )


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert "ce n’est pas un dossier" in refusal("employment_basin:7649", tmp_path / "file")
