"""Bridges between nomenclatures: no bridge, no figure."""

from django.db import models

from passerelles.apps.reference.models import Imported


class BridgeKind(models.TextChoices):
    EXACT = "exact", "un code pour un code"
    MANY = "many_to_many", "plusieurs codes pour plusieurs, sans poids"
    WEIGHTED = "weighted", "plusieurs codes, avec leurs poids"
    INHERITED = "inherited", "hérité de l’édition dont le code descend"


class Bridge(Imported):
    """A published table from one nomenclature to another; key ``FAP-2009~ROME-3.47``.

    ``origin`` and ``target`` are edition ids; the edition itself need not be loaded.
    """

    id = models.CharField(primary_key=True, max_length=90)
    origin = models.CharField(max_length=40)
    target = models.CharField(max_length=40)
    kind = models.CharField(max_length=12, choices=BridgeKind.choices)
    title = models.CharField(max_length=200)

    class Meta:
        ordering = ("origin", "target")

    def __str__(self) -> str:
        return self.title


class BridgeLink(Imported):
    """One line of a bridge. ``weight`` is the share of the origin that goes to the target, 0 to 1.

    An empty ``target_code`` says that the origin has no counterpart: its producer wrote so.
    """

    id = models.CharField(primary_key=True, max_length=140)
    bridge = models.ForeignKey(Bridge, on_delete=models.PROTECT, related_name="links")
    origin_code = models.CharField(max_length=20)
    origin_label = models.CharField(max_length=300, blank=True)
    target_code = models.CharField(max_length=20, blank=True)
    target_label = models.CharField(max_length=300, blank=True)
    weight = models.FloatField(null=True, blank=True)

    class Meta:
        ordering = ("bridge", "origin_code", "target_code")
        indexes = (
            models.Index(fields=("bridge", "origin_code")),
            models.Index(fields=("bridge", "target_code")),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(weight__gt=0, weight__lte=1), name="bridge_weight_share"
            ),
        )
