"""A study of an observatory in one line of French, on screen as on paper."""

from datetime import date

from passerelles.apps.observatory.reads.publications import PublicationValue
from passerelles.documents.french import day, period_text

_NATURES = {"etude": "étude", "enquete": "enquête", "donnees": "données"}
_WHOLE = len("2026-03-15")


def reference_of(study: PublicationValue) -> str:
    """« Observatoire … (ORCI), étude, mars 2026, Licence Ouverte 2.0 »."""
    publisher = study.publisher
    name = f"{publisher.name} ({publisher.acronym})" if publisher.acronym else publisher.name
    nature = _NATURES.get(study.kind, study.kind)
    said = (name, nature, published_text(study.published), study.licence)
    return ", ".join(filter(None, said))


def published_text(published: str) -> str:
    """« 15 mars 2026 », « juin 2025 », « 2024 »."""
    whole = len(published) == _WHOLE
    return day(date.fromisoformat(published)) if whole else period_text(published)
