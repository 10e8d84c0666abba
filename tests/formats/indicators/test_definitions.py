"""A broken declaration stops with a French sentence that names the file and the field."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from passerelles.formats.indicators.definitions import (
    BrokenDefinition,
    Indicator,
    SecrecyRule,
    read_indicators,
)

DEFINITION: dict[str, Any] = {
    "version": 1,
    "valid_from": date(2020, 1, 1),
    "formula": "nombre de places",
    "population": "sessions publiées",
    "unit": "places",
    "reviewer": "Carif-Oref",
}
INDICATOR: dict[str, Any] = {
    "code": "seats",
    "name": "Places",
    "question": "Combien de places ?",
    "theme": "supply",
    "measure": "count",
    "instrument": "catalogue",
    "direction": "none",
    "sources": ["catalogue"],
    "scope": "context",
    "role": "context",
    "shared": False,
    "periodicity": "year",
    "lag_days": 90,
    "owner": "carif_oref",
    "definitions": [DEFINITION],
}
Write = Callable[..., dict[str, Indicator]]


@pytest.fixture
def read(tmp_path: Path) -> Write:
    def reader(raw: Any, name: str = "seats.yaml") -> dict[str, Indicator]:
        text = raw if isinstance(raw, str) else yaml.safe_dump(raw, allow_unicode=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
        return read_indicators(tmp_path)

    return reader


def test_the_smallest_declaration(read: Write) -> None:
    found = read(INDICATOR)["seats"]

    assert found.definition.secrecy == SecrecyRule()
    assert (found.sources, found.counts, found.decimals) == (("catalogue",), (), 0)


def test_the_definition_in_force_on_a_day(read: Write) -> None:
    second = DEFINITION | {"version": 2, "valid_from": date(2024, 1, 1), "unit": "sièges"}
    found = read(INDICATOR | {"definitions": [DEFINITION, second]})["seats"]

    def unit(day: date) -> str | None:
        definition = found.definition_on(day)
        return definition and definition.unit

    assert [unit(date(year, 1, 1)) for year in (2019, 2020, 2023, 2024)] == [
        None,
        "places",
        "places",
        "sièges",
    ]
    assert found.definition.unit == "sièges"


def changed(**fields: Any) -> dict[str, Any]:
    return INDICATOR | {"definitions": [DEFINITION | fields]}


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ("a: [", "« seats.yaml » illisible"),
        ("- a list", "il manque les définitions"),
        ("", "il manque les définitions"),
        (INDICATOR | {"definitions": []}, "il manque les définitions"),
        (INDICATOR | {"definitions": "une"}, "il manque les définitions"),
        (INDICATOR | {"definitions": ["une"]}, "définition 1 » : écrivez"),
        (changed(secrecy="5"), "secrecy compris"),
        (INDICATOR | {"couleur": "bleu"}, "champ inconnu : couleur"),
        (changed(formule="x"), "définition 1 » : champ inconnu : formule"),
        (changed(secrecy={"seuil": 5}), "secrecy » : champ inconnu : seuil"),
        ({k: v for k, v in INDICATOR.items() if k != "question"}, "il manque question"),
        (INDICATOR | {"theme": "besoins"}, "theme vaut « besoins » ; valeurs admises : needs"),
        (changed(territory="mean"), "territory vaut « mean »"),
        (changed(secrecy={"kept_by": "us"}), "kept_by vaut « us »"),
        (changed(version=2), "les versions se suivent"),
        (changed(valid_from="bientôt"), "valid_from vaut « bientôt » ; attendu : une date"),
        (changed(unit=12), "unit vaut « 12 » ; attendu : un texte"),
        (changed(secrecy={"threshold": "cinq"}), "threshold vaut « cinq » ; attendu : un nombre"),
        (INDICATOR | {"sources": "bmo"}, "sources vaut « bmo » ; attendu : une liste"),
        (INDICATOR | {"actions": ["3"]}, "actions vaut"),
        (INDICATOR | {"decimals": True}, "decimals vaut « True »"),
        (INDICATOR | {"shared": "oui"}, "shared vaut « oui » ; attendu : true ou false"),
        (INDICATOR | {"periodicity": "parfois"}, "periodicity vaut « parfois »"),
        (INDICATOR | {"lag_days": 4_000}, "lag_days vaut 4000"),
        (INDICATOR | {"lag_days": "long"}, "lag_days vaut « long » ; attendu : un nombre"),
        (INDICATOR | {"owner": "Carif-Oref"}, "owner vaut « Carif-Oref » ; écrivez le code"),
        ({k: v for k, v in INDICATOR.items() if k != "owner"}, "il manque owner"),
        (INDICATOR | {"scope": "action"}, "a le rôle « context », et lui seul"),
        (INDICATOR | {"role": "impact"}, "a le rôle « context », et lui seul"),
        (INDICATOR | {"code": "places"}, "déclare « places » : un nom, un fichier"),
        (
            INDICATOR | {"definitions": [DEFINITION, DEFINITION | {"version": 2}]},
            "chaque version commence après la précédente",
        ),
    ],
)
def test_each_mistake_is_named(read: Write, raw: Any, told: str) -> None:
    with pytest.raises(BrokenDefinition) as raised:
        read(raw)

    assert told in str(raised.value)
    assert "seats.yaml" in str(raised.value)
