"""Rows that hold between two days: memberships, grants, delegations."""

from datetime import date
from typing import ClassVar, Self, TypeVar

from django.db import models
from django.db.models import F, Q

AnyDated = TypeVar("AnyDated", bound="Dated")


class DatedQuerySet(models.QuerySet[AnyDated]):
    def in_force(self, on: date) -> Self:
        return self.filter(in_force_on(on))


class Dated(models.Model):
    """In force from ``starts_on`` to ``ends_on``, both days included; no end when None."""

    starts_on = models.DateField("à partir du")
    ends_on = models.DateField("jusqu’au", null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="%(class)s_ends_after_its_start",
                violation_error_message="La date de fin précède la date de début : corrigez-la.",
            ),
        )

    def holds(self, on: date) -> bool:
        return self.starts_on <= on and (self.ends_on is None or on <= self.ends_on)


def in_force_on(on: date, prefix: str = "") -> Q:
    """What a row seen through ``prefix`` (such as ``memberships__``) meets to hold on a day."""
    started = Q(**{f"{prefix}starts_on__lte": on})
    return started & (Q(**{f"{prefix}ends_on": None}) | Q(**{f"{prefix}ends_on__gte": on}))
