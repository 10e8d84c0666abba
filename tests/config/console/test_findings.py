"""Findings of the checker, told by rule."""

import pytest

from passerelles.config.console.findings import SHOWN, FindingTable
from passerelles.formats.lheo.check import Finding


def finding(line: int) -> Finding:
    return Finding(
        rule="text.filler", number="L401", severity="warning", path="offre.xml", line=line,
        element_path="formation[1]", value="-", message="« - » ne dit rien.", remedy="Écrivez.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("more", "told"), [(1, "… et 1 autre (--json"), (2, "… et 2 autres (--json")]
)
def test_what_is_left_out_is_counted(more: int, told: str) -> None:
    table = FindingTable()
    list(table.counted(map(finding, range(1, SHOWN + more + 1))))

    assert any(told in line for line in table.lines())
