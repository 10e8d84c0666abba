"""Click in French: help headings and usage errors."""

from collections.abc import Callable
from typing import Any

import click

_SENTENCES: list[tuple[type[click.ClickException], Callable[[Any], str]]] = [
    (click.NoSuchOption, lambda e: f"L’option « {e.option_name} » n’existe pas."),
    (click.MissingParameter, lambda e: f"Il manque {_named(e.param)}."),
    (click.BadParameter, lambda e: f"Valeur refusée pour {_named(e.param)} : {e.message}"),
]


def usage_sentence(error: click.ClickException) -> str:
    """Say a usage error in one French sentence, with the command whose help answers it."""
    said = next((say(error) for kind, say in _SENTENCES if isinstance(error, kind)), None)
    context = error.ctx if isinstance(error, click.UsageError) else None
    command = context.command_path if context else "passerelles"
    if said is None:
        said = f"Commande mal écrite : {error.format_message()}"
    return f"{said} Aide : « {command} --help »."


def _named(parameter: click.Parameter | None) -> str:
    if isinstance(parameter, click.Option):
        return f"l’option « {parameter.opts[0]} »"
    return f"« {parameter.human_readable_name.upper()} »" if parameter else "un paramètre"


class FrenchCommand(click.Command):
    """A command whose help reads in French."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix="Utilisation : ")

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option:
            option.help = "Affiche cette aide."
        return option


class FrenchGroup(FrenchCommand, click.Group):
    """A group of commands whose help reads in French."""

    command_class = FrenchCommand
    group_class = type

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        click.Command.format_options(self, ctx, formatter)
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        rows = [(name, c.get_short_help_str(80)) for name, c in commands if c and not c.hidden]
        with formatter.section("Commandes"):
            formatter.write_dl(rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and self.get_command(ctx, args[0]) is None:
            known = ", ".join(self.list_commands(ctx))
            raise click.UsageError(f"« {args[0]} » est inconnue ; commandes : {known}.", ctx)
        return super().resolve_command(ctx, args)
