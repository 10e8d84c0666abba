"""The structure rules and the official schema agree on what is valid, on any broken file."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from passerelles.formats.lheo.check import RULES
from tests.formats.lheo.check.offer import DOCUMENT, check_text, edited
from tests.formats.lheo.check.samples import SAMPLES

pytestmark = pytest.mark.real_data

# What the schema refuses too. Lengths of codes are told by rules with a better explanation.
STRUCTURE = {rule.number for rule in RULES if rule.slug.startswith("structure.")} - {"L031", "L032"}
LENGTHS = {"L101", "L201", "L203", "L204", "L206", "L211", "L217", "L218", "L221", "L224", "L231"}
LENGTHS |= {"L214", "L232", "L307", "L309", "L322", "L327", "L328", "L329", "L332", "L507"}


@cache
def schema(folder: Path) -> Any:
    return etree.XMLSchema(etree.parse(str(folder / "formation" / "lheo_carif.xsd")))


def is_valid(text: str, folder: Path) -> bool:
    return bool(schema(folder).validate(etree.fromstring(text.encode())))


def faults(text: str, folder: Path) -> set[str]:
    return {finding.number for finding in check_text(text, folder)}


def test_the_clean_document_is_valid(real_data: Path) -> None:
    assert is_valid(DOCUMENT, real_data), schema(real_data).error_log


@pytest.mark.parametrize("number", sorted(STRUCTURE & SAMPLES.keys()))
def test_the_schema_refuses_the_same_samples(number: str, real_data: Path) -> None:
    assert not is_valid(edited(*SAMPLES[number].bad), real_data)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
@given(choices=st.lists(st.tuples(st.integers(0), st.integers(0), st.booleans()), max_size=3))
def test_moved_doubled_and_dropped_elements(
    choices: list[tuple[int, int, bool]], real_data: Path, tmp_path: Path
) -> None:
    root = etree.fromstring(DOCUMENT.encode())
    for where, target, copy in choices:
        _move(root, where, target, copy=copy)
    text = etree.tostring(root, encoding="unicode")
    found = faults(text, tmp_path)
    if is_valid(text, real_data):
        assert not found & STRUCTURE
    else:
        assert found & (STRUCTURE | LENGTHS), schema(real_data).error_log


def _move(root: Any, where: int, target: int, *, copy: bool) -> None:
    """Put an element, or its double, beside another one; beside itself it is dropped.

    Extras are left alone: the checker lets publishers put what they want in them (EDOF does).
    """
    elements = [one for one in list(root.iter())[3:] if not one.tag.endswith("extra")]
    elements = [one for one in elements if not one.getparent().tag.endswith("extras")]
    element, beside = elements[where % len(elements)], elements[target % len(elements)]
    if element is beside:
        element.getparent().remove(element)
    elif element not in list(beside.iterancestors()):
        beside.addnext(etree.fromstring(etree.tostring(element)) if copy else element)
