"""Addresses of the diagnoses."""

from django.urls import reverse

from passerelles.portals.public.reference.addresses import KIND_SLUGS


def diagnosis_address(kind: str, code: str) -> str:
    """``kind`` is that of TerritoryKind."""
    return reverse("diagnosis", args=[KIND_SLUGS[kind], code])
