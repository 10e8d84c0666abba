"""Numbers, dates and counts as French writes them."""

from datetime import date, datetime

from django.utils import timezone

NARROW = "\u202f"  # narrow no-break space, between thousands
MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)


def number(value: int | float, decimals: int = 0) -> str:
    """``1584`` reads « 1 584 », ``3.25`` with one decimal « 3,3 »."""
    return f"{value:,.{decimals}f}".replace(",", NARROW).replace(".", ",")


def counted(value: int, singular: str, plural: str) -> str:
    """A number with its noun; French keeps the singular below two."""
    return f"{number(value)} {singular if value < 2 else plural}"


def day(value: date | None) -> str:
    """« 1er février 2026 »; empty when the date is unknown."""
    if value is None:
        return ""
    first = "1er" if value.day == 1 else str(value.day)
    return f"{first} {MONTHS[value.month - 1]} {value.year}"


def moment(value: datetime | None) -> str:
    """« 23 novembre 2026 à 9 h 05 », Paris time."""
    if value is None:
        return ""
    local = timezone.localtime(value)
    return f"{day(local.date())} à {local.hour} h {local.minute:02d}"
