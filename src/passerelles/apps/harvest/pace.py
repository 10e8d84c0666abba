"""What lets a large import run at its pace: memory for its joins, fewer passes of the collector."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

ROOM = "128MB"
ALLOCATIONS = 50_000


@contextmanager
def rare_collections() -> Iterator[None]:
    """Collect cycles every 50 000 allocations rather than 700, until the end of the block.

    Rows make no cycle and die by the thousand: walking those that wait takes a quarter of the
    processor on half a million figures.
    """
    before = gc.get_threshold()
    gc.set_threshold(ALLOCATIONS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def give_room() -> None:
    """Let sorts and joins of this transaction stay in memory: with 4 MB they go to the disk."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL work_mem = '{ROOM}'")


@contextmanager
def joined_by_hashing() -> Iterator[None]:
    """Leave hashing as the only way to join in this part of a transaction.

    The columns that identify a figure go together: the planner takes them for independent, expects
    one row, and would compare a quarter of a million figures each to each, or merge them on the few
    columns that an index has sorted.
    """
    others = ("enable_nestloop", "enable_mergejoin")
    with connection.cursor() as cursor:
        cursor.execute("; ".join(f"SET LOCAL {way} = off" for way in others))
        yield
        cursor.execute("; ".join(f"SET LOCAL {way} = on" for way in others))
