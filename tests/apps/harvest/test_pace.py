"""Large imports change nothing of the process that runs them."""

import gc

import pytest
from django.db import connection, transaction

from passerelles.apps.harvest.pace import ALLOCATIONS, ROOM, give_room, rare_collections


def test_the_collector_gets_its_pace_back_even_after_a_failure() -> None:
    before = gc.get_threshold()
    seen = []

    @rare_collections()
    def fail() -> None:
        seen.append(gc.get_threshold()[0])
        raise ValueError("broken file")

    with pytest.raises(ValueError, match="broken file"):
        fail()
    assert seen == [ALLOCATIONS]
    assert gc.get_threshold() == before


@pytest.mark.django_db(transaction=True)
def test_the_room_is_that_of_one_transaction() -> None:
    def room() -> str:
        with connection.cursor() as cursor:
            cursor.execute("SHOW work_mem")
            return str(cursor.fetchone()[0])

    before = room()
    with transaction.atomic():
        give_room()
        assert room() == ROOM
    assert room() == before
