"""The WSGI application that granian (or gunicorn) serves."""

import gc
import os
from threading import Timer

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "passerelles.config.settings")

application = get_wsgi_application()
# Any page needs the addresses: read before the first request, which would wait for them anyway.
_ = get_resolver().url_patterns


def _warm_up() -> None:
    """Build what this process keeps in memory, so that the first search or map does not wait.

    What is light comes first, so that a page that needs little does not queue behind what is long.
    """
    from django.db import connection

    from passerelles.apps.catalogue.search import warming
    from passerelles.apps.guidance.reads import warming as guidance
    from passerelles.apps.observatory.reads.diagnosis import features
    from passerelles.apps.observatory.reads.explorer import loaded
    from passerelles.apps.reference.reads import search, zonings

    try:
        loaded.warm()
        search.warm()
        warming.warm()
        zonings.warm()
        features.warm()
        guidance.warm()
    finally:
        connection.close()
    # What was built stays as long as the process: a full collection that goes through it again and
    # again stops one request in ten for 170 ms.
    gc.collect()
    gc.freeze()


# A second later: the first page, which needs none of them, goes first.
_warming = Timer(1.0, _warm_up)
_warming.daemon = True
_warming.start()
