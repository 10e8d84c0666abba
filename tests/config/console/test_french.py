"""Nothing that click says by itself reaches a person in English."""

import re

import click
import pytest

from passerelles.config.console import program as console_program
from passerelles.config.console.french import usage_sentence

ENGLISH = re.compile(
    r"\b(TEXT|INTEGER|COMMAND|ARGS|default|required|is not|unexpected|requires|Usage|Error|range)\b"
)


@pytest.fixture(scope="module")
def program() -> click.Group:
    return console_program.program


def usage_error(program: click.Group, *arguments: str) -> click.UsageError:
    with pytest.raises(click.UsageError) as caught:
        program.main(list(arguments), prog_name="passerelles", standalone_mode=False)
    return caught.value


def helps(command: click.Command, context: click.Context) -> dict[str, str]:
    """The help of a command and of all those below it, by their whole name."""
    found = {context.command_path: command.get_help(context)}
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            child = command.get_command(context, name)
            assert child is not None
            found |= helps(child, click.Context(child, parent=context, info_name=name))
    return found


def test_no_help_says_an_english_word(program: click.Group) -> None:
    shown = helps(program, click.Context(program, info_name="passerelles"))

    assert len(shown) > 15
    assert {
        name: ENGLISH.findall(text) for name, text in shown.items() if ENGLISH.search(text)
    } == {}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("user add a@b.fr --role king", "« king » : choisissez parmi administrator, "),
        ("serve --port abc", "« abc » : donnez un nombre entier de 1 à 65535"),
        ("serve --port 99999", "« 99999 » : donnez un nombre entier de 1 à 65535"),
        ("serve --port -1", "« -1 » : donnez un nombre entier de 1 à 65535"),
        ("data import a b", "« b » est de trop"),
        ("data import --source", "L’option « --source » attend une valeur"),
        ("data import --json=1", "L’option « --json » n’attend pas de valeur"),
        ("user add", "Il manque « ADRESSE »"),
    ],
)
def test_a_usage_error_is_one_french_sentence(
    program: click.Group, arguments: str, said: str
) -> None:
    sentence = usage_sentence(usage_error(program, *arguments.split()))

    assert said in sentence
    assert not ENGLISH.search(sentence)


def test_a_group_alone_shows_its_help_and_accuses_nobody(program: click.Group) -> None:
    sentence = usage_sentence(usage_error(program, "data"))

    assert sentence.startswith("Utilisation : passerelles data")
    assert "mal écrite" not in sentence
