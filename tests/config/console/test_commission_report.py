"""`passerelles report commission`: which meeting, and what is said when there is none."""

from pathlib import Path

import pytest

from .conftest import Console


@pytest.mark.parametrize(
    "named",
    [(), ("--body", "emploi"), ("--meeting", "1", "--body", "emploi", "--on", "2026-11-23")],
)
def test_a_meeting_is_named_in_one_way(tmp_path: Path, named: tuple[str, ...]) -> None:
    console = Console(tmp_path / "home")

    done = console.run("report", "commission", *named, "--out", str(tmp_path / "out"))

    assert done.returncode == 2
    assert "« --meeting N° », ou « --body CODE --on AAAA-MM-JJ »" in done.stderr
    assert not console.home.exists()
