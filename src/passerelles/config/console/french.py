"""Click in French: help headings and usage errors."""

import re
from collections.abc import Callable, Sequence
from typing import Any

import click

# What click says of a refused value begins with that value, quoted or not.
_REFUSED_VALUE = re.compile(r"'?(?P<value>.*?)'? is not ")
_TOO_MANY = re.compile(r"Got unexpected extra arguments? \((?P<extra>.*)\)")


class Refusal(click.ClickException):
    """A command cannot go on; the message is a French sentence with the remedy."""


def usage_sentence(error: click.ClickException) -> str:
    """Say a usage error in one French sentence, with the command whose help answers it."""
    if isinstance(error, Refusal | click.exceptions.NoArgsIsHelpError):
        return error.format_message()
    said = next((say(error) for kind, say in _SENTENCES if isinstance(error, kind)), None)
    context = error.ctx if isinstance(error, click.UsageError) else None
    command = context.command_path if context else "passerelles"
    if said is None:
        said = _misplaced(error.format_message())
    return f"{said} Aide : « {command} --help »."


def _bad_option(error: click.BadOptionUsage) -> str:
    wanted = "attend une valeur" if "requires" in error.message else "n’attend pas de valeur"
    return f"L’option « {error.option_name} » {wanted}."


def _bad_value(error: click.BadParameter) -> str:
    found = _REFUSED_VALUE.match(error.message)
    value = f" « {found['value']} »" if found else ""
    kind = error.param.type if error.param else None
    return f"Valeur refusée pour {_named(error.param)},{value} : {_expected(kind, error.message)}."


def _expected(kind: object, otherwise: str) -> str:
    if isinstance(kind, click.Choice):
        return f"choisissez parmi {', '.join(kind.choices)}"
    if isinstance(kind, click.IntRange):
        return f"donnez un nombre entier de {kind.min} à {kind.max}"
    return otherwise.rstrip(".")


def _misplaced(message: str) -> str:
    found = _TOO_MANY.match(message)
    return f"« {found['extra']} » est de trop." if found else f"Commande mal écrite : {message}"


def _named(parameter: click.Parameter | None) -> str:
    if isinstance(parameter, click.Option):
        return f"l’option « {parameter.opts[0]} »"
    return f"« {parameter.human_readable_name.upper()} »" if parameter else "un paramètre"


_SENTENCES: list[tuple[type[click.ClickException], Callable[[Any], str]]] = [
    (click.NoSuchOption, lambda e: f"L’option « {e.option_name} » n’existe pas."),
    (click.BadOptionUsage, _bad_option),
    (click.MissingParameter, lambda e: f"Il manque {_named(e.param)}."),
    (click.BadParameter, _bad_value),
]


class FrenchCommand(click.Command):
    """A command whose help reads in French."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(_in_french(self.collect_usage_pieces(ctx)))
        formatter.write_usage(ctx.command_path, pieces, prefix="Utilisation : ")

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option:
            option.help = "Affiche cette aide."
        return option

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = (p for p in self.get_params(ctx) if isinstance(p, click.Option))
        records = [record for option in options if (record := option.get_help_record(ctx))]
        with formatter.section("Options "):
            formatter.write_dl([(names, _in_french([said])[0]) for names, said in records])


class FrenchGroup(FrenchCommand, click.Group):
    """A group of commands whose help reads in French."""

    command_class = FrenchCommand
    group_class = type

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        rows = [(name, c.get_short_help_str(80)) for name, c in commands if c and not c.hidden]
        with formatter.section("Commandes "):
            formatter.write_dl(rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and self.get_command(ctx, args[0]) is None:
            known = ", ".join(self.list_commands(ctx))
            raise click.UsageError(f"« {args[0]} » est inconnue ; commandes : {known}.", ctx)
        return super().resolve_command(ctx, args)


def _in_french(texts: Sequence[str]) -> list[str]:
    texts = [_RANGE.sub("", text) for text in texts]
    for english, french in _HELP_WORDS.items():
        texts = [text.replace(english, french) for text in texts]
    return list(texts)


# The help of an option says its bounds in words.
_RANGE = re.compile(r"  \[\d+<=x<=\d+\]|\d+<=x<=\d+; ")
_HELP_WORDS = {
    "[required]": "[obligatoire]",
    "COMMAND [ARGS]...": "COMMANDE [ARGUMENTS…]",
}
