"""Nothing that a process remembers may pass from one test to the next."""

from collections.abc import Iterator

import pytest

from passerelles.apps.reference.reads.generation import forget


@pytest.fixture(autouse=True)
def fresh_reference() -> Iterator[None]:
    forget()
    yield
    forget()
