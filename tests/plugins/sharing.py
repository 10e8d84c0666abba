"""How xdist shares the files: the long ones first, and one process for all that use the console."""

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling, Scheduling
from xdist.workermanage import WorkerController

CONSOLE = "tests/config/console/"
ALONE = f"{CONSOLE}test_real_import.py"  # it makes a console of its own
# A long file begun last leaves every other process idle until its end.
LONGEST_FIRST = (
    CONSOLE,
    "tests/content/test_offer_relevance.py",
    "tests/apps/indicators/test_lineage_of_bmo.py",
    "tests/connectors/rncp/",
    "tests/browser/",
    "tests/config/",
)


class Sharing(LoadFileScheduling):
    """A process takes a whole file; the prepared console of a session is made in one only."""

    def _split_scope(self, nodeid: str) -> str:
        file: str = super()._split_scope(nodeid)
        return CONSOLE if file.startswith(CONSOLE) and file != ALONE else file

    def _assign_work_unit(self, node: WorkerController) -> None:
        long = (
            scope for start in LONGEST_FIRST for scope in self.workqueue if scope.startswith(start)
        )
        if scope := next(long, None):
            self.workqueue.move_to_end(scope, last=False)
        super()._assign_work_unit(node)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Scheduling | None:
    """Take the place of `--dist loadfile`, and of no other way."""
    return Sharing(config, log) if config.getoption("dist") == "loadfile" else None
