"""What the console says, and with which exit code."""

import json
import re
from pathlib import Path

import pytest

from .conftest import Console
from .test_killed_import import write_terms


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nope"], "« nope » est inconnue"),
        (["serve", "--colour"], "L’option « --colour » n’existe pas"),
        (["data", "import"], "Il manque « DOSSIER_OU_FICHIER »"),
        (["serve", "--port", "x"], "Valeur refusée pour l’option « --port »"),
        (["data", "import", "/nowhere"], "n’existe pas"),
        (["data", "fetch", "nowhere"], "n’est pas au registre"),
        (["data", "import", ".", "--source", "rome_40"], "livrée avec Passerelles"),
        (["serve", "--host", "203.0.113.9"], "n’a pas cette adresse"),
        (["user", "add", "a@b.fr"], "Il manque l’option « --role »"),
    ],
)
def test_bad_usage_is_told_in_french_with_exit_2(
    console: Console, arguments: list[str], said: str
) -> None:
    ended = console.run(*arguments)

    assert ended.returncode == 2
    assert said in ended.stderr
    assert ended.stdout == ""


def test_help_is_in_french(console: Console) -> None:
    shown = console.run("data", "--help").stdout

    assert "Utilisation : " in shown
    assert "Commandes" in shown


def test_a_file_that_belongs_to_nobody_is_told(console: Console, tmp_path: Path) -> None:
    (tmp_path / "x.bin").write_bytes(b"?")

    ended = console.run("data", "import", str(tmp_path / "x.bin"))

    assert ended.returncode == 2
    assert "--source" in ended.stderr


def test_status_lists_the_embedded_sources_in_json_only(console: Console) -> None:
    ended = console.run("data", "status", "--json")

    rows = {row["source"]: row for row in json.loads(ended.stdout)}
    assert ended.returncode == 0
    assert {"cog_communes", "rome_40", "demonstration_skills"} <= rows.keys()
    assert set(rows["cog_communes"]) == {
        *("source", "edition", "read", "kept", "refused", "seconds")
    }
    assert rows["cog_communes"]["kept"] > 34_000


def test_a_second_init_loads_nothing_again(console: Console) -> None:
    ended = console.run("init")

    assert ended.returncode == 0
    assert "Chargement" not in ended.stderr


def test_the_database_says_where_it_is(console: Console) -> None:
    shown = console.run("db", "status").stdout

    assert "base privée" in shown
    assert "En marche  : oui" in shown


def test_backup_then_restore_brings_an_account_back(console: Console, tmp_path: Path) -> None:
    file = tmp_path / "base.dump"
    added = console.run(
        *("user", "add", "Kept@Example.org", "--role", "adviser"),
        text="une phrase assez longue\nune phrase assez longue\n",
    )
    assert added.returncode == 0, added.stderr
    assert console.run("db", "backup", str(file)).returncode == 0
    assert console.run("user", "close", "kept@example.org").returncode == 0
    assert "kept@example.org\tadviser\tfermé" in console.run("user", "list").stdout

    restored = console.run("db", "restore", str(file))

    assert restored.returncode == 0, restored.stderr
    assert "kept@example.org\tadviser\tactif" in console.run("user", "list").stdout


def test_a_weak_password_is_refused_with_exit_1(console: Console) -> None:
    ended = console.run("user", "add", "weak@example.org", "--role", "adviser", text="123\n123\n")

    assert ended.returncode == 1
    assert "Compte refusé" in ended.stderr


def test_an_import_reports_in_json_and_only_json(console: Console, real_data: Path) -> None:
    ended = console.run("data", "import", str(real_data), "--source", "nsf", "--json")

    (row,) = json.loads(ended.stdout)
    assert row["source"] == "nsf"
    assert row["read"] == row["kept"] + row["refused"]
    assert ended.returncode == (1 if row["refused"] else 0)


def test_a_dry_run_changes_nothing(console: Console, real_data: Path) -> None:
    before = console.run("data", "status", "--json").stdout

    ended = console.run("data", "import", str(real_data), "--source", "formacode", "--dry-run")

    assert re.search(r"éditions : \d ajoutée", ended.stderr)
    assert console.run("data", "status", "--json").stdout == before
    assert not {"added", "changed", "reference_"} & set(ended.stderr.split())


def test_a_file_that_cannot_be_read_is_told_with_exit_2(console: Console, tmp_path: Path) -> None:
    (tmp_path / "ft_clpe_communes.csv").write_bytes(b"")

    ended = console.run("data", "import", str(tmp_path), "--json")

    (row,) = json.loads(ended.stdout)
    assert (ended.returncode, row["read"]) == (2, 0)
    assert "est vide" in ended.stderr


def test_a_refused_record_is_told_with_exit_1(console: Console, tmp_path: Path) -> None:
    write_terms(tmp_path / "terms", "Essai")
    file = tmp_path / "terms" / "formacodes-v14.csv"
    file.write_text(file.read_text("utf-8") + "D14;Tronqué;Tronqué;100 ESSAI;;;;;;;;;;\n", "utf-8")

    ended = console.run("data", "import", str(file), "--dry-run")

    assert ended.returncode == 1, ended.stderr
    assert "« D14 »" in ended.stderr


def test_without_a_terminal_one_line_is_a_password(console: Console) -> None:
    ended = console.run(
        *("user", "add", "one@example.org", "--role", "adviser"), text="une phrase assez longue\n"
    )
    nothing = console.run("user", "add", "two@example.org", "--role", "adviser", text="")

    assert (ended.returncode, ended.stdout) == (0, "")
    assert "Warning" not in ended.stderr
    assert nothing.returncode == 2
    assert "Aucun mot de passe" in nothing.stderr
