"""The file of schemes: its small vocabulary of conditions, and what it refuses."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from passerelles.formats.common.rejection import UnreadableFile
from passerelles.formats.guidance.schemes import read_schemes

WHOLE: dict[str, Any] = {
    "slug": "cej",
    "title": "Contrat",
    "for": [{"age": "16-25"}, {"disabled_worker": True, "towards": ["J", "K12"]}],
    "unless": {"employer": ["public"]},
    "why": "Parce que.",
    "conditions": "Aucune.",
    "contact": "Une mairie, à confirmer.",
    "near": ["agency"],
    "source": {"title": "Code", "url": "https://exemple.fr", "read_on": "2026-11-23"},
}


def written(folder: Path, *entries: object) -> Path:
    path = folder / "schemes.yaml"
    text = yaml.safe_dump(list(entries), allow_unicode=True)
    path.write_text(text.replace("'2026-11-23'", "2026-11-23"), encoding="utf-8")
    return path


def test_conditions_are_read(tmp_path: Path) -> None:
    (scheme,) = read_schemes(written(tmp_path, WHOLE))
    young, disabled = scheme.cases
    assert young == {"age": range(16, 26)}
    assert disabled == {"disabled_worker": True, "towards": frozenset({"J", "K12"})}
    assert scheme.unless == {"employer": frozenset({"public"})}


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"for": {"age": "16-25"}}, "une liste de cas"),
        ({"for": ["jeunes"]}, "« nom: valeur »"),
        ({"for": [{"sex": "f"}]}, "« sex » ne se lit pas ; conditions : employed"),
        ({"for": [{"age": "25-16"}]}, "le plus petit nombre d’abord"),
        ({"for": [{"age": 16}]}, "« 16-25 »"),
        ({"for": [{"employed": "oui"}]}, "true ou false"),
        ({"for": [{"french": ["d1"]}]}, "a1, a2, b1"),
        ({"for": [{"french": "a1"}]}, "une liste"),
        ({"unless": {"towards": ["J150"]}}, "J, J15, J1506"),
        ({"unless": []}, "« nom: valeur »"),
        ({"source": {"title": "Code", "url": "https://exemple.fr", "read_on": "hier"}}, "la date"),
        ({"near": ["mairie"]}, "mission_locale, agency"),
        ({"amount": 500}, "ces champs et eux seuls"),
    ],
)
def test_a_wrong_entry_is_told_with_its_place(
    tmp_path: Path, changes: dict[str, Any], told: str
) -> None:
    with pytest.raises(UnreadableFile, match="dispositif 2") as refusal:
        read_schemes(written(tmp_path, WHOLE, {**WHOLE, "slug": "b", **changes}))
    assert told in str(refusal.value)


def test_a_slug_is_given_once(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="donné deux fois"):
        read_schemes(written(tmp_path, WHOLE, WHOLE))
