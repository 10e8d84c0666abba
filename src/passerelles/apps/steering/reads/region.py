"""The region whose plan is followed here."""

from passerelles.apps.steering.models import Plan

DEFAULT_REGION = "76"  # the plan embedded is that of Occitanie


def plan_region() -> str:
    """The official code of the region of the current plan; of the embedded one before any load."""
    loaded = Plan.objects.filter(is_current=True).values_list("region", flat=True).first()
    return loaded or DEFAULT_REGION
