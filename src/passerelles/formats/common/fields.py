"""Fields of a mapping that a person or a program wrote: each is read, or told with its remedy."""

import difflib
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from passerelles.formats.common.rejection import Severity

_SHOWN = 60  # characters of a value that a sentence quotes
_LONGEST = 500
_TOLD = 10  # unknown fields told one by one
_ALIKE = 0.75  # below, the field proposed has nothing to do with the one written


@dataclass(frozen=True, slots=True)
class FieldFinding:
    """What to mend, or to know, of one field: ``occupations[1].until``, counted from 0.

    An ``error`` keeps the mapping from being used; a ``warning`` says how it was understood.
    """

    field: str
    message: str
    severity: Severity = "error"

    def __str__(self) -> str:
        return f"{self.field} : {self.message}" if self.field else self.message


class Fields:
    """Reads one mapping; what cannot be used is told in ``findings`` and read as None."""

    def __init__(
        self, given: Mapping[str, Any], findings: list[FieldFinding], *, prefix: str = ""
    ) -> None:
        self.given = given
        self.findings = findings
        self.prefix = prefix

    def tell(self, name: str, message: str, severity: Severity = "error") -> None:
        self.findings.append(FieldFinding(f"{self.prefix}{name}", message, severity))

    def refuse_others(self, known: Sequence[str]) -> None:
        """Tell the fields that nobody reads, with the name that each looks like."""
        others = [name for name in map(str, self.given) if name not in known]
        for rank, name in enumerate(others[:_TOLD], 1):
            near = difflib.get_close_matches(name, known, n=1, cutoff=_ALIKE)
            remedy = (
                f"vouliez-vous écrire « {near[0]} » ?" if near else f"champs : {', '.join(known)}."
            )
            more = len(others) - rank if rank == _TOLD else 0
            also = f", ni les {more} suivants" if more else ""
            self.tell(shown(name), f"ce champ n’existe pas{also} ; {remedy}")

    def inner(self, name: str) -> "Fields":
        """The mapping under ``name``, empty when it is unsaid."""
        value = self.given.get(name)
        if value is None or isinstance(value, Mapping):
            return Fields(value or {}, self.findings, prefix=f"{self.prefix}{name}.")
        self.tell(name, f"vaut « {shown(value)} », attendu : des champs « nom: valeur ».")
        return Fields({}, self.findings, prefix=f"{self.prefix}{name}.")

    def flag(self, name: str) -> bool | None:
        value = self.given.get(name)
        if value is None or isinstance(value, bool):
            return value
        self.tell(
            name, f"vaut « {shown(value)} », attendu : true, false, ou null si vous ne savez pas."
        )
        return None

    def whole(self, name: str, *, low: int, high: int, remedy: str = "") -> int | None:
        value = _integral(self.given.get(name))
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int):
            self.tell(name, f"vaut « {shown(value)} », attendu : un nombre entier, en chiffres.")
            return None
        if low <= value <= high:
            return value
        bounds = f"vaut {shown(value)}, attendu : de {low} à {high}."
        self.tell(name, f"{bounds} {remedy}".strip())
        return None

    def amount(self, name: str, *, low: int, high: int) -> Decimal | None:
        value = self.given.get(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
            self.tell(name, f"vaut « {shown(value)} », attendu : un nombre, avec un point décimal.")
            return None
        if low <= value <= high:
            return Decimal(str(value))
        self.tell(name, f"vaut {shown(value)}, attendu : de {low} à {high}.")
        return None

    def day(self, name: str) -> date | None:
        """A date, or its ISO text: YAML reads dates, JSON has none."""
        value = self.given.get(name)
        if value is None:
            return None
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        try:
            return date.fromisoformat(value if isinstance(value, str) else "")
        except ValueError:
            self.tell(name, f"vaut « {shown(value)} », attendu : une date qui existe, AAAA-MM-JJ.")
            return None

    def text(self, name: str) -> str:
        """A text without the spaces around it, empty when it is unsaid."""
        value = self.given.get(name)
        if value is None:
            return ""
        if isinstance(value, str) and len(value) <= _LONGEST and value.isprintable():
            return value.strip()
        self.tell(name, f"vaut « {shown(value)} », attendu : un texte court, entre guillemets.")
        return ""

    def listed(self, name: str, *, most: int, remedy: str) -> tuple[Any, ...]:
        """The elements of a list, empty when it is unsaid; too long a list is refused whole."""
        value = self.given.get(name)
        if value is None:
            return ()
        if not isinstance(value, list | tuple):
            self.tell(name, f"vaut « {shown(value)} », attendu : une liste.")
            return ()
        if len(value) > most:
            self.tell(name, f"contient {len(value)} éléments, {most} au plus : {remedy}")
            return ()
        return tuple(value)

    def texts(self, name: str, *, most: int, remedy: str) -> tuple[str, ...]:
        """Texts of a list, each once, in their order; an empty one is refused."""
        found: dict[str, None] = {}
        for rank, value in enumerate(self.listed(name, most=most, remedy=remedy)):
            if value is None or (isinstance(value, str) and not value.strip()):
                self.tell(f"{name}[{rank}]", "est vide\u00a0: retirez-le ou complétez-le.")
                continue
            read = Fields({f"{name}[{rank}]": value}, self.findings, prefix=self.prefix)
            if word := read.text(f"{name}[{rank}]"):
                found[word] = None
        return tuple(found)


def _integral(value: object) -> object:
    """30.0 is the whole number 30, as JSON has it."""
    if isinstance(value, Decimal | float) and math.isfinite(value) and value == int(value):
        return int(value)
    return value


def shown(value: object) -> str:
    """What was written, short enough for a sentence; null and true as files spell them."""
    if value is None or isinstance(value, bool):
        return "null" if value is None else str(value).lower()
    if isinstance(value, Mapping):
        return "un bloc"
    if isinstance(value, list | tuple):
        return "une liste"
    text = "".join(
        sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in str(value)
    )
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
