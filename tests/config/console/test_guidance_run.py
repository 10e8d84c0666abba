"""`passerelles guidance run` and `report path`: contract, kind refusals, a printed sheet."""

import json
from contextlib import nullcontext
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests import factories as make
from tests.profile_faults import FAULTS

from passerelles.apps.reference.reads.generation import forget
from passerelles.config.console import guidance_run, path_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    for console in (guidance_run, path_report):
        monkeypatch.setattr(console, "opened_application", nullcontext)
    forget()
    serve = make.skill(label="Servir")
    waiter, barman = (make.occupation(code) for code in ("G1803", "G1801"))
    make.skill_link(waiter, serve)
    make.skill_link(barman, serve)
    make.skill_link(barman, make.skill(label="Doser"))
    return CliRunner()


def profile(folder: Path, text: str) -> str:
    path = folder / "profil.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_profile_is_guided_and_its_sheet_printed(run: CliRunner, tmp_path: Path) -> None:
    file = profile(tmp_path, "occupations: [{code: G1803, years: 3}]")
    done = run.invoke(guidance_run.run, [file, "--json"], standalone_mode=False)
    answer = json.loads(done.stdout)
    assert [one["code"] for one in answer["occupations"]] == ["G1801"]
    assert answer["occupations"][0]["missing_skills"][0]["label"] == "Doser"
    assert [one["target"] for one in answer["targets"]] == ["G1801"]

    out = tmp_path / "fiche.pdf"
    for options in ([], ["--falc"]):
        run.invoke(path_report.path, [file, "-o", str(out), *options], catch_exceptions=False)
        assert out.read_bytes().startswith(b"%PDF")


def test_every_fault_of_a_profile_is_told_with_its_field(run: CliRunner, tmp_path: Path) -> None:
    for given, field, _ in FAULTS:
        done = run.invoke(guidance_run.run, [profile(tmp_path, json.dumps(given))])
        assert done.exit_code == guidance_run.TO_MEND
        assert f"profil.yaml:1: {field} : " in done.output


def test_a_profile_to_mend_says_its_fields(run: CliRunner, tmp_path: Path) -> None:
    file = profile(tmp_path, "person: {age: 12}\ntarget: A9999")
    done = run.invoke(guidance_run.run, [file])

    assert done.exit_code == guidance_run.TO_MEND
    assert "person.age" in done.output
    assert "15 ans et plus" in done.output
