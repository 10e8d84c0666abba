"""Load the tables of relations of the France compétences export, loose and without their zip."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from passerelles.connectors.common.editions import Outcome, make_dated_edition, with_edition
from passerelles.connectors.rncp.links import Linking, Targets, link
from passerelles.connectors.rncp.successions import succeed
from passerelles.formats.common.rejection import Rejection
from passerelles.formats.rncp.records import Record, SuccessionRecord
from passerelles.formats.rncp.tables import SUCCESSIONS, read_table
from passerelles.formats.rncp.values import vintage_of

SOURCE = "rncp_relations"


def load(files: Sequence[Path]) -> Iterator[Outcome]:
    """Yield the rows of the loose tables ``files``, successions last.

    Raises UnreadableFile when a file is none of the ten tables or lacks a column.
    """
    vintage = max(vintage_of(path.name) for path in files)
    linking = Linking(SOURCE, vintage, Targets.loaded())
    ordered = sorted(files, key=lambda path: (SUCCESSIONS.names(path.name), path.name))
    edition = make_dated_edition("RNCP", vintage, source=SOURCE)
    yield from with_edition(edition, _outcomes(ordered, linking))


def _outcomes(files: Sequence[Path], linking: Linking) -> Iterator[Outcome]:
    for path in files:
        yield from link_and_succeed(read_table(path), linking)


def link_and_succeed(records: Iterator[Record | Rejection], linking: Linking) -> Iterator[Outcome]:
    """Yield the outcomes of ``records``, keeping successions for the end."""
    successions: list[SuccessionRecord] = []
    yield from link(_without_successions(records, successions), linking)
    yield from succeed(successions, linking)


def _without_successions(
    records: Iterator[Record | Rejection], successions: list[SuccessionRecord]
) -> Iterator[Record | Rejection]:
    for record in records:
        if isinstance(record, SuccessionRecord):
            successions.append(record)
        else:
            yield record
