"""The one table of facts, partitioned by indicator (migration 0001)."""

from django.db import models

from passerelles.apps.reference.models import Versioned
from passerelles.domain.common.absence import Absence
from passerelles.domain.indicators.quantity import Bound


class Observation(Versioned):
    """One dated value of one indicator about one territory.

    An empty dimension is the total. ``edition`` is the vintage of the source (``BMO-2024``);
    ``geography`` the edition of the zoning that cuts the territory; ``departement`` and ``region``
    where the source files it, the way along which totals were made. ``origin`` is ``file:line`` of
    a figure that was read, empty for one that was summed: its rows are then found again by
    ``reads.lineage``. ``low`` and ``high`` hold the interval of a bounded value.
    """

    versioned_by = (
        "indicator",
        "source",
        "edition",
        "territory_kind",
        "territory_code",
        "period",
        "occupation",
        "sector",
        "sex",
        "age",
        "level",
    )
    scope = ("indicator", "source", "edition")

    id = models.BigAutoField(primary_key=True)
    indicator = models.CharField(max_length=60)
    definition_version = models.PositiveSmallIntegerField(default=1)
    edition = models.CharField(max_length=40)
    territory_kind = models.CharField(max_length=24)
    territory_code = models.CharField(max_length=20)
    geography = models.CharField(max_length=40)
    departement = models.CharField(max_length=3, blank=True)
    region = models.CharField(max_length=2, blank=True)
    period = models.CharField(max_length=10, help_text="2024, 2024-T1, 2024-03 or R2024")
    occupation = models.CharField(max_length=40, blank=True)
    sector = models.CharField(max_length=40, blank=True)
    sex = models.CharField(max_length=10, blank=True)
    age = models.CharField(max_length=20, blank=True)
    level = models.CharField(max_length=20, blank=True)
    value = models.FloatField(null=True, blank=True)
    numerator = models.FloatField(null=True, blank=True)
    denominator = models.FloatField(null=True, blank=True)
    low = models.FloatField(null=True, blank=True)
    high = models.FloatField(null=True, blank=True)
    bound = models.CharField(max_length=8, choices=[(b.value, b.value) for b in Bound])
    absence = models.CharField(
        max_length=16, blank=True, choices=[(a.value, a.value) for a in Absence]
    )
    origin = models.CharField(max_length=160, blank=True)

    class Meta:
        ordering = ("indicator", "territory_kind", "territory_code", "period", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(value=None, absence__gt="")
                | models.Q(value__isnull=False, absence=""),
                name="observation_value_or_absence",
            ),
        )

    def __str__(self) -> str:
        return f"{self.indicator} {self.territory_kind}:{self.territory_code} {self.period}"
