"""Dates as French administrations write them."""

import re
from datetime import date

_DATE = re.compile(r"(\d{2})/(\d{2})/(\d{4})")


def read_french_date(text: str) -> date | None:
    """The date written ``31/08/2026``; None when ``text`` is empty. Raises ValueError otherwise."""
    if not text:
        return None
    found = _DATE.fullmatch(text)
    if found is None:
        raise ValueError(f"« {text} » n’est pas une date au format jour/mois/année.")
    day, month, year = map(int, found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(f"« {text} » n’existe pas dans le calendrier.") from None
