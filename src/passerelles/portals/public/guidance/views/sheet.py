"""The sheet of one pathway, on screen, on paper, in plain words and as a PDF."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from passerelles.documents.guidance.path_pdf import path_pdf, plain_pdf
from passerelles.portals.public.guidance.journey import Journey, opened
from passerelles.portals.public.guidance.sheet import SheetPage, sheet_page
from passerelles.portals.public.guidance.views.pathways import refuse_unknown


@opened
@require_safe
def sheet(request: HttpRequest, journey: Journey, occupation: str, number: int) -> HttpResponse:
    page = _page(journey, occupation, number)
    simple = "simple" in request.GET
    template = "public/guidance/sheet_simple.html" if simple else "public/guidance/sheet.html"
    context = {
        "page": page,
        "told": page.told,
        "plain": page.plain,
        "demonstration": page.told.demonstration,
    }
    return render(request, template, context)


@opened
@require_safe
def printed(request: HttpRequest, journey: Journey, occupation: str, number: int) -> HttpResponse:
    page, today = _page(journey, occupation, number), timezone.localdate()
    simple = "simple" in request.GET
    written = plain_pdf(page.plain, on=today) if simple else path_pdf(page.told, on=today)
    response = HttpResponse(written, content_type="application/pdf")
    response.headers["Content-Disposition"] = 'attachment; filename="mon-parcours.pdf"'
    return response


def _page(journey: Journey, occupation: str, number: int) -> SheetPage:
    refuse_unknown(occupation)
    page = sheet_page(journey, occupation, number=number, today=timezone.localdate())
    if page is None:
        raise Http404(
            "Aucun parcours ne porte plus ce numéro : les sessions ont changé, comparez à nouveau."
        )
    return page
