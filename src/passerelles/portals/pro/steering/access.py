"""What the pages of the steering desk share: refusals said at the top of the next page."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest

from passerelles.apps.steering.errors import EditedMeanwhile, SteeringRefused


def attempt(request: HttpRequest, act: Callable[[], object], *, done: str) -> bool:
    """Do ``act`` and say what happened; False when it is refused. ``EditedMeanwhile`` goes through:
    the page then shows both texts.
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
