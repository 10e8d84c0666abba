"""What the pages of sheets share: the action asked for, the day asked for, demonstration told."""

from datetime import datetime

from django.http import Http404, HttpRequest
from django.utils import timezone

from passerelles.apps.indicators.reads.as_of import instant
from passerelles.apps.steering.models import Action
from passerelles.apps.steering.reads.sheet import action_of


def found_action(code: str) -> Action:
    """The action of the current plan. Raises Http404."""
    action = action_of(code)
    if action is None:
        raise Http404(f"Aucune action « {code[:20]} » dans le plan en cours.")
    return action


def asked_instant(request: HttpRequest, name: str = "as_of") -> datetime | None:
    """The instant of ``?as_of=2025-12-31``; None for now. Raises Http404 on anything else."""
    asked = request.GET.get(name, "").strip()
    try:
        return instant(asked)
    except ValueError as error:
        raise Http404(
            f"« {asked[:20]} » n’est pas une date : écrivez AAAA-MM-JJ, comme "
            f"{timezone.localdate():%Y-%m-%d}."
        ) from error
