"""The whole book: what matters first, the sections, where the figures come from."""

from collections.abc import Iterator
from dataclasses import replace

from passerelles.apps.indicators.reads.definitions import indicator_of
from passerelles.apps.observatory.reads.apprenticeship.figures import (
    BREAKS,
    DISABLED,
    STARTED,
    STOCK,
)
from passerelles.apps.observatory.reads.apprenticeship.values import ApprenticeshipBook, StockRow
from passerelles.documents.apprenticeship.flow import flow_sections
from passerelles.documents.apprenticeship.model import (
    Book,
    BookTable,
    Section,
    change,
    rate,
    tied,
    words,
)
from passerelles.documents.apprenticeship.stock import stock_sections
from passerelles.documents.french import joined, quantity_text

TITLE = "L’apprentissage, année {year}"
SECRECY = (
    "Secret statistique : un nombre de 1 à 4 ne se montre pas, ni ceux qui permettraient de le "
    "retrouver par soustraction, ni une évolution qui le donnerait ; un taux ne se montre pas sous "
    "20 contrats."
)


def apprenticeship_pages(book: ApprenticeshipBook) -> Book:
    """The book in French, in the order of reading."""
    sections = (*stock_sections(book), *flow_sections(book), _definitions(book))
    return Book(
        title=TITLE.format(year=book.year),
        subtitle=book.territory.name,
        essentials=tuple(map(tied, _essentials(book))),
        sections=tuple(map(_told, sections)),
        demonstration=book.demonstration,
    )


def _told(section: Section) -> Section:
    """The section with its marks tied, and a sentence in the place of an empty table."""
    if section.table and not section.table.rows:
        lead = (*section.lead, "Les fichiers importés n’en disent rien.")
        section = replace(section, lead=lead, table=None, chart=None)
    lead, notes = tuple(map(tied, section.lead)), tuple(map(tied, section.notes))
    return replace(section, lead=lead, notes=notes)


def _essentials(book: ApprenticeshipBook) -> Iterator[str]:
    total = book.total
    yield (
        f"Au 31 décembre {book.year} : {quantity_text(total.count, 'apprentis')} en formation dans "
        f"ce territoire{_since(total)}."
    )
    known = [row for row in book.levels if row.count.value]
    if known:
        top = max(known, key=lambda row: row.count.value or 0)
        yield (
            f"Le niveau le plus préparé est le {top.label[:1].lower()}{top.label[1:]} : "
            f"{quantity_text(top.count, 'apprentis')}."
        )
    if leading := [row.label for row in book.fields[:2] if row.count.value]:
        yield f"Secteurs de formation les plus suivis : {joined(leading)}."
    yield from _breaks(book)


def _since(total: StockRow) -> str:
    known = total.change.value is not None
    return f" ({change(total.change).text} sur un an)" if known else ""


def _breaks(book: ApprenticeshipBook) -> Iterator[str]:
    told = [row for row in book.cohorts if row.key <= book.year]
    broken = next((row for row in reversed(told) if row.broken_rate.value is not None), None)
    if broken is None:
        return
    yield (
        f"Sur les contrats commencés en {broken.key}, {rate(broken.broken_rate).text} ont été "
        "rompus avant le dixième mois."
    )
    gone = next((row for row in reversed(told) if row.unreturned_rate.value is not None), None)
    if gone is not None:
        yield (
            f"Sur les contrats commencés en {gone.key}, {rate(gone.unreturned_rate).text} ont été "
            "rompus sans que la personne en commence un autre dans les six mois."
        )


def _definitions(book: ApprenticeshipBook) -> Section:
    rows = []
    for code in (STOCK, DISABLED, STARTED, *BREAKS):
        declared = indicator_of(code)
        what = declared.definition
        rows.append((words(declared.name), words(what.formula), words(what.whose_territory)))
    columns = ("Chiffre", "Ce que l’on compte", "Quel lieu compte")
    return Section(
        "sources",
        "Définitions, sources et secret",
        (SECRECY, *_secrets(book)),
        BookTable("Définitions", columns, tuple(rows)),
        notes=tuple(_sources(book)),
    )


def _secrets(book: ApprenticeshipBook) -> Iterator[str]:
    if book.secret:
        yield f"Chiffres secrets parmi ceux qui font ce cahier : {book.secret}."


def _sources(book: ApprenticeshipBook) -> Iterator[str]:
    for source in book.sources:
        mark = " (données de démonstration : chiffres inventés)" if source.is_demonstration else ""
        yield f"{source.name}, {source.owner}{mark} ; éditions : {', '.join(source.editions)}."
