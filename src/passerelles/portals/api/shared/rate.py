"""Rate limit: 600 requests a minute per address, never for the machine itself.

Each process counts for itself, in memory: a citizen's office shares one address without harm, a
loop that runs away is stopped, and no request writes to the database to be counted.
"""

import time
from collections.abc import Callable
from ipaddress import ip_address
from threading import Lock

from django.http import HttpRequest

PER_MINUTE = 600
_WINDOW = 60.0  # seconds


class RateLimit:
    """Counts of the current minute, by address; forgotten when it ends."""

    def __init__(self, allowed: int, *, clock: Callable[[], float] = time.monotonic) -> None:
        self.allowed = allowed
        self._clock = clock
        self._lock = Lock()
        self._began = clock()
        self._counts: dict[str, int] = {}

    def wait(self, address: str) -> int:
        """Count one request; seconds to wait before the next one is accepted, 0 if this one is."""
        with self._lock:
            elapsed = self._clock() - self._began
            if elapsed >= _WINDOW:
                self._began, elapsed = self._clock(), 0.0
                self._counts.clear()
            count = self._counts.get(address, 0) + 1
            self._counts[address] = count
        return 0 if count <= self.allowed else max(1, round(_WINDOW - elapsed))


def client_address(request: HttpRequest) -> str:
    """The address to count, empty for the machine itself.

    A proxy on this machine adds the caller's address at the end of ``X-Forwarded-For``; sent by
    anyone else, the header is not believed.
    """
    address = str(request.META.get("REMOTE_ADDR", ""))
    if not _is_loopback(address):
        return address
    forwarded = request.headers.get("X-Forwarded-For", "").rsplit(",", maxsplit=1)[-1].strip()
    return "" if _is_loopback(forwarded) else forwarded


def _is_loopback(address: str) -> bool:
    """True for an empty address too: a Unix socket."""
    try:
        return not address or ip_address(address).is_loopback
    except ValueError:
        return False
