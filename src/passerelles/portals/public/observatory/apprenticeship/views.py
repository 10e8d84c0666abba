"""The yearly book of apprenticeship."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from passerelles.portals.public.observatory.apprenticeship.asked import asked_book
from passerelles.portals.public.observatory.apprenticeship.presentation import book_page

_PAGE = "public/observatory/apprenticeship/book.html"


def apprenticeship(request: HttpRequest) -> HttpResponse:
    found = asked_book(request)
    page = book_page(found) if found else None
    demonstration = bool(page and page.book.demonstration)
    return render(request, _PAGE, {"page": page, "demonstration": demonstration})
