"""Processes that live and die together, stubborn ones among them."""

import os
import sys
from pathlib import Path

import pytest

from passerelles.config import supervisor

STUBBORN = (
    "import os, pathlib, signal, sys, time;"
    "signal.signal(signal.SIGTERM, signal.SIG_IGN);"
    "pathlib.Path(sys.argv[1]).write_text(str(os.getpid()));"
    "time.sleep(600)"
)
SHORT_LIVED = (
    "import pathlib, sys, time\n"
    "while not (p := pathlib.Path(sys.argv[1])).exists() or not p.read_text(): time.sleep(0.01)"
)


def test_a_process_deaf_to_sigterm_is_killed_and_reaped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervisor, "PATIENCE_SECONDS", 0.1)
    # The handlers of this process are the test runner's.
    monkeypatch.setattr(supervisor, "_listen_to_signals", list)
    written = tmp_path / "pid"
    codes = (STUBBORN, SHORT_LIVED)
    started = [supervisor.start([sys.executable, "-c", code, str(written)]) for code in codes]

    assert supervisor.supervise(started, ready=lambda: None) == 1

    assert [child.returncode for child in started] == [-9, 0]
    # A zombie still answers to its number: only a reaped process is gone.
    with pytest.raises(ProcessLookupError):
        os.kill(int(written.read_text()), 0)


def test_background_tasks_yield_to_pages(tmp_path: Path) -> None:
    told = "import os, pathlib, sys, time; told = pathlib.Path(sys.argv[1])\n"
    pages = told + "told.write_text(str(os.nice(0))); time.sleep(600)"
    # The one that ends closes both: it waits for what it reads, and to have been lowered.
    tasks = told + (
        "end = time.monotonic() + 60\n"
        "pages = told.with_name('pages')\n"
        "while time.monotonic() < end and not (pages.exists() and pages.read_text()\n"
        "    and os.nice(0) > int(pages.read_text())): time.sleep(0.01)\n"
        "told.write_text(str(os.nice(0)))"
    )
    paths = [tmp_path / "pages", tmp_path / "tasks"]
    codes = zip((pages, tasks), paths, strict=True)

    children = [supervisor.start([sys.executable, "-c", code, str(path)]) for code, path in codes]
    supervisor.supervise(children, ready=lambda: None)

    first, second = (int(path.read_text()) for path in paths)
    assert second == first + supervisor.BACKGROUND_NICENESS
