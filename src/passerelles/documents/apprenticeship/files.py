"""The tables of the book for spreadsheets, each with its definitions and sources under it."""

from passerelles.documents.apprenticeship.book import SECRECY
from passerelles.documents.apprenticeship.model import DEMONSTRATION, Book, Section
from passerelles.documents.tables import Table


def book_tables(book: Book, *, slug: str = "", page: str = "") -> list[Table]:
    """All of them, or the one of the section ``slug``; ``page``: the address that shows them."""
    return [
        section.table.as_file(
            section.title, *_notes(book, section), *([f"Page : {page}"] if page else [])
        )
        for section in book.sections
        if section.table and slug in ("", section.slug)
    ]


def _notes(book: Book, section: Section) -> list[str]:
    sources = book.sections[-1].notes
    notes = [f"{book.title}, {book.subtitle}", *section.lead, *section.notes, SECRECY, *sources]
    return [DEMONSTRATION, *notes] if book.demonstration else notes
