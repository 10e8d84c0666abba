"""Whether the demonstration offer is on its way, for the banner of every page."""

import time
from dataclasses import dataclass

from django.conf import settings
from procrastinate.contrib.django.models import ProcrastinateJob

from passerelles.apps.catalogue.models import Session
from passerelles.apps.harvest.models import ImportRun, RunStatus

DEMONSTRATION = "demonstration_offer"
DEMONSTRATION_TASK = "catalogue.demonstration"
ASK_AGAIN_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Loading:
    """The offer is loading. ``importing``: its file is written, its rows are being read."""

    importing: bool


class _Memory:
    """When this process may ask the database again: an offer that is there rarely leaves."""

    quiet_until = 0.0


def offer_loading() -> Loading | None:
    """The loading in progress, or None. Three queries at most; none when nothing can be loading.

    A job whose worker was killed stays « doing »: once the offer is there, it says nothing more.
    """
    if not (settings.DEMO and settings.DEMO_SESSIONS) or time.monotonic() < _Memory.quiet_until:
        return None
    waiting = ProcrastinateJob.objects.filter(
        task_name=DEMONSTRATION_TASK, status__in=("todo", "doing")
    )
    if not waiting.exists() or demonstration_is_loaded():
        _Memory.quiet_until = time.monotonic() + ASK_AGAIN_SECONDS
        return None
    running = ImportRun.objects.filter(source_id=DEMONSTRATION, status=RunStatus.RUNNING)
    return Loading(importing=running.exists())


def real_offer_is_loaded() -> bool:
    """Whether a real source offers something: the demonstration then keeps away."""
    return Session.objects.current().filter(source__is_demonstration=False).exists()


def demonstration_is_loaded() -> bool:
    return Session.objects.current().filter(source_id=DEMONSTRATION).exists()
