"""Stable keys: ``<source>:<number>``, whatever publishers number with, or fail to."""

import hashlib
import re
from dataclasses import dataclass, field
from urllib.parse import quote

# A key holds up to three numbers (session, under its action, under its training) and its source.
NUMBER_LENGTH = 44
LONGEST_NUMBER = 120
UNNUMBERED = "sans-numero-"
_UNSAFE = re.compile(r"[^A-Za-z0-9._~-]")


def encode(number: str) -> str:
    """``number`` safe in an address: percent-encoded, or cut and hashed when it is very long."""
    quoted = quote(number, safe="~")
    if len(quoted) <= NUMBER_LENGTH:
        return quoted
    return f"{_UNSAFE.sub('-', number)[: NUMBER_LENGTH - 13]}~{_digest(number)}"


def fit_number(number: str) -> str:
    """``number`` as a column keeps it: the rare ones beyond the column are cut and hashed."""
    return number if len(number) <= LONGEST_NUMBER else f"{number[:100]}~{_digest(number)}"


def unnumbered(*content: str) -> str:
    """The number of what its publisher did not number, from content that seldom changes."""
    return UNNUMBERED + _digest("\x1f".join(" ".join(text.lower().split()) for text in content))


@dataclass(slots=True)
class Keys:
    """The keys of one source; ``owners`` maps each key already given to its parent's.

    Some publishers number sessions again in each action, and two bodies may both number from 1:
    the first to bear a number holds the bare key for ever, the others are told apart by their
    parent. What the database knows is given first, so that no key ever changes hands.
    """

    source: str
    owners: dict[str, str] = field(default_factory=dict)

    def provider(self, number: str, *, siren: str) -> str:
        """The key of a body. Its owner is its SIREN: a body that moves keeps it, not its SIRET."""
        bare = self._bare(number)
        known = self.owners.get(bare, "")
        if known and siren and known != siren:
            return f"{self.source}:{siren}~{encode(number)}"
        self.owners[bare] = known or siren
        return bare

    def child(self, number: str, *, parent: str) -> str:
        """The key of a training of a body, of an action of a training, of a session of an action.

        One ``Keys`` serves one kind of rows.
        """
        own = f"{parent}~{encode(number)}"
        if own in self.owners:
            return own
        bare = self._bare(number)
        if self.owners.setdefault(bare, parent) == parent:
            return bare
        self.owners[own] = parent
        return own

    def _bare(self, number: str) -> str:
        return f"{self.source}:{encode(number)}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]
