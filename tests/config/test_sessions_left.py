"""What the suite does of a session that a test left open."""

import time

import pytest
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from tests.other_sessions import end_other_sessions


@pytest.mark.django_db
def test_a_session_left_open_is_ended_and_ours_goes_on() -> None:
    left = connection.copy()
    left.ensure_connection()
    try:
        end_other_sessions()

        assert _is_gone(left)
        assert connection.is_usable()
    finally:
        left.close()


def _is_gone(left: BaseDatabaseWrapper) -> bool:
    until = time.monotonic() + 30
    while left.is_usable() and time.monotonic() < until:
        time.sleep(0.02)
    return not left.is_usable()
