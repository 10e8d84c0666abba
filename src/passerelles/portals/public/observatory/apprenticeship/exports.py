"""Each table of the book as a file, or all of them in one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from passerelles.documents.apprenticeship.book import apprenticeship_pages
from passerelles.documents.apprenticeship.files import book_tables
from passerelles.documents.apprenticeship.pdf import book_pdf
from passerelles.documents.tables import write_csv, write_ods
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
    page = request.build_absolute_uri(f"{reverse('apprenticeship')}?{query_of(found)}")
    wanted = "" if slug == WHOLE else slug
    tables = book_tables(apprenticeship_pages(found), slug=wanted, page=page)
    if not tables:
        raise Http404(f"Le cahier n’a pas de tableau « {slug[:40]} ».")
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
