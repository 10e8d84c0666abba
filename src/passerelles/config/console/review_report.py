"""`passerelles report review`: the yearly review, printed, to go on writing, and in tables."""

from datetime import datetime
from pathlib import Path

import click

from passerelles.config.console.application import opened_application, tell
from passerelles.config.console.french import FrenchCommand, Refusal


@click.command(
    "review",
    cls=FrenchCommand,
    help="Écrit le bilan annuel du plan : PDF, document Word, classeurs ODS et Excel.",
)
@click.option(
    "--year",
    metavar="ANNÉE",
    required=True,
    type=click.IntRange(2000, 2100),
    help="Une année du plan en cours, par exemple 2025.",
)
@click.option(
    "--as-of",
    "as_of",
    metavar="DATE",
    default="",
    help="Ce que l’on savait ce jour-là (AAAA-MM-JJ) ; sans elle, le bilan figé ou son projet.",
)
@click.option(
    "--out",
    metavar="DOSSIER",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Dossier où écrire ; il est créé au besoin.",
)
def review(year: int, as_of: str, out: Path) -> None:
    with opened_application():
        for path in _write(year, asked_instant(as_of), out):
            tell(f"Écrit : {path}")


def asked_instant(as_of: str) -> datetime | None:
    """The end of that day in Paris, None for now. Raises Refusal, with the remedy."""
    from passerelles.apps.indicators.reads.as_of import instant

    try:
        return instant(as_of)
    except ValueError as error:
        raise Refusal(
            f"« --as-of » vaut « {as_of} » : écrivez un jour, par exemple 2025-12-31."
        ) from error


def _write(year: int, as_of: datetime | None, out: Path) -> list[Path]:
    from django.utils import timezone

    from passerelles.apps.steering.errors import SteeringRefused
    from passerelles.apps.steering.reads.reviews.reading import state_of_year
    from passerelles.documents.steering.review.files import FORMS, file_stem

    try:
        state = state_of_year(year, now=timezone.now(), as_of=as_of)
    except SteeringRefused as refusal:
        raise Refusal(str(refusal)) from refusal
    if state is None:
        raise Refusal("Aucun plan n’est chargé : lancez « passerelles plan load FICHIER ».")
    out.mkdir(parents=True, exist_ok=True)
    written = {out / f"{file_stem(state)}.{form}": make(state) for form, make in FORMS.items()}
    for path, content in written.items():
        path.write_bytes(content)
    return list(written)
