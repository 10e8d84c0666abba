"""How much of what sessions must say is said without a fault, from the facts of quality."""

from collections.abc import Iterator
from datetime import date

import numpy as np
from django.db.models import Q, Sum

from passerelles.apps.catalogue.models import QualityFact
from passerelles.apps.observatory.reads.measures.layered import UNMEASURED
from passerelles.apps.observatory.reads.measures.quantities import share
from passerelles.apps.observatory.reads.supply.ground import Ground, ZoneLayer
from passerelles.domain.catalogue.quality_fields import FIELDS
from passerelles.domain.indicators.fact import Fact
from passerelles.domain.observatory.measures.offer_table import Ints

SOUND = "sound_fields_share"


def soundness_facts(ground: Ground, *, generated: bool, today: date) -> Iterator[Fact]:
    """This month, in the zone of the seat of each body; one query."""
    told = _judged(ground, generated=generated)
    for layer in ground.layers:
        if layer.kind not in UNMEASURED and len(told):
            yield from _facts(layer, told, f"{today:%Y-%m}")


def _judged(ground: Ground, *, generated: bool) -> Ints:
    """One row a body: its commune, its sessions, their faults."""
    bodies = QualityFact.objects.filter(source__is_demonstration=generated)
    totals = bodies.order_by().values("provider_id", "provider__commune_id")
    counted = totals.annotate(
        judged=Sum("sessions", filter=Q(field="")), faults=Sum("sessions", filter=~Q(field=""))
    )
    rows = [
        (ground.numbers[commune], judged or 0, faults or 0)
        for commune, judged, faults in counted.values_list(
            "provider__commune_id", "judged", "faults"
        )
        if commune in ground.numbers
    ]
    return np.array(rows, dtype=np.int64).reshape(-1, 3)


def _facts(layer: ZoneLayer, told: Ints, period: str) -> Iterator[Fact]:
    communes, judged, faults = told.T
    positions, zones = layer.links.expand(communes)
    size = len(layer.places)
    asked = np.bincount(zones, weights=judged[positions] * len(FIELDS), minlength=size)
    wrong = np.bincount(zones, weights=faults[positions], minlength=size)
    for zone in np.flatnonzero(asked).tolist():
        quantity = share(asked[zone] - wrong[zone], asked[zone])
        yield Fact(SOUND, layer.places[zone], period, quantity)
