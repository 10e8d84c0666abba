"""`passerelles report apprenticeship`: the yearly book of apprenticeship, printed and in tables."""

from pathlib import Path

import click

from passerelles.config.console.application import opened_application, tell
from passerelles.config.console.french import FrenchCommand, Refusal


@click.command(
    "apprenticeship",
    cls=FrenchCommand,
    help="Écrit le cahier annuel de l’apprentissage : un PDF et un classeur ODS.",
)
@click.option("--year", metavar="ANNÉE", default="", help="La plus récente par défaut.")
@click.option(
    "--territory",
    metavar="NATURE:CODE",
    default="region:76",
    help="region:76 (par défaut) ou departement:31.",
)
@click.option(
    "--out",
    metavar="DOSSIER",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Dossier où écrire ; il est créé au besoin.",
)
def apprenticeship(year: str, territory: str, out: Path) -> None:
    with opened_application():
        for path in _write(year, territory, out):
            tell(f"Écrit : {path}")


def _write(year: str, territory: str, out: Path) -> list[Path]:
    from django.utils import timezone

    from passerelles.apps.observatory.reads.apprenticeship.book import apprenticeship_book
    from passerelles.documents.apprenticeship.book import apprenticeship_pages
    from passerelles.documents.apprenticeship.files import book_tables
    from passerelles.documents.apprenticeship.pdf import book_pdf
    from passerelles.documents.tables import write_ods

    kind, _, code = territory.partition(":")
    found = apprenticeship_book(kind, code.upper(), year=year)
    if found is None:
        raise Refusal(_nothing(year, territory))
    book = apprenticeship_pages(found)
    name = f"apprentissage-{found.territory.code}-{found.year}"
    out.mkdir(parents=True, exist_ok=True)
    written = {
        out / f"{name}.pdf": book_pdf(book, made=timezone.localtime()),
        out / f"{name}.ods": write_ods(*book_tables(book), title=book.title),
    }
    for path, content in written.items():
        path.write_bytes(content)
    return list(written)


def _nothing(year: str, territory: str) -> str:
    from passerelles.apps.observatory.reads.apprenticeship.places import book_places, book_years

    if not book_places():
        return (
            "Aucun chiffre de l’apprentissage n’est chargé : importez un fichier « sifa*.csv » ou "
            "« contrats_apprentissage*.csv » par « passerelles data import »."
        )
    named = ", ".join(f"{kind}:{code}" for kind, code in book_places())
    return (
        f"Aucun cahier pour « {territory} » en « {year or 'toute année'} ». "
        f"Territoires : {named}. Années : {', '.join(book_years())}."
    )
