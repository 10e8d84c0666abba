"""Which trainings are green, whoever says so: the three perimeters stay apart on the sheet."""

from collections.abc import Iterable

from passerelles.apps.catalogue.models import GreenDecision, TrainingAction, TrainingOccupation
from passerelles.apps.reference.models import Transition


def green_trainings(
    actions: Iterable[TrainingAction], occupations: Iterable[TrainingOccupation]
) -> frozenset[str]:
    """Keys of the trainings that one perimeter at least calls green; one query.

    The perimeters: the content (Pacte vert, on the action), the occupations that the ROME flags
    as green, the last decision made by hand.
    """
    actions = list(actions)
    by_content = {action.training_id for action in actions if action.green_by_content}
    by_rome = {
        link.training_id
        for link in occupations
        if link.occupation and link.occupation.transition == Transition.GREEN
    }
    decided = _decisions({action.training_id for action in actions})
    return frozenset(by_content | by_rome | {key for key, green in decided.items() if green})


def _decisions(trainings: set[str]) -> dict[str, bool]:
    rows = GreenDecision.objects.filter(training__in=trainings).order_by("made_at", "id")
    return dict(rows.values_list("training_id", "is_green"))  # the last one overwrites the others
