"""Whether the occupations that a table of passage names exist in the ROME that is loaded."""

from collections.abc import Iterator

from passerelles.apps.reference.reads.occupation_codes import occupation_codes
from passerelles.formats.bridges.link import BridgeLine
from passerelles.formats.common.rejection import Rejection, fragment_of


class KnownOccupations:
    """The codes of each edition of the ROME, read once an import.

    ``columns`` are those that hold the origin and the target in the file. An edition that is not
    loaded refuses nothing.
    """

    def __init__(self, *columns: str) -> None:
        self._columns = columns
        self._codes: dict[str, frozenset[str]] = {}

    def fault(self, line: BridgeLine) -> Rejection | None:
        """Why the line cannot be kept: one of its occupations is unknown."""
        return next(self._faults(line), None)

    def _faults(self, line: BridgeLine) -> Iterator[Rejection]:
        ends = (line.origin_edition, line.origin), (line.target_edition, line.target)
        for column, (edition, code) in zip(self._columns, ends, strict=True):
            if edition not in self._codes:
                self._codes[edition] = occupation_codes(edition)
            if code and self._codes[edition] and code not in self._codes[edition]:
                yield Rejection(
                    line.path,
                    "bridge.unknown-code",
                    f"Colonne « {column} » : « {code} » n’est pas dans {edition} : corrigez le "
                    "code, ou importez la nomenclature à jour.",
                    fragment_of(line),
                )
