"""What a file of contracts covers: figures are made only where the file is whole."""

import re
from dataclasses import dataclass
from typing import Literal

from passerelles.formats.common.parsing import CellFault

Side = Literal["employer", "residence", "training"]

SIDES: dict[str, Side] = {
    "employeur": "employer",
    "residence": "residence",
    "formation": "training",
}
NATIONAL = "FR"
_PART = re.compile(r"(employeur|residence|formation):(\d{2})")


@dataclass(frozen=True, slots=True)
class Scope:
    """The régions that the file covers wholly, seen from each side; ``{}`` is the whole country."""

    regions: tuple[tuple[Side, str], ...]

    def covers(self, side: Side, region: str) -> bool:
        return not self.regions or (side, region) in self.regions


def read_scope(text: str) -> Scope:
    """Read ``FR``, ``employeur:76`` or ``employeur:76 residence:76``. Raises CellFault."""
    if text == NATIONAL:
        return Scope(())
    found = [_PART.fullmatch(part) for part in text.split()]
    if not found or not all(found):
        raise CellFault(
            "contract.unknown-scope",
            f"« {text} » ne dit pas ce que le fichier couvre ; écrivez FR, ou le côté et le code "
            "de la région (employeur:76, residence:76, formation:76), séparés par une espace.",
        )
    return Scope(tuple((SIDES[m[1]], m[2]) for m in found if m))
