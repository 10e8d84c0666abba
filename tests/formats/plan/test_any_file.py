"""Whatever stands in the file, it is read or told of: nothing else comes out of the checker."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from passerelles.formats.plan.check import CheckedPlan, examine_plan
from tests.plan_files import INDICATORS, PLAN

LINES = PLAN.splitlines()
PIECES = (
    "",
    "null",
    "[]",
    "{}",
    "- x",
    "a: b",
    "- {a: 1}",
    "&a [*a]",
    "<<: 1",
    "? [x]",
    "\\0",
    "é:",
)


def examined_bytes(content: bytes) -> CheckedPlan:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.yaml"
        path.write_bytes(content)
        return examine_plan(path, indicators=INDICATORS)


@given(st.binary(max_size=400))
def test_any_bytes(content: bytes) -> None:
    checked = examined_bytes(content)

    assert checked.findings
    assert all(one.line >= 1 and one.message for one in checked.findings)


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, len(LINES) - 1), st.integers(0, 40), st.sampled_from(PIECES)),
        min_size=1,
        max_size=4,
    )
)
def test_a_plan_with_lines_cut_and_replaced(wounds: list[tuple[int, int, str]]) -> None:
    lines = list(LINES)
    for place, kept, piece in wounds:
        lines[place] = lines[place][:kept] + piece

    checked = examined_bytes("\n".join(lines).encode())

    assert all(1 <= one.line <= len(lines) + 1 for one in checked.findings)
    assert checked.plan is not None or checked.findings
