"""Sections of the flow: contracts started, breaks by both definitions, fields in tension."""

from collections.abc import Iterator, Sequence

from passerelles.apps.observatory.reads.apprenticeship.values import (
    ApprenticeshipBook,
    BreakRow,
    FieldTension,
    FieldTensions,
)
from passerelles.apps.observatory.reads.diagnosis.values import Unavailable
from passerelles.documents.apprenticeship.model import (
    BookCell,
    BookTable,
    Section,
    figure,
    rate,
    words,
)
from passerelles.documents.charts import BarChart, Point
from passerelles.documents.french import counted, quantity_text
from passerelles.domain.common.absence import Absence

_FEW = 2  # bars that say no more than the table
_NAMED = 4  # occupations that a cell can bear
DEFINITIONS = (
    "Rompu avant le dixième mois : le contrat a pris fin moins de neuf mois après son début, parmi "
    "les contrats commencés dans l’année (définition publiée par la Dares).",
    "Sans retour : parmi ces contrats rompus, la même personne n’a commencé aucun autre contrat "
    "d’apprentissage dans les six mois. Rompre n’est donc pas abandonner.",
    "« Pas encore publié » : tous les contrats de l’année n’ont pas été observés assez longtemps.",
)


def flow_sections(book: ApprenticeshipBook) -> Iterator[Section]:
    yield _tensions(book)
    yield _contracts(book)
    yield _cohorts(book)
    yield _breaks(book, "ruptures-niveaux", "niveau", book.breaks_by_level)
    yield _breaks(book, "ruptures-secteurs", "secteur de formation", book.breaks_by_field)
    yield _breaks(book, "ruptures-sexes", "sexe", book.breaks_by_sex)
    yield _breaks(book, "ruptures-departements", "département", book.breaks_by_place)


def _tensions(book: ApprenticeshipBook) -> Section:
    title = "Les secteurs en tension de recrutement"
    found = book.tensions
    if isinstance(found, Unavailable):
        lead = (f"On ne peut pas le dire aujourd’hui : {found.what}.",)
        return Section("tension", title, lead)
    rows = tuple(map(_tension, found.rows))
    columns = (
        "Secteur de formation",
        "Apprentis",
        "Métiers dont la tension est publiée",
        "Dont en tension forte",
        "Lesquels",
    )
    caption = f"Métiers en tension ({found.period}) par secteur de formation"
    return Section(
        "tension",
        title,
        _tension_lead(found),
        BookTable(caption, columns, rows),
        notes=(
            f"Passage des métiers aux secteurs : {found.way} Chaque métier va au secteur où sont "
            "classées le plus de certifications qui y mènent ; cela dit quels métiers un secteur "
            "concerne, jamais combien de personnes.",
            "Une tension vient parfois des conditions de travail et non d’un manque de formation : "
            "le diagnostic d’un territoire les distingue.",
        ),
    )


def _tension_lead(found: FieldTensions) -> tuple[str, ...]:
    return (
        "Un métier est compté en tension quand il l’est fortement (classe 4 ou 5 sur 5) dans la "
        f"moitié au moins des bassins où sa tension est publiée, en {found.period}.",
    )


def _tension(row: FieldTension) -> tuple[BookCell, ...]:
    names = [one.label for one in row.strong[:_NAMED]]
    more = len(row.strong) - len(names)
    said = " ; ".join(names) + (f" ; et {counted(more, 'autre', 'autres')}" if more > 0 else "")
    return (
        words(row.label),
        figure(row.apprentices),
        BookCell(str(row.published), row.published),
        BookCell(str(len(row.strong)), len(row.strong)),
        words(said or "aucun"),
    )


def _contracts(book: ApprenticeshipBook) -> Section:
    columns = ("Département", "Lieu de l’employeur", "Lieu de résidence", "Lieu de formation")
    rows = tuple(
        (words(r.label), figure(r.employer), figure(r.residence), figure(r.training))
        for r in book.flows
    )
    codes = [row.key for row in book.flows]
    here = book.territory.code
    return Section(
        "contrats",
        f"Contrats commencés en {book.year}",
        (
            "Un flux, et non un nombre de personnes à une date : il ne s’additionne pas au nombre "
            "d’apprentis au 31 décembre. Chaque colonne compte les mêmes contrats à un autre lieu.",
        ),
        BookTable(
            f"Contrats d’apprentissage commencés en {book.year}",
            columns,
            rows,
            codes.index(here) if here in codes else None,
        ),
    )


def _cohorts(book: ApprenticeshipBook) -> Section:
    return Section(
        "ruptures",
        "Ruptures de contrat",
        DEFINITIONS,
        _table("Ruptures par année de début du contrat", "Année de début", book.cohorts),
    )


def _breaks(book: ApprenticeshipBook, slug: str, by: str, rows: tuple[BreakRow, ...]) -> Section:
    caption = f"Ruptures des contrats commencés en {book.year} par {by}"
    chart = BarChart(
        f"Part des contrats de {book.year} rompus avant le dixième mois, par {by}",
        "%",
        tuple(_point(row, book.territory.code) for row in rows),
    )
    late = (
        f"Les ruptures sans retour de {book.year} : pas encore publié. Choisissez une autre année."
    )
    return Section(
        slug,
        f"Ruptures par {by}",
        (),
        _table(caption, by.capitalize(), rows),
        chart if len(rows) > _FEW else None,
        notes=(late,) if _is_late(rows) else (),
    )


def _table(caption: str, head: str, rows: Sequence[BreakRow]) -> BookTable:
    """Without the columns of those who do not return when none of them can be said yet."""
    columns = (
        head,
        "Contrats commencés",
        "Rompus avant le dixième mois",
        "Taux de rupture",
        "Dont sans retour dans les six mois",
        "Taux sans retour",
    )
    kept = len(columns) - 2 * _is_late(rows)
    return BookTable(caption, columns[:kept], tuple(_cells(row)[:kept] for row in rows))


def _is_late(rows: Sequence[BreakRow]) -> bool:
    return bool(rows) and all(row.unreturned.absence is Absence.LATE for row in rows)


def _cells(row: BreakRow) -> tuple[BookCell, ...]:
    return (
        words(row.label),
        figure(row.started),
        figure(row.broken),
        rate(row.broken_rate),
        figure(row.unreturned),
        rate(row.unreturned_rate),
    )


def _point(row: BreakRow, here: str) -> Point:
    said = quantity_text(row.broken_rate, "%", 1)
    return Point(row.label, row.broken_rate.value, said, strong=row.key == here)
