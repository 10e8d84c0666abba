"""The field tables fit the grammar and the model."""

from collections.abc import Iterator
from dataclasses import fields

import pytest

from passerelles.formats.lheo.fields import Node, Record
from passerelles.formats.lheo.grammar import CONTAINERS, LEAVES
from passerelles.formats.lheo.offer_tables import TRAINING


def records(record: Record) -> Iterator[Record]:
    yield record
    for target in record.fields.values():
        if isinstance(target, Node):
            yield from records(target.record)


def leaves(element: str, record: Record, above: str = "") -> Iterator[str]:
    for slot in CONTAINERS[element]:
        path = above + slot.name
        if path in record.fields or slot.name == "extras":
            continue
        if slot.name in LEAVES:
            yield path
        else:
            yield from leaves(slot.name, record, f"{path}/")


ALL = {record.element: record for record in records(TRAINING)}


@pytest.mark.parametrize("element", ALL)
def test_every_element_of_the_language_fills_an_attribute(element: str) -> None:
    assert list(leaves(element, ALL[element])) == []


@pytest.mark.parametrize("element", ALL)
def test_every_attribute_of_the_model_is_filled(element: str) -> None:
    record = ALL[element]
    names = {target.name for target in record.fields.values()}
    names |= {leaf.name for leaf in record.attributes.values()} | {"extras"}
    model = {field.name for field in fields(record.model)}
    assert names <= model
    if "code" not in element and "certification" not in element:
        assert names == model


@pytest.mark.parametrize("element", ALL)
def test_what_comes_several_times_is_a_tuple(element: str) -> None:
    kinds = {field.name: str(field.type) for field in fields(ALL[element].model)}
    for path, target in ALL[element].fields.items():
        *above, last = [element, *path.split("/")]
        slot = next(one for one in CONTAINERS[above[-1]] if one.name == last)
        assert kinds[target.name].startswith("tuple") == (slot.high != 1), path
