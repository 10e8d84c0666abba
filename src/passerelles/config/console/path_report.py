"""`passerelles report path`: the sheet of the first pathway of a profile."""

from pathlib import Path

import click

from passerelles.config.console.application import opened_application, tell
from passerelles.config.console.french import FrenchCommand, Refusal
from passerelles.config.console.guidance_run import PROFILE, guided_file


@click.command(
    "path", cls=FrenchCommand, help="Écrit la fiche de parcours d’un profil, sur une page A4."
)
@PROFILE
@click.option(
    "-o",
    "--out",
    metavar="FICHIER",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="Le PDF à écrire.",
)
@click.option("--falc", "plain", is_flag=True, help="En français facile à lire, en grand.")
def path(file: Path, out: Path, plain: bool) -> None:
    with opened_application():
        from django.utils import timezone

        from passerelles.apps.guidance.reads.sheet import sheet_facts
        from passerelles.documents.guidance.path_pdf import path_pdf, plain_pdf
        from passerelles.documents.guidance.path_plain import plain_sheet
        from passerelles.documents.guidance.path_sheet import path_sheet

        understood, guided = guided_file(file)
        today = timezone.localdate()
        facts = sheet_facts(understood, guided, way=None, today=today)
        if facts is None:
            raise Refusal(guided.insufficient or "Aucun métier à viser : complétez le profil.")
        printed = (
            plain_pdf(plain_sheet(facts), on=today)
            if plain
            else path_pdf(path_sheet(facts), on=today)
        )
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(printed)
        tell(f"Écrit : {out}")
