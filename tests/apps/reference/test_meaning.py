"""One code may name another trade in another edition."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passerelles.apps.reference.reads.meaning import same_meaning

ROOFING = "Pose et restauration de couvertures"
ROOFERS = ("Couvreur / Couvreuse", "Couvreur-zingueur / Couvreuse-zingueuse")
SOLAR = "Installateur / Installatrice en systèmes solaires"


def test_a_code_given_to_another_trade_is_told_apart() -> None:
    assert not same_meaning(SOLAR, ROOFING, ROOFERS)


def test_an_activity_and_the_person_who_does_it_are_one_trade() -> None:
    assert same_meaning("Soudeur / Soudeuse", "Soudage manuel", ["Soudeur / Soudeuse à l’arc"])


def test_an_old_appellation_can_become_the_label() -> None:
    assert same_meaning("Vétérinaire", "Santé animale", ["Vétérinaire"])


@given(st.lists(st.text("abcdefghijkléè", min_size=4), min_size=1).map(" ".join))
def test_a_label_keeps_the_meaning_it_had_as_an_appellation(label: str) -> None:
    assert same_meaning(label, "", [label])


@pytest.mark.real_data
def test_the_official_editions_differ_by_a_handful_of_codes(real_data: Path) -> None:
    new = _labels(real_data / "rome/v460_code_rome.csv")
    old = _labels(real_data / "rome/v347_referentiel_code_rome.csv")
    names = _appellations(real_data / "rome/v347_referentiel_appellation.csv")

    moved = {c for c in old if c in new and not same_meaning(new[c], old[c], names.get(c, ()))}

    assert "F1610" in moved
    assert len(moved) <= 3


def _labels(path: Path) -> dict[str, str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {row["code_rome"]: row["libelle_rome"] for row in csv.DictReader(file)}


def _appellations(path: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["code_rome"], []).append(row["libelle_appellation_long"])
    return found
