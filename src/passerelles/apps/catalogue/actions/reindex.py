"""Asking for the search index to follow what a person changed."""

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

TASK = "catalogue.index"


def reindex_later() -> None:
    """After the commit, defer one rebuild of the index by name; one waiting is enough."""
    transaction.on_commit(_defer)


def _defer() -> None:
    try:
        app.configure_task(TASK, queueing_lock=TASK).defer()
    except AlreadyEnqueued:
        return
