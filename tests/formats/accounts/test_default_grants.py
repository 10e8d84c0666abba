"""The file of default rights: read whole, or refused with the place and the value."""

from pathlib import Path

import pytest

from passerelles.formats.accounts.default_grants import BrokenGrants, GrantRule, read_grants


def written(folder: Path, text: str) -> Path:
    path = folder / "grants.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_rule_says_to_whom_what_and_where(tmp_path: Path):
    rule = "{colleges: [state], institutions: [apec], verbs: [read], subtrees: [plan], owned: true}"

    (read,) = read_grants(written(tmp_path, f"grants:\n  - {rule}\n"))

    assert read == GrantRule(("state",), ("apec",), ("read",), ("plan",), True)
    assert read.concerns("apec", "consultative")
    assert read.concerns("prefecture", "state")
    assert not read.concerns("afpa", "consultative")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("grants: []", "ne contient pas de liste « grants »"),
        ("- rien", "ne contient pas de liste « grants »"),
        ("grants: [rien]", "règle 1 : écrivez des champs"),
        ("grants: [{verb: read}]", "règle 1 : « verb » n’existe pas"),
        (
            "grants: [{colleges: [etat], verbs: [read], subtrees: [plan]}]",
            "règle 1, colleges : « etat » est inconnu",
        ),
        (
            "grants: [{colleges: [state], verbs: [lire], subtrees: [plan]}]",
            "règle 1, verbs : « lire » est inconnu",
        ),
        ("grants: [{colleges: [state], verbs: read, subtrees: [plan]}]", "« verbs » est une liste"),
        ("grants: [{verbs: [read], subtrees: [plan]}]", "dites à qui"),
        (
            "grants: [{colleges: [state], verbs: [read], subtrees: [plan], owned: oui}]",
            "« owned » vaut true ou false",
        ),
    ],
)
def test_a_mistake_is_named_with_its_place(tmp_path: Path, text: str, told: str):
    with pytest.raises(BrokenGrants, match=told):
        read_grants(written(tmp_path, text))
