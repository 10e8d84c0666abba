"""What the browser keeps: the keys of the sessions chosen, in a cookie, and nothing of the person.

The server stores nothing. The cookie is strictly necessary to what the person asks for, so it needs
no consent (CNIL, lignes directrices du 17 septembre 2020, article 5).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from django.http import HttpRequest, HttpResponse

COOKIE = "selection"
MOST = 30  # keys: a cookie holds 4 096 octets
LONGEST = 3_500  # octets
DAYS = 60
_KEY = re.compile(r"[A-Za-z0-9_.:~%/-]{3,180}")
_SEPARATOR = "|"


def is_key(text: str) -> bool:
    """Whether ``text`` has the shape of the key of a session."""
    return _KEY.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class Basket:
    """Keys of sessions, the first chosen first."""

    keys: tuple[str, ...] = ()

    @classmethod
    def of(cls, keys: Iterable[str]) -> Self:
        """The keys that have the shape of a key, once each, as many as fit."""
        kept: list[str] = []
        size = 0
        for key in dict.fromkeys(keys):
            size += len(key) + len(_SEPARATOR)
            if len(kept) < MOST and size <= LONGEST and is_key(key):
                kept.append(key)
        return cls(tuple(kept))

    @classmethod
    def read(cls, request: HttpRequest) -> Self:
        return cls.of(request.COOKIES.get(COOKIE, "").split(_SEPARATOR))

    def with_one(self, key: str) -> "Basket":
        return Basket.of((*self.keys, key))

    def without(self, key: str) -> "Basket":
        return Basket(tuple(kept for kept in self.keys if kept != key))

    def write(self, response: HttpResponse) -> None:
        """Ask the browser to keep it, or to forget it once empty."""
        if not self.keys:
            response.delete_cookie(COOKIE, samesite="Lax")
            return
        response.set_cookie(
            COOKIE,
            _SEPARATOR.join(self.keys),
            max_age=DAYS * 24 * 3600,
            samesite="Lax",
            httponly=True,
        )
