"""The WSGI application that granian (or gunicorn) serves."""

import os
from threading import Timer

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "passerelles.config.settings")

application = get_wsgi_application()


def _warm_up() -> None:
    """Build what this process keeps in memory, so that the first search or map does not wait.

    The addresses first, which any page needs; then what is light, so that a page that needs little
    does not queue behind what is long.
    """
    from django.db import connection
    from django.urls import get_resolver

    from passerelles.apps.catalogue.search import warming
    from passerelles.apps.observatory.reads.diagnosis import features
    from passerelles.apps.observatory.reads.explorer import loaded
    from passerelles.apps.reference.reads import search, zonings

    try:
        _ = get_resolver().url_patterns
        loaded.warm()
        search.warm()
        warming.warm()
        zonings.warm()
        features.warm()
    finally:
        connection.close()


# A second later: the first page, which needs none of them, goes first.
_warming = Timer(1.0, _warm_up)
_warming.daemon = True
_warming.start()
