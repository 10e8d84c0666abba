"""Studies of observatories and branches: what they are about, and where to read them."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from passerelles.apps.reference.models import Imported


def _codes(length: int) -> "ArrayField[list[str], list[str]]":
    return ArrayField(models.CharField(max_length=length), default=list, blank=True)


class Publication(Imported):
    """A study deposited by its publisher; key ``publications:<identifier>``.

    ``published`` is a year, a month or a day, as said. ``publisher`` is a slug of
    ``content/observatory/publishers.yaml``. ``occupations`` and ``territories`` are keys of the
    reference, ``sectors`` codes of the NAF, ``actions`` numbers of the plan.
    """

    id = models.CharField(primary_key=True, max_length=100)
    title = models.CharField(max_length=300)
    publisher = models.CharField(max_length=40)
    published = models.CharField(max_length=10)
    kind = models.CharField(max_length=20)
    summary = models.TextField(blank=True)
    address = models.CharField(max_length=500, blank=True)
    licence = models.CharField(max_length=100, blank=True)
    occupations = _codes(40)
    territories = _codes(60)
    sectors = _codes(10)
    actions = ArrayField(models.PositiveSmallIntegerField(), default=list, blank=True)

    class Meta:
        ordering = ("-published", "title", "id")

    def __str__(self) -> str:
        return self.title
