"""The program `passerelles`; it exits with 0, 1 (findings), 2 (unusable) or 130 (stopped)."""

import signal
import sys
from types import FrameType

import click

from passerelles.config.console.french import FrenchGroup, usage_sentence

UNUSABLE = 2
STOPPED = 130


@click.group(cls=FrenchGroup, help="Passerelles : besoins, formations, personnes, pilotage.")
@click.version_option(package_name="passerelles", help="Affiche la version.")
def program() -> None:
    """Hold the groups of commands."""


def main() -> None:
    """Run the command line and exit with its code."""
    _register()
    signal.signal(signal.SIGTERM, _terminated)
    sys.exit(_run())


def _register() -> None:
    from passerelles.config.console import (
        aids,
        data,
        database,
        demo,
        guidance,
        install,
        lheo,
        plan,
        report,
        search,
        serve,
        steering,
        users,
    )

    groups = (
        database.db,
        users.user,
        data.data,
        lheo.lheo,
        search.search,
        demo.demo,
        guidance.guidance,
        report.report,
        plan.plan,
        steering.steering,
        aids.aids,
    )
    for command in (serve.serve, install.init, *groups):
        program.add_command(command)


def _run() -> int:
    from passerelles.apps.harvest.errors import ImportAlreadyRunning
    from passerelles.config.launcher import LauncherError
    from passerelles.formats.common.rejection import UnreadableFile

    try:
        code = program.main(standalone_mode=False)
    except click.Abort:
        click.echo("Arrêté à votre demande.", err=True)
        return STOPPED
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        return _complain(usage_sentence(error))
    except (ImportAlreadyRunning, LauncherError, UnreadableFile) as error:
        return _complain(str(error))
    return code if isinstance(code, int) else 0


def _complain(sentence: str) -> int:
    click.echo(sentence, err=True)
    return UNUSABLE


def _terminated(number: int, frame: FrameType | None) -> None:
    # As an exception, so that the private cluster is stopped on the way out.
    raise SystemExit(128 + number)
