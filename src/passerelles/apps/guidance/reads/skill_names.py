"""Which skills of the graph typed words or codes mean."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from passerelles.apps.guidance.reads.graph import occupation_graph
from passerelles.apps.reference.reads.generation import remembered
from passerelles.apps.reference.reads.search import SearchKind, search
from passerelles.domain.guidance.occupations.graph import OccupationGraph
from passerelles.domain.reference.communes import fold_name
from passerelles.domain.reference.search.words import (
    INTENT_WORDS,
    STOP_WORDS,
    family,
    fold,
    stem,
)

_TRIED = 20  # labels that a search proposes
_GENERIC = STOP_WORDS | INTENT_WORDS | {"occuper", "savoir", "tenir"}
_SHORTEST = 3  # letters of a word that says something
_TYPO = 0.85  # likeness of a word and of the same with a letter wrong


@dataclass(frozen=True, slots=True)
class NamedSkill:
    """``key`` is empty when nothing looks like it; ``guessed`` when the words were not the same."""

    text: str
    key: str = ""
    label: str = ""
    guessed: bool = False


def skills_named(texts: Iterable[str]) -> tuple[NamedSkill, ...]:
    """The skill that each text means: its key, its code, its label, else a label that has all of
    its words: « réparer des vélos » is not « réparer des vêtements ».
    """
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
    for match in search(text, SearchKind.SKILL, limit=_TRIED):
        key = f"{match.edition}:{match.code}"
        if key in graph.skill_number and _says(match.label, text):
            return NamedSkill(text, key, match.label, guessed=True)
    return NamedSkill(text)


def _says(label: str, text: str) -> bool:
    """Whether each word of the text that says something is in the label, or nearly."""
    held, said = _families(label), _families(text)
    return bool(said) and all(get_close_matches(one, held, n=1, cutoff=_TYPO) for one in said)


def _families(text: str) -> set[str]:
    words = (word for word in fold(text).split() if word not in _GENERIC)
    return {family(stem(word)) for word in words if len(word) >= _SHORTEST}
