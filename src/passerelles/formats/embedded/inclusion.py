"""The closed lists of values of the data·inclusion schema.

Derived by scripts/derive_inclusion_lists.py; see docs/sources/listes-inclusion.md.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from passerelles.formats.embedded.table_files import read_table


@dataclass(frozen=True, slots=True)
class EmbeddedListValue:
    """One value that the field ``list`` of a data·inclusion service or structure may take."""

    list: str
    value: str
    label: str
    description: str | None
    edition: str


def read_embedded_list_values() -> Iterator[EmbeddedListValue]:
    return read_table("inclusion_lists.parquet", EmbeddedListValue)
