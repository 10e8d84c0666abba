"""Which skills of the graph typed words or codes mean."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from passerelles.apps.guidance.reads.graph import occupation_graph
from passerelles.apps.reference.reads.generation import remembered
from passerelles.apps.reference.reads.search import SearchKind, search
from passerelles.domain.guidance.occupations.graph import OccupationGraph
from passerelles.domain.reference.communes import fold_name


@dataclass(frozen=True, slots=True)
class NamedSkill:
    """``key`` is empty when nothing looks like it; ``guessed`` when the words were not the same."""

    text: str
    key: str = ""
    label: str = ""
    guessed: bool = False


def skills_named(texts: Iterable[str]) -> tuple[NamedSkill, ...]:
    """The skill that each text means: its key, its code, its label, else the nearest label."""
    graph, names = occupation_graph(), _names()
    return tuple(_named(text, graph, names) for text in texts)


@remembered
def _names() -> Mapping[str, int]:
    """Number of each skill of the graph by bare code and by folded label."""
    graph = occupation_graph()
    labels = {fold_name(label): row for row, label in enumerate(graph.skill_labels)}
    codes = {key.partition(":")[2]: row for row, key in enumerate(graph.skill_keys)}
    return {**labels, **codes}


def _named(text: str, graph: OccupationGraph, names: Mapping[str, int]) -> NamedSkill:
    row = graph.skill_number.get(text, names.get(text, names.get(fold_name(text))))
    if row is not None:
        return NamedSkill(text, graph.skill_keys[row], graph.skill_labels[row])
    for match in search(text, SearchKind.SKILL, limit=5):
        key = f"{match.edition}:{match.code}"
        if key in graph.skill_number:
            return NamedSkill(text, key, match.label, guessed=True)
    return NamedSkill(text)
