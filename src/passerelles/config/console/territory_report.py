"""`passerelles report territory`: the plan seen from one territory."""

from datetime import datetime
from pathlib import Path

import click

from passerelles.config.console.application import opened_application, tell
from passerelles.config.console.french import FrenchCommand, Refusal
from passerelles.config.console.review_report import asked_instant


@click.command(
    "territory",
    cls=FrenchCommand,
    help="Écrit le plan vu d’un territoire : PDF, document Word, classeurs.",
)
@click.argument("territory", metavar="NATURE:CODE")
@click.option("--as-of", "as_of", metavar="DATE", default="", help="Ce que l’on savait ce jour-là.")
@click.option(
    "--out",
    metavar="DOSSIER",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Dossier où écrire ; il est créé au besoin.",
)
def territory(territory: str, as_of: str, out: Path) -> None:
    with opened_application():
        for path in _write(territory, asked_instant(as_of), out):
            tell(f"Écrit : {path}")


def _write(territory: str, as_of: datetime | None, out: Path) -> list[Path]:
    from django.utils import timezone

    from passerelles.apps.steering.reads.territory_sheet import KINDS, territory_sheet
    from passerelles.documents.steering.sheet.territory import FORMS

    kind, _, code = territory.partition(":")
    sheet = territory_sheet(kind, code.upper(), as_of=as_of)
    if sheet is None:
        raise Refusal(
            f"Aucun territoire « {territory} » n’est chargé. Écrivez « nature:code », par exemple "
            f"« departement:31 » ; natures : {', '.join(KINDS)}."
        )
    out.mkdir(parents=True, exist_ok=True)
    stem = f"plan-{kind}-{sheet.code}"
    written = {
        out / f"{stem}.{form}": make(sheet, timezone.localdate()) for form, make in FORMS.items()
    }
    for path, content in written.items():
        path.write_bytes(content)
    return list(written)
