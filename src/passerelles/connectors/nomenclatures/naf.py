"""Load the NAF 2008: our table of its sections and divisions, and the sub-classes of a file."""

from collections.abc import Iterator, Sequence
from datetime import date
from importlib.resources import files as package_files
from pathlib import Path

from passerelles.apps.reference.models import NomenclatureItem
from passerelles.connectors.common.editions import Outcome, make_edition, with_edition
from passerelles.formats.bridges.rome_naf import HiringsCell, read_rome_naf
from passerelles.formats.nomenclatures.naf import EDITION, read_naf_floors

SOURCE = "naf_2008"
# Decree n° 2007-1888 of 26 December 2007, in force on 1 January 2008.
PUBLISHED_ON = date(2008, 1, 1)


def load(files: Sequence[Path]) -> Iterator[Outcome]:
    """Yield sections, divisions, then the sub-classes that ``files`` name, once each.

    Raises UnreadableFile when a column is missing.
    """
    scheme, version = EDITION.split("-")
    edition = make_edition(scheme, version, published_on=PUBLISHED_ON, source=SOURCE)
    yield from with_edition(edition, _items(files))


def _items(files: Sequence[Path]) -> Iterator[Outcome]:
    content = Path(str(package_files("passerelles.content")))
    floors = read_naf_floors(content / "nomenclatures" / "naf_2008.yaml")
    for letter, title in floors.sections.items():
        yield [_item(letter, title, "section")]
    for code, title in floors.divisions.items():
        yield [_item(code, title, "division", parent=floors.section_of[code])]
    seen: set[str] = set()
    for outcome in (found for path in files for found in read_rome_naf(path)):
        if not isinstance(outcome, HiringsCell):
            yield outcome
        elif outcome.activity not in seen:
            seen.add(outcome.activity)
            yield [
                _item(
                    outcome.activity,
                    outcome.activity_label,
                    "sub_class",
                    parent=outcome.activity[:2],
                )
            ]


def _item(code: str, label: str, kind: str, *, parent: str = "") -> NomenclatureItem:
    return NomenclatureItem(
        id=f"{EDITION}:{code}",
        edition_id=EDITION,
        code=code,
        kind=kind,
        label=label,
        parent_id=f"{EDITION}:{parent}" if parent else None,
        source_id=SOURCE,
    )
