"""The web server: the site is imported once, then forked into one process a processor."""

import gc
import multiprocessing
import os
import sys

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels


def main() -> None:
    """Serve on the host and port of the command line, once standard input says that data are ready.

    It stops when standard input closes before: whoever started it is gone.
    """
    host, port = sys.argv[1:]
    import_site()
    if not sys.stdin.readline():
        sys.exit("Le site n’a pas pu s’ouvrir : le programme qui le préparait s’est arrêté.")
    serve(host, int(port))


def import_site() -> None:
    """Import every address and what pages share, without a connection nor a thread: forks follow.

    The collector of cycles sleeps meanwhile: it would go through what it never frees.
    """
    gc.disable()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "passerelles.config.settings")
    import django
    from django.conf import settings
    from django.template.loader import get_template
    from django.urls import reverse
    from django.utils.module_loading import import_string

    django.setup()
    for middleware in settings.MIDDLEWARE:
        import_string(middleware)
    get_template("public/home/home.html")
    reverse("home")


def serve(host: str, port: int) -> None:
    """Answer until a signal; PASSERELLES_WORKERS says how many processes (default: processors)."""
    workers = os.environ.get("PASSERELLES_WORKERS") or str(min(os.cpu_count() or 1, 4))
    multiprocessing.set_start_method("fork")
    # What is imported stays where it is: no collection touches the memory that processes share.
    gc.freeze()
    gc.enable()
    Granian(
        "passerelles.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=int(workers),
        blocking_threads=4,
        backpressure=64,
        websockets=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
    ).serve()


if __name__ == "__main__":
    main()
