"""Reasons with one example: a page and a card have little room, and other screens give the rest."""

from dataclasses import replace

from passerelles.documents.guidance.sentences import sentence
from passerelles.domain.guidance.reaching.reason_kinds import ReasonKind
from passerelles.domain.guidance.reaching.suggestion import Reason

# Kinds whose subjects are examples; those of the others are parts of the sentence.
_WITH_EXAMPLES = frozenset(
    {
        ReasonKind.SHARED_SKILLS,
        ReasonKind.FEW_SKILLS,
        ReasonKind.NEAR_MOVE,
        ReasonKind.EVOLUTION_MOVE,
    }
)


def brief_sentence(reason: Reason) -> str:
    """The sentence of a reason, shortened when it lists examples."""
    if reason.kind not in _WITH_EXAMPLES:
        return sentence(reason)
    return sentence(replace(reason, subjects=reason.subjects[:1]))
