"""Numbers of bodies: SIREN and SIRET (INSEE, Luhn key) and UAI (Éducation nationale, letter key).

Files of the field put tabs before a SIRET so that spreadsheets leave it alone, or lose its leading
zeros because spreadsheets did not; a reading says what was done to the text received.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Fault = Literal["empty", "characters", "length", "checksum"]

# La Poste numbers its thousands of sites without a Luhn key: the sum of the digits is a multiple
# of 5 instead (INSEE, documentation of the Sirene directory).
LA_POSTE_SIREN = "356000000"

# The alphabet of UAI keys: I, O and Q are left out because they look like digits.
UAI_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class IdentifierReading:
    """A number as it can be used.

    ``value`` is the cleaned text; it can be trusted only when ``fault`` is None. ``restored`` says
    that leading zeros were missing and that the key confirms the ones put back.
    """

    value: str
    fault: Fault | None = None
    restored: bool = False

    @property
    def valid(self) -> bool:
        return self.fault is None


def luhn_sum(digits: str) -> int:
    """The Luhn sum of a text of digits: a multiple of 10 when the key is right."""
    total = 0
    for position, digit in enumerate(reversed(digits)):
        doubled = int(digit) * (1 + position % 2)
        total += doubled - 9 if doubled > 9 else doubled
    return total


def is_siren(text: str) -> bool:
    """Whether ``text`` is a nine-digit SIREN with its key."""
    return len(text) == 9 and _digits(text) and luhn_sum(text) % 10 == 0


def is_siret(text: str) -> bool:
    """Whether ``text`` is a fourteen-digit SIRET with its key (La Poste's own rule included)."""
    if len(text) != 14 or not _digits(text):
        return False
    if luhn_sum(text) % 10 == 0:
        return True
    return text.startswith(LA_POSTE_SIREN) and sum(map(int, text)) % 5 == 0


def uai_letter(digits: str) -> str:
    """The key of the seven ``digits`` of a UAI. Raises ValueError on anything else."""
    if len(digits) != 7 or not _digits(digits):
        raise ValueError(f"« {digits} » n’est pas fait de sept chiffres.")
    return UAI_LETTERS[int(digits) % len(UAI_LETTERS)]


def is_uai(text: str) -> bool:
    """Whether ``text`` is seven digits followed by the letter that checks them."""
    if len(text) != 8 or not _digits(text[:7]):
        return False
    return uai_letter(text[:7]) == text[7]


def read_siren(received: str) -> IdentifierReading:
    """Clean a SIREN received from a file and judge it."""
    return _read(received, length=9, check=is_siren)


def read_siret(received: str) -> IdentifierReading:
    """Clean a SIRET received from a file and judge it."""
    return _read(received, length=14, check=is_siret)


def read_uai(received: str) -> IdentifierReading:
    """Clean a UAI received from a file and judge it; a lower-case key is accepted."""
    return _read(received, length=8, check=is_uai, letters=1)


def _read(
    received: str, *, length: int, check: Callable[[str], bool], letters: int = 0
) -> IdentifierReading:
    compact = "".join(received.split()).upper()
    if not compact:
        return IdentifierReading("", "empty")
    body, key = (compact[:-letters], compact[-letters:]) if letters else (compact, "")
    if not _digits(body) or (letters and key not in UAI_LETTERS):
        return IdentifierReading(compact, "characters")
    return _judge(compact, length=length, check=check)


def _judge(compact: str, *, length: int, check: Callable[[str], bool]) -> IdentifierReading:
    padded = compact.rjust(length, "0")
    if len(padded) > length:
        return IdentifierReading(compact, "length")
    restored = padded != compact
    if check(padded):
        return IdentifierReading(padded, restored=restored)
    # A short number whose key does not confirm the zeros is truncated: it stays as received.
    return IdentifierReading(compact, "length" if restored else "checksum")


def _digits(text: str) -> bool:
    return text.isascii() and text.isdigit()
