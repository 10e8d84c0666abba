"""`passerelles guidance run`: from a profile to occupations, pathways and income.

It exits with 0, with 1 when the profile has something to mend, with 2 when it cannot be read.
"""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from passerelles.config.console.application import opened_application, tell
from passerelles.config.console.french import FrenchCommand

if TYPE_CHECKING:
    from passerelles.apps.guidance.reads.guided import Guided
    from passerelles.apps.guidance.reads.profiles import Understood

TO_MEND = 1
PROFILE = click.argument("file", metavar="PROFIL", type=click.Path(path_type=Path))


@click.command(
    "run",
    cls=FrenchCommand,
    help="Propose des métiers et des parcours datés, avec leurs revenus, à partir d’un profil.",
)
@PROFILE
@click.option("--json", "as_json", is_flag=True, help="Écrit la réponse en JSON sur la sortie.")
def run(file: Path, as_json: bool) -> None:
    with opened_application():
        from passerelles.documents.guidance.answer import guided_answer
        from passerelles.documents.guidance.plain_text import guided_lines

        understood, guided = guided_file(file)
        if as_json:
            answer = guided_answer(guided, understood.findings)
            click.echo(json.dumps(answer, ensure_ascii=False, indent=2))
            return
        for line in (*understood.findings, *guided_lines(guided)):
            click.echo(str(line))


def guided_file(file: Path) -> "tuple[Understood, Guided]":
    """What guidance answers to the profile of a file; leaves with 1 when it is to be mended.

    Raises UnreadableFile.
    """
    from django.utils import timezone

    from passerelles.apps.guidance.reads.chain import guide
    from passerelles.apps.guidance.reads.profiles import understand
    from passerelles.formats.guidance.profile_file import load_profile

    today = timezone.localdate()
    document = load_profile(file)
    understood = understand(document.value, today=today)
    if understood.profile is None or understood.person is None:
        for line, one in sorted(
            (document.line(one.field), str(one)) for one in understood.findings
        ):
            tell(f"{document.file}:{line}: {one}")
        raise click.exceptions.Exit(TO_MEND)
    return understood, guide(understood.profile, understood.person, today=today)
