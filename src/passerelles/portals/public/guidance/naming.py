"""Names of what a state holds by its key."""

from collections.abc import Iterable

from passerelles.apps.guidance.reads.graph import occupation_graph
from passerelles.domain.guidance.building.french import FRENCH_LABEL, FRENCH_SKILL


def occupation_name(key: str) -> str:
    """The label of an occupation; its code when the reference no longer holds it."""
    graph = occupation_graph()
    row = graph.number.get(key)
    return graph.labels[row] if row is not None else key.rpartition(":")[2]


def is_occupation(key: str) -> bool:
    """Whether the reference holds an occupation under this key."""
    return key in occupation_graph().number


def skill_names(keys: Iterable[str]) -> tuple[str, ...]:
    """Labels of the skills that the reference holds, and of French, in their order."""
    return tuple(filter(None, map(_skill_name, keys)))


def _skill_name(key: str) -> str:
    graph = occupation_graph()
    row = graph.skill_number.get(key)
    if row is None:
        return FRENCH_LABEL if key == FRENCH_SKILL else ""
    return graph.skill_labels[row]


def bare_code(key: str) -> str:
    """``G1803`` of ``ROME-4.60:G1803``, as addresses of occupations write it."""
    return key.rpartition(":")[2]
