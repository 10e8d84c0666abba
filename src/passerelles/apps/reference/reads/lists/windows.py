"""One page of a long list: after which row it begins, and how many rows it holds.

Pages follow the primary key, or the ranking of a search: walking them gives each row exactly once,
and the hundredth costs no more than the first.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)
Item = TypeVar("Item")
Other = TypeVar("Other")


class LostPosition(LookupError):
    """The row after which the page begins is no longer in the ranking: the reference changed."""


@dataclass(frozen=True, slots=True)
class Window:
    """``after`` is the key of the last row of the previous page, empty for the first page."""

    after: str = ""
    limit: int = 50


@dataclass(frozen=True, slots=True)
class Batch(Generic[Item]):
    """The rows of one page; ``last`` is the key that the next page follows, None at the end."""

    items: tuple[Item, ...]
    last: str | None

    def map(self, value: Callable[[Item], Other]) -> "Batch[Other]":
        return Batch(tuple(map(value, self.items)), self.last)


def by_key(rows: QuerySet[Row], window: Window) -> Batch[Row]:
    """The rows that follow ``window.after`` in the order of their keys. One query."""
    found = list(rows.filter(pk__gt=window.after).order_by("pk")[: window.limit + 1])
    part = found[: window.limit]
    return Batch(tuple(part), part[-1].pk if len(found) > len(part) else None)


def by_rank(rows: QuerySet[Row], keys: Sequence[str], window: Window) -> Batch[Row]:
    """The rows among ``keys``, in their order, that follow ``window.after``. Two queries.

    Raises LostPosition when ``window.after`` is not one of them.
    """
    kept = set(rows.filter(pk__in=keys).order_by().values_list("pk", flat=True))
    keys = [key for key in keys if key in kept]
    page = cut(keys, window, key=str)
    found: dict[Any, Row] = rows.in_bulk(page.items)
    return Batch(tuple(found[key] for key in page.items if key in found), page.last)


def cut(items: Sequence[Item], window: Window, *, key: Callable[[Item], str]) -> Batch[Item]:
    """The page of a list that is whole in memory. Raises LostPosition like ``by_rank``."""
    start = _start([key(item) for item in items], window.after)
    part = tuple(items[start : start + window.limit])
    return Batch(part, key(part[-1]) if part and len(items) > start + len(part) else None)


def _start(keys: Sequence[str], after: str) -> int:
    if not after:
        return 0
    if after not in keys:
        raise LostPosition(after)
    return keys.index(after) + 1
