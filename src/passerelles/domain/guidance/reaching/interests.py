"""A short questionnaire of interests and how its answers become weights."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from passerelles.domain.guidance.reaching.liking import LETTERS

HIGHEST = 2  # answers: 0 not for me, 1 why not, 2 I like it


@dataclass(frozen=True, slots=True)
class Statement:
    """``letter`` of the RIASEC that liking this speaks for."""

    code: str
    letter: str
    text: str


def interests_of(answers: Mapping[str, int], statements: Sequence[Statement]) -> dict[str, float]:
    """Weight (0 to 1) of each letter: the mean of its answers over the highest one.

    « I don’t know » is an answer that is not there: letters without any answer are left out. Raises
    ValueError on an unknown statement or an answer out of 0-2.
    """
    letters = {one.code: one.letter for one in statements}
    found = defaultdict[str, list[int]](list)
    for code, answer in answers.items():
        if code not in letters:
            raise ValueError(f"« {code} » n’est pas une phrase du questionnaire.")
        if answer not in range(HIGHEST + 1):
            raise ValueError(f"« {answer} » : répondez 0, 1 ou {HIGHEST} à la phrase « {code} ».")
        found[letters[code]].append(answer)
    return {
        letter: sum(found[letter]) / len(found[letter]) / HIGHEST
        for letter in LETTERS
        if letter in found
    }
