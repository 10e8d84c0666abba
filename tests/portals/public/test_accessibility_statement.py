"""The statement, the grid and the footer cannot disagree."""

import re
from pathlib import Path

from passerelles.portals.public.shell.accessibility import Topic, audit

GRID = Path(__file__).resolve().parents[3] / "docs" / "accessibility.md"
# Number of criteria of each topic of RGAA 4.1: 106 in all.
CRITERIA = (9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12)


def every(topic: Topic) -> list[int]:
    verdicts = (topic.respected, topic.failed, topic.unchecked, topic.not_applicable)
    return sorted(number for verdict in verdicts for number in verdict)


def test_each_criterion_has_exactly_one_verdict() -> None:
    assert sum(CRITERIA) == 106
    for topic, count in zip(audit().topics, CRITERIA, strict=True):
        assert every(topic) == list(range(1, count + 1)), topic.label


def test_what_nobody_checked_counts_against_the_rate() -> None:
    found = audit()
    unchecked = sum(len(topic.unchecked) for topic in found.topics)

    assert unchecked > 0
    assert found.applicable == found.respected + unchecked
    assert found.rate == 100 * found.respected // found.applicable


def test_the_written_grid_says_the_same() -> None:
    rows = re.findall(r"^\| (\d+)\. (.+?) \| (.*?) \| ?(.*?) ?\| (.*?) ?\| ", _grid(), re.MULTILINE)

    assert len(rows) == 13
    for topic, (number, label, respected, _, unchecked) in zip(audit().topics, rows, strict=True):
        assert (topic.number, topic.label) == (int(number), label)
        assert _criteria(respected) == topic.respected
        assert _criteria(unchecked) == topic.unchecked


def _grid() -> str:
    return re.sub(r"\| (?=\|)", "|  ", GRID.read_text(encoding="utf-8"))


def _criteria(cell: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+\.(\d+)", cell))
