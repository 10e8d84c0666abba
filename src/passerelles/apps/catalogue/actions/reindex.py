"""Asking for the search index to follow what a person changed."""

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

INDEX_TASK = "catalogue.index"
# A person corrects several fields in a row: one rebuild serves them all.
WAIT_SECONDS = 20


def reindex_later() -> None:
    """After the commit, defer by name one rebuild of the index, unless one is waiting."""
    transaction.on_commit(_defer)


def _defer() -> None:
    try:
        with transaction.atomic():
            app.configure_task(
                INDEX_TASK, queueing_lock=INDEX_TASK, schedule_in={"seconds": WAIT_SECONDS}
            ).defer()
    except AlreadyEnqueued:
        return
