"""`passerelles serve`: the web server and one worker, together."""

import click

from passerelles.config.console.application import opened_application, tell
from passerelles.config.console.french import FrenchCommand
from passerelles.config.console.install import prepare


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
    from passerelles.config.supervisor import (
        require_free_port,
        supervise,
        web_command,
        worker_command,
    )

    require_free_port(host, port)
    with opened_application():
        prepare()
        commands = [web_command(host=host, port=port), worker_command()]
        return supervise(commands, ready=lambda: tell(f"Passerelles : http://{host}:{port}/"))
