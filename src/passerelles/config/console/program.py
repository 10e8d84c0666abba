"""The program `passerelles`; it exits with 0, 1 (findings), 2 (unusable) or 130 (stopped)."""

import signal
import sys
from importlib import import_module
from types import FrameType

import click

from passerelles.config.console.french import FrenchGroup, usage_sentence

UNUSABLE = 2
STOPPED = 130


# Who opens the site waits for none of the others: each module is imported when it is named.
_MODULES = {
    "aids": "aids",
    "data": "data",
    "db": "database",
    "demo": "demo",
    "guidance": "guidance",
    "init": "install",
    "lheo": "lheo",
    "plan": "plan",
    "report": "report",
    "search": "search",
    "serve": "serve",
    "steering": "steering",
    "user": "users",
}


class _Program(FrenchGroup):
    """The commands of the modules above, under their own names."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _MODULES:
            return None
        module = import_module(f"passerelles.config.console.{_MODULES[cmd_name]}")
        command: click.Command = getattr(module, cmd_name)
        return command


@click.group(cls=_Program, help="Passerelles : besoins, formations, personnes, pilotage.")
@click.version_option(package_name="passerelles", help="Affiche la version.")
def program() -> None:
    """Hold the groups of commands."""


def main() -> None:
    """Run the command line and exit with its code."""
    signal.signal(signal.SIGTERM, _terminated)
    sys.exit(_run())


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
