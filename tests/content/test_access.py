"""How much of the official texts of access is understood; it only goes up."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from passerelles.apps.reference.models import OccupationText
from passerelles.connectors.register import recognise
from passerelles.connectors.rome.load_347 import load
from passerelles.domain.guidance.reaching.access import Access, access_of


@pytest.mark.real_data
def test_most_of_the_official_texts_are_understood(real_data: Path) -> None:
    found: dict[str, list[str]] = {}
    for row in _texts(real_data):
        found.setdefault(row.occupation_id, []).append(row.text)
    told = [access_of(texts) for texts in found.values()]
    assert len(told) == 532
    assert sum(_tells_entry(one) for one in told) >= 496
    assert sum(one.unqualified for one in told) == 70
    assert sum(one.level_from is not None for one in told) >= 434


def _tells_entry(access: Access) -> bool:
    levels = (access.level_from, access.level_with_experience)
    return access.unqualified or access.contest or any(level is not None for level in levels)


def _texts(real_data: Path) -> Iterator[OccupationText]:
    for outcome in load(recognise(real_data, source="rome_347")["rome_347"]):
        for row in outcome if isinstance(outcome, list | tuple) else ():
            if isinstance(row, OccupationText) and row.kind == "access":
                yield row
