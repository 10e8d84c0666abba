"""The register of sources, the editions of nomenclatures, and what every imported row carries."""

from typing import Self, TypeVar

from django.db import models


class Source(models.Model):
    """Where rows come from; the register itself is ``content/sources.yaml``.

    Being demonstration is a property of the source: real and generated rows never sum.
    """

    id = models.CharField(primary_key=True, max_length=40)
    name = models.CharField(max_length=200)
    owner = models.CharField(max_length=200)
    licence = models.CharField(max_length=200)
    page = models.URLField(max_length=500, blank=True)
    rhythm = models.CharField(max_length=100)
    is_demonstration = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "id")

    def __str__(self) -> str:
        return self.name


class Edition(models.Model):
    """One published version of a nomenclature: its key reads ``ROME-4.60`` or ``COG-2026``."""

    id = models.CharField(primary_key=True, max_length=40)
    scheme = models.CharField(max_length=20)
    version = models.CharField(max_length=20)
    published_on = models.DateField()
    in_force = models.BooleanField(default=True)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="editions")
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("scheme", "-published_on")
        constraints = (
            models.UniqueConstraint(fields=("scheme", "version"), name="edition_scheme_version"),
        )

    def __str__(self) -> str:
        return f"{self.scheme} {self.version}"


_Row_co = TypeVar("_Row_co", bound="Imported", covariant=True)


class ImportedQuerySet(models.QuerySet[_Row_co]):
    def current(self) -> Self:
        """Only the rows that their source still publishes."""
        return self.filter(closed_on=None)


class Imported(models.Model):
    """A row that a source gave; it is closed, never deleted, when the source drops it."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    closed_on = models.DateField(null=True, blank=True)

    objects = ImportedQuerySet.as_manager()

    class Meta:
        abstract = True


class Generation(models.Model):
    """The number of the reference served: it grows with each import, in its transaction.

    What processes derive from the reference (search index, cached pages) is rebuilt when it moves.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    number = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(id=1), name="generation_single_row"),
        )

    def __str__(self) -> str:
        return str(self.number)
