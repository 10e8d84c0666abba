"""A deposit of studies: what is read, what is refused and why."""

from pathlib import Path

import pytest

from passerelles.formats.common.rejection import Rejection, UnreadableFile
from passerelles.formats.publications.deposit import (
    COLUMNS,
    PublicationRecord,
    read_publications,
)

LINE = {
    "identifiant": "2026-soudure",
    "titre": "Le soudage en région",
    "editeur": "ORCI",
    "date": "2026-03",
    "metiers": "H2913, H2909",
    "territoires": "region:76",
    "actions": "3,14",
}


def deposit(folder: Path, **changes: str) -> PublicationRecord | Rejection:
    file = folder / "publications_test.csv"
    cells = LINE | changes
    file.write_text(
        ";".join(COLUMNS) + "\n" + ";".join(cells.get(c, "") for c in COLUMNS) + "\n", "utf-8"
    )
    (found,) = read_publications(file)
    return found


def test_a_line_says_what_a_study_is_about(tmp_path: Path) -> None:
    found = deposit(tmp_path)
    assert isinstance(found, PublicationRecord)
    assert (found.publisher, found.published, found.kind) == ("orci", "2026-03", "etude")
    assert (found.occupations, found.actions) == (("H2913", "H2909"), (3, 14))
    assert found.path == "publications_test.csv:2"


@pytest.mark.parametrize(
    ("column", "value", "remedy"),
    [
        ("identifiant", "une étude", "identifiant de lettres"),
        ("titre", "", "donnez un titre"),
        ("editeur", "", "donnez l’éditeur"),
        ("date", "mars 2026", "écrivez 2026, 2026-03"),
        ("date", "2026-13", "écrivez 2026, 2026-03"),
        ("nature", "roman", "choisissez entre etude"),
        ("adresse", "javascript:alert(1)", "https://"),
        ("adresse", "www.exemple.fr", "https://"),
        ("actions", "34", "de 1 à 33"),
        ("actions", "trois", "de 1 à 33"),
    ],
)
def test_a_wrong_cell_is_named_with_its_remedy(
    tmp_path: Path, column: str, value: str, remedy: str
) -> None:
    found = deposit(tmp_path, **{column: value})
    assert isinstance(found, Rejection)
    assert found.rule == f"publication.{column}"
    assert found.path == "publications_test.csv:2"
    assert f"« {value} » ({column})" in found.message
    assert remedy in found.message


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    file = tmp_path / "publications_x.csv"
    file.write_text("identifiant;titre\n1;Un titre\n", "utf-8")
    with pytest.raises(UnreadableFile, match="editeur"):
        list(read_publications(file))


def test_an_identifier_given_twice_is_refused(tmp_path: Path) -> None:
    deposit(tmp_path)
    file = tmp_path / "publications_test.csv"
    header, line = file.read_text("utf-8").splitlines()
    file.write_text("\n".join((header, line, line)) + "\n", "utf-8")

    _, refused = read_publications(file)

    assert isinstance(refused, Rejection)
    assert (refused.rule, refused.path) == ("publication.duplicate", "publications_test.csv:3")
