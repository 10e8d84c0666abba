"""The printed book: tagged, in French, the same for the same figures."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from tests.apprenticeship_factories import apprenticeship

from passerelles.apps.observatory.reads.apprenticeship.book import apprenticeship_book
from passerelles.apps.reference.reads.generation import forget
from passerelles.documents.apprenticeship.book import apprenticeship_pages
from passerelles.documents.apprenticeship.model import Book
from passerelles.documents.apprenticeship.pdf import book_pdf

MADE = datetime(2026, 11, 23, 9, 5, tzinfo=UTC)


@pytest.fixture
def book(db: None) -> Iterator[Book]:
    forget()
    apprenticeship()
    found = apprenticeship_book("region", "76")
    assert found is not None
    yield apprenticeship_pages(found)
    forget()


def test_the_document_is_tagged_for_readers_of_screens(book: Book) -> None:
    printed = book_pdf(book, made=MADE)

    assert printed.startswith(b"%PDF")
    assert b"/StructTreeRoot" in printed
    assert b"pdfuaid" in printed
    assert b"/Lang(fr" in printed


def test_the_same_book_gives_the_same_bytes(book: Book) -> None:
    assert book_pdf(book, made=MADE) == book_pdf(book, made=MADE)


def test_generated_figures_change_every_page(book: Book) -> None:
    assert book_pdf(replace(book, demonstration=True), made=MADE) != book_pdf(book, made=MADE)
