"""Rows kept in versions: what was known, and from when to when."""

from typing import ClassVar, Self, TypeVar

from django.contrib.postgres.fields import DateTimeRangeField
from django.db import models

from passerelles.apps.reference.models.sources import Source

_Row_co = TypeVar("_Row_co", bound="Versioned", covariant=True)


class VersionedQuerySet(models.QuerySet[_Row_co]):
    def current(self) -> Self:
        """What is known now."""
        return self.filter(known__upper_inf=True)

    def known_at(self, moment: object) -> Self:
        """What was known at ``moment`` (an aware datetime)."""
        return self.filter(known__contains=moment)


class Versioned(models.Model):
    """A row that is never overwritten: a new value closes the range of the old one.

    ``versioned_by`` names the fields that identify the thing described; ``scope`` those whose
    staged values bound what an import may close (an edition never closes another one). The source
    has no constraint in the database: an import checks those of all its rows in one pass
    (``refuse_unfit``), and a trigger a row took a tenth of its time.
    """

    versioned_by: ClassVar[tuple[str, ...]]
    scope: ClassVar[tuple[str, ...]]

    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="+", db_constraint=False
    )
    known = DateTimeRangeField()

    objects = VersionedQuerySet.as_manager()

    class Meta:
        abstract = True
