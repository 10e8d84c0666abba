"""Each table of the book as a file, or all of them in one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from passerelles.documents.apprenticeship.book import SECRECY, apprenticeship_pages
from passerelles.documents.apprenticeship.model import DEMONSTRATION, Book, Section
from passerelles.documents.apprenticeship.pdf import book_pdf
from passerelles.documents.tables import Table, write_csv, write_ods
from passerelles.portals.public.observatory.apprenticeship.asked import asked_book, query_of

WHOLE = "cahier"
_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}


def book_file(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    found = asked_book(request)
    if found is None:
        raise Http404("Aucun chiffre de l’apprentissage n’est chargé : il n’y a pas de fichier.")
    book = apprenticeship_pages(found)
    page = request.build_absolute_uri(f"/observatoire/apprentissage?{query_of(found)}")
    tables = [_table(book, section, page) for section in _wanted(book, slug)]
    name = f"apprentissage-{found.territory.code}-{found.year}-{slug}.{form}"
    return HttpResponse(
        write_csv(tables[0]) if form == "csv" else write_ods(*tables),
        content_type=_TYPES[form],
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def book_document(request: HttpRequest) -> HttpResponse:
    """The book as a PDF."""
    found = asked_book(request)
    if found is None:
        raise Http404("Aucun chiffre de l’apprentissage n’est chargé : il n’y a pas de cahier.")
    name = f"apprentissage-{found.territory.code}-{found.year}.pdf"
    return HttpResponse(
        book_pdf(apprenticeship_pages(found), made=timezone.localtime()),
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )


def _wanted(book: Book, slug: str) -> list[Section]:
    """Raises Http404 when no section of that name has a table."""
    found = [s for s in book.sections if s.table and slug in (s.slug, WHOLE)]
    if not found:
        raise Http404(f"Le cahier n’a pas de tableau « {slug[:40]} ».")
    return found


def _table(book: Book, section: Section, page: str) -> Table:
    if section.table is None:
        raise ValueError(f"{section.slug} has no table")
    sources = book.sections[-1].notes
    notes = [f"{book.title}, {book.subtitle}", *section.lead, *section.notes, SECRECY, *sources]
    if book.demonstration:
        notes.insert(0, DEMONSTRATION)
    return section.table.as_file(*notes, f"Page : {page}")
