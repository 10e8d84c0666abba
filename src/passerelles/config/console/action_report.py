"""`passerelles report action`: the sheet of one action on a page."""

from pathlib import Path

import click

from passerelles.config.console.application import opened_application, tell
from passerelles.config.console.french import FrenchCommand, Refusal


@click.command("action", cls=FrenchCommand, help="Écrit la fiche d’une action du plan : une page.")
@click.argument("code", metavar="CODE")
@click.option(
    "--out",
    metavar="DOSSIER",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Dossier où écrire ; il est créé au besoin.",
)
def action(code: str, out: Path) -> None:
    with opened_application():
        tell(f"Écrit : {_write(code.upper(), out)}")


def _write(code: str, out: Path) -> Path:
    from django.utils import timezone

    from passerelles.apps.steering.reads.progress import progress_of
    from passerelles.apps.steering.reads.sheet import action_of, read_sheet
    from passerelles.documents.steering.sheet.action import action_pdf

    found = action_of(code)
    if found is None:
        raise Refusal(f"Aucune action « {code} » dans le plan en cours : écrivez A1, A2, … A33.")
    today = timezone.localdate()
    sheet = read_sheet(found, reader=None, today=today)
    out.mkdir(parents=True, exist_ok=True)
    path = out / f"fiche-{code}.pdf"
    path.write_bytes(action_pdf(sheet, progress_of([found])[code], on=today))
    return path
