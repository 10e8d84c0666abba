"""The institutions of the plan, as it names them."""

from collections.abc import Mapping

from passerelles.apps.steering.models import Plan


def institution_names() -> Mapping[str, str]:
    """The name of each institution of the current plan, by code. One query."""
    told = Plan.objects.filter(is_current=True).values_list("institutions", flat=True).first()
    return {one["code"]: one["name"] for one in told or ()}
