"""Numbers, figures, dates and absences as French writes them, on screen as on paper."""

from datetime import date, datetime

from django.utils import timezone

from passerelles.domain.common.absence import Absence
from passerelles.domain.common.interval import Interval
from passerelles.domain.indicators.changes import ChangeCause
from passerelles.domain.indicators.quantity import Bound, Quantity

NARROW = "\u202f"  # narrow no-break space, between thousands
FIXED = "\u00a0"  # no-break space: a number stays with its unit
MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)
ABSENCES = {
    Absence.SECRET: "secret",
    Absence.NOT_PUBLISHED: "non publié",
    Absence.NOT_COVERED: "non couvert",
    Absence.LATE: "pas encore publié",
    Absence.NOT_APPLICABLE: "sans objet",
    Absence.REFUSED: "écarté : qualité insuffisante",
    Absence.MISSING_INPUT: "donnée manquante",
}
CHANGE_CAUSES = {
    ChangeCause.DEFINITION: "nouvelle définition",
    ChangeCause.PERIMETER: "autre périmètre",
    ChangeCause.NEW_DATA: "nouvelles données",
    ChangeCause.CORRECTION: "correction",
}
_BOUNDS = {Bound.AT_LEAST: "au moins ", Bound.AT_MOST: "au plus ", Bound.EXACT: ""}
_LINKS = {"de", "des", "du", "d", "en", "à", "au", "aux", "par", "sur", "dans", "pour", "chez"}
_SAME_IN_BOTH = {"mois", "fois", "temps", "permis"}
_FINEST = 2  # decimals: past them, two ends that read alike are one number


def number(value: float, decimals: int = 0) -> str:
    """``1584`` reads « 1 584 », ``3.25`` with one decimal « 3,3 », ``-4`` « −4 »; never « −0 »."""
    rounded = round(value, decimals) or 0.0
    said = f"{abs(rounded):,.{decimals}f}".replace(",", NARROW).replace(".", ",")
    return f"−{said}" if rounded < 0 else said


def share(value: float, decimals: int = 0) -> str:
    """A ratio, 0 to 1: ``0.56`` reads « 56 % »."""
    return f"{number(value * 100, decimals)}{FIXED}%"


def signed(value: float, decimals: int = 0) -> str:
    """A change: « +1 200 », « −4 », « 0 »."""
    said = number(value, decimals)
    return f"+{said}" if round(value, decimals) > 0 else said


def counted(value: float, singular: str, plural: str) -> str:
    """A number with its noun; French keeps the singular below two."""
    return f"{number(value)} {singular if value < 2 else plural}"


def measured(value: float, unit: str, decimals: int = 0) -> str:
    """A number with its unit given in the plural: « 1 projet », « 8,7 % », « classe 4 »."""
    said = number(value, decimals)
    if not unit:
        return said
    if unit == "classe":
        return f"{unit}{FIXED}{said}"
    return f"{said}{FIXED}{unit if abs(round(value, decimals)) >= 2 else _singular(unit)}"


def quantity_text(
    quantity: Quantity, unit: str = "", decimals: int = 0, *, missing: str = ""
) -> str:
    """What may be said of a quantity: « 1 240 projets », « au moins 258 347 projets », « entre 52 %
    et 58 % », « secret », « donnée manquante : passerelle FAP 2021 – ROME ».

    ``missing`` names what an absence lacks. An exact value with an interval (an estimate) keeps
    both: « 55 % (entre 52 % et 58 %) ».
    """
    if quantity.value is None:
        return absence_text(quantity.absence or Absence.NOT_PUBLISHED, missing)
    said = f"{_BOUNDS[quantity.bound]}{measured(quantity.value, unit, decimals)}"
    if quantity.interval is None:
        return said
    between = interval_text(quantity.interval, unit, decimals)
    return between if quantity.bound is not Bound.EXACT else f"{said} ({between})"


def interval_text(interval: Interval, unit: str = "", decimals: int = 0) -> str:
    """« entre 52 % et 58 % »; with more decimals when both ends would read alike."""
    for finer in range(decimals, _FINEST + 1):
        low, high = number(interval.low, finer), number(interval.high, finer)
        if low != high:
            end = measured(interval.high, unit, finer)
            start = f"{low}{FIXED}%" if unit == "%" else low
            return f"entre {start} et {end}"
    return measured(interval.low, unit, decimals)


def absence_text(reason: Absence, missing: str = "") -> str:
    """Why there is no value; ``missing`` names what lacks."""
    said = ABSENCES[reason]
    return f"{said}{FIXED}: {missing}" if missing and ":" not in said else said


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


def period_text(period: str) -> str:
    """« 2024 », « 1er trimestre 2024 » (2024-T1), « mars 2024 » (2024-03), « rentrée 2024 »."""
    if period.startswith("R"):
        return f"rentrée {period[1:]}"
    year, _, part = period.partition("-")
    if part.startswith("T"):
        quarter = "1er" if part == "T1" else f"{part[1:]}e"
        return f"{quarter} trimestre {year}"
    return f"{MONTHS[int(part) - 1]} {year}" if part.isdigit() and 1 <= int(part) <= 12 else period


def joined(words: list[str] | tuple[str, ...]) -> str:
    """« a, b et c »."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} et {words[-1]}"


def _singular(unit: str) -> str:
    """The unit of one: words lose their plural mark, up to the complement."""
    words = unit.split(" ")
    for position, word in enumerate(words):
        if word.replace("'", "’").partition("’")[0].lower() in _LINKS:
            break
        if word.endswith("s") and word not in _SAME_IN_BOTH:
            words[position] = word[:-1]
    return " ".join(words)
