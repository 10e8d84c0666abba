"""Early plugin: a throwaway cluster of our own, unless ``DATABASE_URL`` names a database.

It must act before pytest-django reads the settings, hence a ``-p`` plugin and not a conftest.
"""

import os
import tempfile
from contextlib import ExitStack

import pytest

_open = ExitStack()


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests() -> None:
    home = _open.enter_context(tempfile.TemporaryDirectory(prefix="passerelles-tests-"))
    os.environ["PASSERELLES_HOME"] = home
    os.environ.pop("PASSERELLES_PRODUCTION", None)
    # No page asks whether a demonstration offer is loading: query budgets stay those of the page.
    os.environ["PASSERELLES_DEMO_SESSIONS"] = "0"
    if "DATABASE_URL" not in os.environ:
        from passerelles.config.launcher import throwaway_cluster

        os.environ["DATABASE_URL"] = _open.enter_context(throwaway_cluster()).url


@pytest.hookimpl(trylast=True)
def pytest_unconfigure() -> None:
    _open.close()
