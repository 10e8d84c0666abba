"""The two axes in words: a score orders occupations, it is nobody's chance of being hired."""

from bisect import bisect_right
from dataclasses import dataclass

from passerelles.domain.guidance.reaching.suggestion import Axis, Suggestion

_UNKNOWN = "données insuffisantes"


@dataclass(frozen=True, slots=True)
class Scale:
    """``words``: from the lowest score; ``starts``: the score from which each word after it holds.

    Our own rule: a score is a product of factors, so that even what is practised stays far from 1.
    """

    question: str
    words: tuple[str, ...]
    starts: tuple[float, ...]

    def step(self, axis: Axis) -> int | None:
        """1 (the lowest) to the number of words; None when data are not enough."""
        return None if axis.score is None else 1 + bisect_right(self.starts, axis.score)

    def told(self, axis: Axis) -> str:
        step = self.step(axis)
        return _UNKNOWN if step is None else self.words[step - 1]


REACH = Scale(
    "Je peux l’obtenir",
    ("loin aujourd’hui", "demande du chemin", "accessible en se préparant", "à portée"),
    (0.04, 0.15, 0.4),
)
LIKING = Scale("Cela me plairait", ("peu", "en partie", "plutôt oui", "oui"), (0.25, 0.5, 0.75))


def scores_note(one: Suggestion) -> str:
    """The figures behind the words, for whoever compares; empty when there is none."""
    axes = ((REACH, one.can_get), (LIKING, one.would_like))
    known = [
        f"« {scale.question} » {axis.score:.2f}".replace(".", ",")
        for scale, axis in axes
        if axis.score is not None
    ]
    if not known:
        return ""
    return (
        f"Notes de calcul de 0 à 1 : {', '.join(known)}. "
        "Elles rangent les métiers ; ce ne sont pas des chances d’être recruté."
    )
