"""A bridge as a file, in the documented format of tables of passage."""

import csv
from collections.abc import Iterator, Sequence

from passerelles.apps.indicators.models import BridgeKind
from passerelles.apps.indicators.reads.bridges import CodeLink, LoadedBridge

HEADER = (
    *("edition_origine", "code_origine", "intitule_origine"),
    *("edition_cible", "code_cible", "intitule_cible", "nature", "poids"),
)
# The words of formats.bridges.passage.
KINDS = {
    BridgeKind.EXACT: "exacte",
    BridgeKind.MANY: "plusieurs",
    BridgeKind.WEIGHTED: "ponderee",
    BridgeKind.INHERITED: "heritee",
}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class _Echo:
    """What the writer of CSV writes to: it gives each line back."""

    def write(self, line: str) -> str:
        return line


def lines(bridge: LoadedBridge, links: Sequence[CodeLink]) -> Iterator[str]:
    """The lines of the file, its header first, with the mark that spreadsheets look for."""
    writer = csv.writer(_Echo(), delimiter=";")
    yield "\ufeff" + writer.writerow(HEADER)
    for link in links:
        yield writer.writerow([_plain(cell) for cell in _cells(bridge, link)])


def _cells(bridge: LoadedBridge, link: CodeLink) -> tuple[str, ...]:
    return (
        bridge.origin,
        link.origin,
        link.origin_label,
        bridge.target,
        link.target,
        link.target_label,
        KINDS[bridge.kind],
        "" if link.weight is None else repr(link.weight).replace(".", ","),
    )


def _plain(cell: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
