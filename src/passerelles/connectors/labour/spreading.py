"""Sums travel with the records that they are made of."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from math import ceil

from django.db.models import Model

from passerelles.connectors.common.editions import Outcome


def with_sums(
    records: Iterable[Sequence[Model]],
    sums: Iterator[Model],
    *,
    read: int,
    summed: int,
) -> Iterator[Outcome]:
    """Give each of the ``read`` records its part of the ``summed`` rows.

    A sum is not a record read, and half a million rows at once would not fit beside the others.
    """
    each = ceil(summed / read) if read else 0
    for record in records:
        yield [*record, *islice(sums, each)]
