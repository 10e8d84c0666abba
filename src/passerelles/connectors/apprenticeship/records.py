"""Records that are counted and forgotten: the figures come with the last of them."""

from collections.abc import Callable, Iterator, Sequence

from passerelles.apps.indicators.models import Observation
from passerelles.formats.common.rejection import Rejection


def with_figures(
    outcomes: Iterator[Rejection | None], figures: Callable[[], Sequence[Observation]]
) -> Iterator[Sequence[Observation] | Rejection]:
    """Yield refusals as they come, an empty record for each line, the figures with the last."""
    waiting = False
    for outcome in outcomes:
        if outcome is not None:
            yield outcome
            continue
        if waiting:
            yield ()
        waiting = True
    if waiting:
        yield figures()
