"""Numbers, dates and counts as French writes them: what pages and documents share."""

from passerelles.documents.french import MONTHS, NARROW, counted, day, moment, number

__all__ = ["MONTHS", "NARROW", "counted", "day", "moment", "number"]
