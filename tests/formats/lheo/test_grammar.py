"""The condensed grammar says what the schema says."""

from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from passerelles.formats.lheo.grammar import CONTAINERS, LEAVES, NAMES, Leaf, Slot

XS = "{http://www.w3.org/2001/XMLSchema}"


def test_the_table_is_spelled_out() -> None:
    assert CONTAINERS["periode"] == (
        Slot("debut", 1, 1),
        Slot("fin", 1, 1),
        Slot("extras", 0, None),
    )
    assert CONTAINERS["domaine-formation"][0] == Slot("code-FORMACODE", 0, 5)
    assert LEAVES["ligne"] == Leaf("text", 1, 50)
    assert LEAVES["modalites-enseignement"].codes == {"0", "1", "2"}
    assert "11" in LEAVES["code-niveau-entree"].codes
    assert "9" not in LEAVES["code-niveau-entree"].codes


def test_every_child_is_described() -> None:
    children = {slot.name for slots in CONTAINERS.values() for slot in slots}
    assert children <= NAMES
    assert not CONTAINERS.keys() & LEAVES.keys()


@pytest.mark.real_data
def test_the_official_schema_says_the_same(real_data: Path) -> None:
    schema = etree.parse(str(real_data / "formation" / "lheo_carif.xsd"))
    types = {one.get("name"): one for one in schema.iter(f"{XS}complexType")}
    for name, slots in CONTAINERS.items():
        if name != "extras":  # any mix of extra and extras
            found = [_slot(one) for one in types[f"{name}-subtype"].iter(f"{XS}element")]
            assert found == list(slots), name


def _slot(element: Any) -> Slot:
    high = element.get("maxOccurs", "1")
    name = element.get("ref").removeprefix("lheo:")
    low = int(element.get("minOccurs", "1"))
    return Slot(name, low, None if high == "unbounded" else int(high))
