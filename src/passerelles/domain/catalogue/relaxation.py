"""How far a search widens when nothing is near."""

from collections.abc import Iterator

# The last one goes beyond any region of mainland France but the largest.
RADIUS_STEPS_KM = (30.0, 50.0, 80.0, 120.0, 250.0)
_KM_A_MINUTE = 0.75  # as the crow flies, by car


def wider_radii(radius_km: float | None, minutes: float | None) -> Iterator[float]:
    """The steps beyond what was asked, the nearest first; minutes count as kilometres."""
    reached = max(radius_km or 0.0, (minutes or 0.0) * _KM_A_MINUTE)
    yield from (step for step in RADIUS_STEPS_KM if step > reached)
