"""Nomenclatures other than the ROME: Formacode, NSF, levels, value lists."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from passerelles.apps.reference.models.sources import Edition, Imported


class NomenclatureItem(Imported):
    """One code of a nomenclature in one edition; key ``Formacode-14:15061``.

    ``kind`` says which floor of the nomenclature it belongs to (field, term, group, domain…).
    """

    id = models.CharField(primary_key=True, max_length=160)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="items")
    # The longest theme of data·inclusion has 89 characters.
    code = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, blank=True)
    label = models.CharField(max_length=400)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    synonyms = ArrayField(models.CharField(max_length=300), default=list, blank=True)
    attributes = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ("edition", "code")
        indexes = (models.Index(fields=("code",)),)

    def __str__(self) -> str:
        return self.label


class NomenclatureSuccession(Imported):
    """An old code became a new one; several new codes mean that it was split.

    When ``scheme`` names two nomenclatures (``Formacode-CITE-F``), the new code is the counterpart
    of the old one in the second.
    """

    id = models.CharField(primary_key=True, max_length=100)
    scheme = models.CharField(max_length=20)
    old_code = models.CharField(max_length=60)
    new_code = models.CharField(max_length=60)

    class Meta:
        ordering = ("scheme", "old_code", "new_code")
