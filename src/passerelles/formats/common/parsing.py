"""Rows into records: a cell that cannot be used refuses its row, and says why."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from passerelles.formats.common.rejection import Rejection
from passerelles.formats.common.tables import Row

Record = TypeVar("Record")


class CellFault(ValueError):
    """A cell cannot be used: ``rule`` is the slug, the message a French sentence."""

    def __init__(self, rule: str, message: str) -> None:
        super().__init__(message)
        self.rule = rule


def parse_rows(
    rows: Iterator[Row | Rejection], parse: Callable[[Row], Record]
) -> Iterator[Record | Rejection]:
    """Turn each row into a record with ``parse``; a CellFault becomes a rejection of the row."""
    for row in rows:
        if isinstance(row, Rejection):
            yield row
            continue
        try:
            yield parse(row)
        except CellFault as fault:
            yield row.reject(fault.rule, str(fault))
