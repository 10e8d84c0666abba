"""`passerelles db …`: the database of the data folder."""

import signal
import subprocess
from pathlib import Path

import click

from passerelles.config import launcher
from passerelles.config.console.application import tell
from passerelles.config.console.french import FrenchGroup
from passerelles.config.home import data_folder


@click.group(cls=FrenchGroup, help="Démarre, arrête, sauvegarde et restaure la base de données.")
def db() -> None:
    """Hold the commands about the database."""


@db.command(help="Démarre la base privée et la laisse en marche.")
def start() -> None:
    database = launcher.start_database(data_folder(), progress=tell)
    tell(f"Base démarrée (PostgreSQL {database.server_version}).")


@db.command(help="Arrête la base privée.")
@click.option("--force", is_flag=True, help="Arrête même si un site ou une console s’en sert.")
def stop(force: bool) -> None:
    stopped = launcher.stop_database(data_folder(), force=force, progress=tell)
    tell("Base arrêtée." if stopped else "La base n’était pas en marche.")


@db.command(help="Dit où est la base, avec quels programmes, et si elle tourne.")
def status() -> int:
    state = launcher.database_status(data_folder())
    rows = {
        "Origine": "DATABASE_URL" if state.origin == "DATABASE_URL" else "base privée",
        "En marche": _running(state),
        "Version": state.server_version,
        "Programmes": state.binaries,
        "Dossier": state.folder,
        "Socket": state.socket,
        "Processus": state.pid,
        "Compte": state.account,
        "Adresse": state.address,
    }
    for name, value in rows.items():
        if value is not None:
            click.echo(f"{name:<11}: {value}")
    if state.problem:
        tell(state.problem)
        return 1
    return 0


@db.command(help="Ouvre psql sur la base.")
def shell() -> int:
    with launcher.open_database(data_folder(), progress=tell) as database:
        command = launcher.shell_command(database)
        # A child and not an exec: the base must outlive psql, then stop with this process.
        # Ctrl-C belongs to psql, where it cancels a query.
        previous = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            return subprocess.run(
                command.argv,
                env=command.environment,
                check=False,
                preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
            ).returncode
        finally:
            signal.signal(signal.SIGINT, previous)


@db.command(help="Écrit une sauvegarde complète dans FICHIER.")
@click.argument("file", metavar="FICHIER", type=click.Path(path_type=Path))
def backup(file: Path) -> None:
    with launcher.open_database(data_folder(), progress=tell) as database:
        launcher.backup(database, file, progress=tell)
    tell(f"Sauvegarde écrite : {file}")


@db.command(help="Remet la base dans l’état d’une sauvegarde.")
@click.argument("file", metavar="FICHIER", type=click.Path(path_type=Path))
def restore(file: Path) -> None:
    with launcher.open_database(data_folder(), progress=tell) as database:
        launcher.restore(database, file, progress=tell)
    tell(f"Base restaurée depuis {file}")


@db.command(help="Passe la base privée à la version majeure la plus récente de cette machine.")
def upgrade() -> None:
    old, new = launcher.upgrade_database(data_folder(), progress=tell)
    tell(f"Base passée de PostgreSQL {old} à PostgreSQL {new}.")


def _running(state: launcher.Status) -> str:
    if not state.running:
        return "non"
    return "oui, jusqu’à « db stop »" if state.kept else "oui"
