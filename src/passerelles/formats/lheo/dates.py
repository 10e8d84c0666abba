"""Dates of Lhéo: eight digits, of which the last ones may be unknown."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self


class Precision(StrEnum):
    """How much of a date is known. ``OPEN`` is Lhéo's 99999999: no end is planned."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"
    OPEN = "open"


@dataclass(frozen=True, slots=True, order=True)
class LheoDate:
    """A date with its precision; ``day`` is the first possible day, None when unknown or open."""

    day: date | None
    precision: Precision

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``AAAAMMJJ``, ``AAAAMM00``, ``AAAA0000``, ``00000000`` or ``99999999``.

        Raises ValueError (French sentence) for anything else, a day out of the calendar included.
        """
        if text == "00000000":
            return cls(None, Precision.UNKNOWN)
        if text == "99999999":
            return cls(None, Precision.OPEN)
        if len(text) != 8 or not (text.isascii() and text.isdigit()):
            raise ValueError(f"« {text} » n’est pas une date Lhéo : huit chiffres, AAAAMMJJ.")
        year, month, day = int(text[:4]), int(text[4:6]), int(text[6:])
        precision = Precision.DAY if day else Precision.MONTH if month else Precision.YEAR
        if day and not month:
            raise ValueError(f"« {text} » donne un jour sans mois : écrivez {year:04}0000.")
        try:
            return cls(date(year, month or 1, day or 1), precision)
        except ValueError:
            raise ValueError(f"« {text} » n’existe pas dans le calendrier.") from None

    def written(self) -> str:
        """The eight digits of Lhéo."""
        if self.day is None:
            return "99999999" if self.precision is Precision.OPEN else "00000000"
        full = self.day.strftime("%Y%m%d").zfill(8)
        if self.precision is Precision.DAY:
            return full
        return full[:6] + "00" if self.precision is Precision.MONTH else full[:4] + "0000"
