"""The number of the reference served, and what a process remembers as long as it stands."""

import time
from collections.abc import Callable
from threading import Lock
from typing import Any, Generic, TypeVar

from passerelles.apps.reference.models import Generation

Value = TypeVar("Value")

_LOOK_EVERY = 1.0  # seconds: between two looks a process may serve the reference of a second ago


class _Seen:
    """The last number read, and when (monotonic seconds)."""

    number = 0
    at = float("-inf")


_seen = _Seen()
_remembered: list["Remembered[Any]"] = []


def generation() -> int:
    """The current generation; asks the database at most once a second. 0 before any import."""
    now = time.monotonic()
    if now - _seen.at >= _LOOK_EVERY:
        _seen.number = Generation.objects.values_list("number", flat=True).first() or 0
        _seen.at = now
    return _seen.number


class Remembered(Generic[Value]):
    """A function without argument whose value is kept until the reference changes."""

    def __init__(self, compute: Callable[[], Value]) -> None:
        self.compute = compute
        self.__doc__ = compute.__doc__
        self._lock = Lock()
        self._kept: tuple[int, Value] | None = None
        _remembered.append(self)

    def __call__(self) -> Value:
        number = generation()
        kept = self._kept
        if kept is not None and kept[0] == number:
            return kept[1]
        # One thread computes; meanwhile the others serve the value of the generation before.
        if not self._lock.acquire(blocking=kept is None) and kept is not None:
            return kept[1]
        try:
            if self._kept is None or self._kept[0] != number:
                self._kept = (number, self.compute())
            return self._kept[1]
        finally:
            self._lock.release()

    def forget(self) -> None:
        self._kept = None


def remembered(compute: Callable[[], Value]) -> Remembered[Value]:
    """Decorator: compute once a generation, in each process."""
    return Remembered(compute)


def forget() -> None:
    """Drop all that this process remembers (tests, or rows changed outside an import)."""
    _seen.at = float("-inf")
    for value in _remembered:
        value.forget()
