"""The file of fictitious accounts: read whole, or refused with the place."""

from pathlib import Path

import pytest

from passerelles.formats.accounts.demonstration import BrokenDemonstration, read_demonstration

INSTITUTIONS = "institutions: [{code: region, name: Région, college: region}]\n"


def read(folder: Path, text: str) -> None:
    path = folder / "demonstration.yaml"
    path.write_text(text, encoding="utf-8")
    read_demonstration(path)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[]", "ne contient ni"),
        (INSTITUTIONS, "n’a pas de liste « accounts »"),
        (INSTITUTIONS + "accounts: [un]", "accounts, ligne 1 : écrivez des champs"),
        (INSTITUTIONS + "accounts: [{email: a@b.fr}]", "accounts, ligne 1 : les champs sont"),
        (
            INSTITUTIONS + "accounts: [{email: a@b.fr, name: A, role: steering, institution: x}]",
            "agit pour « x »",
        ),
    ],
)
def test_a_mistake_is_named_with_its_place(tmp_path: Path, text: str, told: str):
    with pytest.raises(BrokenDemonstration, match=told):
        read(tmp_path, text)
