"""Links that open what a person saved: a random token finds the row and unseals it.

AES-256-GCM (NIST SP 800-38D) under a key derived by HKDF-SHA-256 (RFC 5869); the row is bound to
its content, so neither can be swapped for another's.
"""

import json
import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_FINDING, _SECRET, _NONCE = 16, 32, 12  # octets
_PURPOSE = b"passerelles guidance state 1"
_BLOCK = 1024  # sealed texts are filled up to it: their length tells little of what was said


@dataclass(frozen=True, slots=True)
class StateLink:
    """A link, in its two parts. ``token`` is what the address carries."""

    finding: bytes
    secret: bytes

    @classmethod
    def fresh(cls) -> Self:
        return cls(os.urandom(_FINDING), os.urandom(_SECRET))

    @classmethod
    def of(cls, token: str) -> Self | None:
        """The link of a token; None when it does not have the shape of one."""
        try:
            octets = urlsafe_b64decode(token.encode("ascii"))
        except (UnicodeEncodeError, Error):
            return None
        link = cls(octets[:_FINDING], octets[_FINDING:])
        # A token has one spelling: decoding forgives characters that it does not know.
        return link if len(link.secret) == _SECRET and link.token == token else None

    @property
    def token(self) -> str:
        return urlsafe_b64encode(self.finding + self.secret).decode("ascii")

    @property
    def lookup(self) -> str:
        return sha256(self.finding).hexdigest()


def seal(state: Mapping[str, Any], link: StateLink) -> bytes:
    """The state as octets that only ``link`` opens; two seals of one state differ."""
    said = json.dumps(state, ensure_ascii=False, separators=(",", ":")).encode()
    filled = said.ljust(-(-len(said) // _BLOCK) * _BLOCK)
    nonce = os.urandom(_NONCE)
    return nonce + _cipher(link).encrypt(nonce, filled, link.lookup.encode())


def unseal(sealed: bytes, link: StateLink) -> dict[str, Any] | None:
    """The state; None when the octets were altered or belong to another link."""
    nonce, rest = sealed[:_NONCE], sealed[_NONCE:]
    try:
        said = _cipher(link).decrypt(nonce, rest, link.lookup.encode())
    except InvalidTag:
        return None
    state: dict[str, Any] = json.loads(said)
    return state


def _cipher(link: StateLink) -> AESGCM:
    key = HKDF(SHA256(), length=32, salt=link.finding, info=_PURPOSE).derive(link.secret)
    return AESGCM(key)
