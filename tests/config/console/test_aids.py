"""`passerelles aids …`: the contract of answers and exit codes."""

import json
from contextlib import nullcontext
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.factories import territory

from passerelles.config.console import aids as console

TWO = """
- id: adulte
  date: 2025-05-02
  person: {age: 30, commune: "31555", jobseeker: true, on_are: false}
  project: {kind: training, programme: prf, funder: region, entry: 2025-05-12, end: 2025-11-12}
- id: inconnue
  date: 2025-05-02
  person: {age: 30, commune: "31555", jobseeker: true}
  project: {kind: training, programme: prf, funder: region, entry: 2025-05-12, end: 2025-11-12}
"""


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    """Runs commands on the database of the tests."""
    monkeypatch.setattr(console, "opened_application", nullcontext)
    return CliRunner()


def evaluated(run: CliRunner, folder: Path, text: str, *options: str) -> Result:
    path = folder / "situations.yaml"
    path.write_text(text, encoding="utf-8")
    return run.invoke(console.aids, ["evaluate", str(path), *options], standalone_mode=False)


@pytest.mark.django_db
def test_json_holds_the_fields_of_the_contract(run: CliRunner, tmp_path: Path) -> None:
    territory("31555")
    done = evaluated(run, tmp_path, TWO, "--json")

    assert done.return_value == 0, done.output
    adult, unknown = json.loads(done.stdout)
    assert (adult["id"], unknown["id"]) == ("adulte", "inconnue")
    pay = next(aid for aid in adult["aids"] if aid["code"] == "rsfp")
    assert set(pay) == {
        *("code", "verdict", "amount", "unit", "reasons", "missing", "sources", "confidence")
    }
    assert (pay["verdict"], pay["amount"], pay["unit"]) == ("yes", 769.49, "month")
    assert pay["sources"][0].startswith("Décret n° 2021-522")
    assert pay["sources"][0].endswith(
        "(Légifrance, https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000043459208)"
    )
    asked = next(aid for aid in unknown["aids"] if aid["code"] == "rsfp")
    assert (asked["verdict"], asked["amount"], asked["missing"]) == (
        *("unknown", None),
        ["person.on_are"],
    )
    assert "aref" not in [aid["code"] for aid in adult["aids"]]


@pytest.mark.django_db
def test_text_tells_why_not_and_another_date_changes_what_is_known(
    run: CliRunner, tmp_path: Path
) -> None:
    done = evaluated(run, tmp_path, TWO.replace("2025-05-12", "null"), "--date", "2024-01-15")

    text = done.output.replace("\u00a0", " ")
    assert done.return_value == 0, text
    assert "adulte — le 15/01/2024" in text
    assert "? Quel jour commence la formation ou l’activité ?" in text
    assert "non         Salaire d’apprenti" in text

    slip = evaluated(run, tmp_path, TWO.replace("funder: region", "funder: Régoin", 1))
    assert slip.return_value == 0
    assert "[0].project.funder : « Régoin » ne dit rien aux règles" in slip.stderr
    assert slip.stderr.count("À vérifier") == 1


@pytest.mark.django_db
def test_a_situation_with_a_fault_keeps_no_other_from_being_judged(
    run: CliRunner, tmp_path: Path
) -> None:
    territory("34172")
    abroad = TWO.replace("31555", "34172", 1)
    done = evaluated(run, tmp_path, abroad, "--json")
    assert done.return_value == 1
    assert [one["id"] for one in json.loads(done.stdout)] == ["adulte"]
    assert "« 31555 » n’est le code INSEE d’aucune commune" in done.stderr
    assert "1 situation jugée : 1 point à corriger." in done.stderr.replace("\u00a0", " ")

    nothing = evaluated(run, tmp_path, TWO.replace("age: 30", "age: 12"), "--json")
    assert (nothing.return_value, nothing.stdout) == (1, "")
    assert "situations.yaml:4: [0].person.age : vaut 12" in nothing.stderr
    assert "Rien n’est jugé : 2 points à corriger." in nothing.stderr.replace("\u00a0", " ")


def test_the_worked_cases_are_told_one_by_one(run: CliRunner) -> None:
    done = run.invoke(console.aids, ["cases"], standalone_mode=False)
    assert done.return_value == 0
    assert "✓ Rémunération : 16 ans, l’âge minimum (rsfp.yaml:" in done.output
    assert done.output.rstrip().endswith("tenus, 0 à revoir.")
