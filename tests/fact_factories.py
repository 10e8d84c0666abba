"""The smallest valid facts and observations; each takes the fields that a test cares about."""

from datetime import UTC, datetime
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from passerelles.apps.indicators.models import Bridge, BridgeLink, Observation
from passerelles.apps.indicators.reads.observations import Wanted
from passerelles.domain.indicators.fact import Fact, Place
from passerelles.domain.indicators.quantity import exact
from tests import factories

A_MORNING = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
TOULOUSE = Place("employment_basin", "7617", "BMO-2024", departement="31", region="76")


def observation(**changes: Any) -> Observation:
    """A saved row: 95 projects of recruitment in the basin of Toulouse in 2024, known now.

    ``absence`` alone leaves the value out; ``source`` and ``source_id`` name a source, made when
    missing.
    """
    source = factories.source(changes.pop("source", None) or changes.pop("source_id", "bmo"))
    fields: dict[str, Any] = {
        "indicator": "bmo_projects",
        "edition": "BMO-2024",
        "territory_kind": "employment_basin",
        "territory_code": "7617",
        "geography": "BMO-2024",
        "departement": "31",
        "region": "76",
        "period": "2024",
        "value": None if changes.get("absence") else 95.0,
        "bound": "exact",
        "known": DateTimeTZRange(A_MORNING, None),
    }
    return Observation.objects.create(source=source, **fields | changes)


def wanted(**changes: Any) -> Wanted:
    """What reads the row of ``observation()``."""
    return Wanted(
        **{
            "indicator": "bmo_projects",
            "kind": "employment_basin",
            "code": "7617",
            "period": "2024",
            **changes,
        }
    )


def fact(**changes: Any) -> Fact:
    """The figure of ``observation()`` before it is written."""
    fields = {
        "indicator": "bmo_projects",
        "place": TOULOUSE,
        "period": "2024",
        "quantity": exact(95),
    }
    return Fact(**{**fields, **changes})


def bridge(origin: str, target: str, *pairs: str, kind: str = "many_to_many") -> Bridge:
    """A table of passage: ``"A0Z40 A1416"`` is a link, ``"A0Z40 A1416 0.5"`` one with its weight,
    ``"A0Z40"`` a code without counterpart.
    """
    source = factories.source("bridges_files")
    made = Bridge.objects.create(
        id=f"{origin}~{target}",
        origin=origin,
        target=target,
        kind=kind,
        title=f"De {origin} à {target}",
        source=source,
    )
    for pair in pairs:
        code, counterpart, weight = [*pair.split(), "", ""][:3]
        BridgeLink.objects.create(
            id=f"{made.id}:{code}:{counterpart}",
            bridge=made,
            origin_code=code,
            target_code=counterpart,
            weight=float(weight) if weight else None,
            source=source,
        )
    return made
