"""Trainings that lead to an occupation itself, and those that lead beside it."""

from unittest.mock import patch

from passerelles.apps.guidance.reads.candidates import aims as reads
from passerelles.apps.guidance.reads.candidates.aims import Aims

OLD, PARENT, WIND = "ROME-3.47:I1304", "ROME-4.60:I1304", "ROME-4.60:I1321"
LINE = frozenset({OLD, PARENT, WIND})


def beside(aims: Aims, target: str) -> set[str]:
    with patch.object(reads, "line_of", return_value=LINE):
        return set(aims.beside(target))


def test_a_training_that_names_a_sister_occupation_or_the_line_alone_stands_beside() -> None:
    led = {OLD: frozenset({"wind", "factory"}), WIND: frozenset({"wind"})}
    aims = Aims(led, named={WIND: frozenset({"wind"}), "other": frozenset({"factory"})})
    assert beside(aims, WIND) == {"factory"}
    assert beside(aims, PARENT) == {"wind"}


def test_nothing_stands_beside_when_nothing_leads_there() -> None:
    aims = Aims({OLD: frozenset({"factory"})}, named={"other": frozenset({"factory"})})
    assert beside(aims, WIND) == set()
    assert Aims({}).beside(WIND) == frozenset()
