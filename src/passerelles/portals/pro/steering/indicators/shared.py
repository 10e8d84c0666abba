"""What the views of the desk of indicators share."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest
from django.urls import reverse

from passerelles.apps.accounts.rights import Verb, can
from passerelles.apps.indicators.reads.definitions import indicators
from passerelles.apps.indicators.reads.headlines import Where, where_told
from passerelles.apps.steering.errors import EditedMeanwhile, SteeringRefused
from passerelles.apps.steering.reads.values.places import name_of, subject_of, territories
from passerelles.formats.indicators.definitions import Indicator
from passerelles.portals.pro.access import person
from passerelles.portals.pro.steering.indicators.asked import Asked


def declared(code: str) -> Indicator:
    """Raises Http404."""
    if code not in indicators():
        raise Http404(f"Aucun indicateur ne porte le code « {code[:60]} ».")
    return indicators()[code]


def may(request: HttpRequest, verb: Verb, code: str, where: Where) -> bool:
    return can(person(request), verb, subject_of(code, where))


def tried(request: HttpRequest, act: Callable[[], object], *, done: str) -> bool:
    """Do ``act``. What is refused is said on this page, which keeps what was typed.

    ``EditedMeanwhile`` goes through: the page then shows both texts.
    """
    try:
        act()
    except EditedMeanwhile:
        raise
    except SteeringRefused as refusal:
        messages.error(request, str(refusal))
        return False
    messages.success(request, done)
    return True


def territory_choices(indicator: Indicator | None, seen: Asked) -> list[tuple[str, str]]:
    """The territories to choose from, that of the page included."""
    there = where_told(indicator.code, seen.where) if indicator else seen.where
    kinds = indicator.kinds if indicator else ()
    found = [
        (str(where), name)
        for where, name in territories(seen.region)
        if not kinds or where.kind in kinds
    ]
    if str(there) not in dict(found):
        found.insert(0, (str(there), name_of(there)))
    return found


def trail(indicator: Indicator | None = None) -> list[tuple[str, str]]:
    """The way back."""
    steps = [("Indicateurs", reverse("steering_indicators"))]
    if indicator:
        steps.append((indicator.name, reverse("steering_indicator", args=[indicator.code])))
    return steps


def context(indicator: Indicator, **more: Any) -> dict[str, Any]:
    return {"indicator": indicator, "trail": trail(indicator), **more}
