"""Which occupations an edition already holds."""

from passerelles.apps.reference.models import Occupation


def occupation_codes(edition: str) -> frozenset[str]:
    """Return the ROME codes of ``edition`` (``ROME-3.47``); empty when it is not loaded."""
    codes = Occupation.objects.filter(edition_id=edition).values_list("code", flat=True)
    return frozenset(codes)
