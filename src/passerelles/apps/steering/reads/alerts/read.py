"""All that calls for somebody to act, on the whole plan; the dashboard counts it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from passerelles.apps.indicators.reads.definitions import indicators
from passerelles.apps.indicators.reads.headlines import Where
from passerelles.apps.steering.models import Action
from passerelles.apps.steering.reads.alerts.figures import (
    falling_figures,
    late_data,
    missed_targets,
)
from passerelles.apps.steering.reads.alerts.people import (
    overdue_decisions,
    overdue_reviews,
    owners,
    stale_confidences,
    unowned_measures,
)
from passerelles.apps.steering.reads.progress import indicator_progress
from passerelles.apps.steering.reads.region import plan_region
from passerelles.domain.steering.alerts import Alert, AlertKind, counts, most_pressing


def alerts(*, today: date) -> Sequence[Alert]:
    """Every alert, the most pressing first. Sixteen queries at most."""
    rows = Action.objects.current().select_related("plan").order_by("position")
    actions = list(rows)
    carried = owners(actions)
    progress = list(indicator_progress(list(indicators()), Where("region", plan_region())).values())
    computed = [one.computed for one in progress]
    return most_pressing(
        (
            *overdue_decisions(today),
            *missed_targets(progress),
            *falling_figures(computed),
            *late_data(computed),
            *overdue_reviews(actions, today),
            *stale_confidences(actions, carried, today),
            *unowned_measures(actions, carried),
        )
    )


def alert_counts(*, today: date) -> Mapping[AlertKind, int]:
    """How many alerts of each kind, for the dashboard."""
    return counts(alerts(today=today))


def by_action(found: Sequence[Alert]) -> Mapping[str, Sequence[Alert]]:
    """The alerts that concern each action."""
    told = defaultdict[str, list[Alert]](list)
    for one in found:
        for code in one.actions:
            told[code].append(one)
    return dict(told)
