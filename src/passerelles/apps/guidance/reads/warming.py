"""What a server prepares before the first person asks for guidance."""

from django.utils import timezone

from passerelles.apps.guidance.reads.closing import closings
from passerelles.apps.guidance.reads.occupations import reachable
from passerelles.domain.guidance.profile import Profile


def warm() -> None:
    """Read the graph of occupations, what surrounds it, and which training brings which skill."""
    reachable(Profile(interests={"R": 1.0}), today=timezone.localdate())
    closings()
