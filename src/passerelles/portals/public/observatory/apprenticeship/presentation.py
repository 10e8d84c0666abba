"""The book as its template shows it."""

from dataclasses import dataclass

from django.urls import reverse

from passerelles.apps.observatory.reads.apprenticeship.values import ApprenticeshipBook
from passerelles.apps.observatory.reads.diagnosis.values import SourceUsed
from passerelles.documents.apprenticeship.book import apprenticeship_pages
from passerelles.documents.apprenticeship.model import Book, Section
from passerelles.documents.charts import Figure, figure_of
from passerelles.portals.public.observatory.apprenticeship.asked import (
    Option,
    query_of,
    territory_options,
    year_options,
)


@dataclass(frozen=True, slots=True)
class ShownSection:
    """``csv`` and ``ods``: addresses of the table as a file, empty without a table."""

    section: Section
    figure: Figure | None
    csv: str = ""
    ods: str = ""


@dataclass(frozen=True, slots=True)
class BookPage:
    """``whole``: address of all tables in one ODS file; ``pdf`` that of the printed book."""

    book: Book
    sections: tuple[ShownSection, ...]
    territories: list[Option]
    years: list[Option]
    whole: str
    pdf: str
    sources: tuple[SourceUsed, ...]


def book_page(found: ApprenticeshipBook) -> BookPage:
    book = apprenticeship_pages(found)
    query = query_of(found)
    return BookPage(
        book=book,
        sections=tuple(_shown(section, query) for section in book.sections),
        territories=territory_options(found),
        years=year_options(found),
        whole=_address("cahier", "ods", query),
        pdf=f"{reverse('apprenticeship_pdf')}?{query}",
        sources=found.sources,
    )


def _shown(section: Section, query: str) -> ShownSection:
    figure = figure_of(section.chart) if section.chart else None
    if section.table is None:
        return ShownSection(section, figure)
    csv, ods = (_address(section.slug, form, query) for form in ("csv", "ods"))
    return ShownSection(section, figure, csv, ods)


def _address(slug: str, form: str, query: str) -> str:
    return f"{reverse('apprenticeship_file', args=[slug, form])}?{query}"
