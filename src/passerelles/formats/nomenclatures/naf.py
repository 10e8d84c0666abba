"""NAF rev. 2 (2008): sections (a letter), divisions (two digits), sub-classes (``4120B``)."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from passerelles.formats.common.documents import read_yaml

EDITION = "NAF-2008"


@dataclass(frozen=True, slots=True)
class NafFloors:
    """``sections``: letter → title; ``divisions``: two digits → title; ``section_of``: division →
    its letter.
    """

    sections: Mapping[str, str]
    divisions: Mapping[str, str]
    section_of: Mapping[str, str]


def read_naf_floors(path: Path) -> NafFloors:
    """The sections and divisions that ``content/nomenclatures/naf_2008.yaml`` holds."""
    entries = read_yaml(path)
    return NafFloors(
        sections={e["section"]: e["title"] for e in entries},
        divisions={code: title for e in entries for code, title in e["divisions"].items()},
        section_of={code: e["section"] for e in entries for code in e["divisions"]},
    )
