"""`passerelles serve`: the web server and one worker, together."""

import click

from passerelles.config.console.application import opened_database, ready_application, tell
from passerelles.config.console.french import FrenchCommand
from passerelles.config.console.install import prepare
from passerelles.config.supervisor import (
    open_site,
    require_free_port,
    supervise,
    web_server,
    worker,
)


@click.command(cls=FrenchCommand, help="Ouvre le site : serveur web et tâches de fond.")
@click.option(
    "--host",
    default="127.0.0.1",
    metavar="ADRESSE",
    help="Adresse d’écoute (127.0.0.1 par défaut : cette machine seulement).",
)
@click.option(
    "--port",
    default=8000,
    metavar="PORT",
    type=click.IntRange(1, 65535),
    help="Port d’écoute (8000 par défaut ; de 1 à 65535).",
)
def serve(host: str, port: int) -> int:
    require_free_port(host, port)
    with opened_database(), web_server(host=host, port=port) as web, ready_application():
        prepare()
        open_site(web)
        address = f"Passerelles : http://{host}:{port}/"
        return supervise([web, worker()], ready=lambda: tell(address))
