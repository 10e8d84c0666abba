"""Pages of the desk's lists, as the pager component shows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest

PER_PAGE = 25


@dataclass(frozen=True, slots=True)
class Slice:
    """Part of a list; ``previous`` and ``next`` are addresses, empty at the ends."""

    items: Sequence[Any]
    number: int
    count: int
    total: int
    previous: str
    next: str

    @property
    def offset(self) -> int:
        return (self.number - 1) * PER_PAGE


def sliced(request: HttpRequest, rows: "QuerySet[Any] | range", *, size: int = PER_PAGE) -> Slice:
    """The page asked for. Raises Http404, with a French sentence, when it does not exist."""
    pages = Paginator(rows, size)
    asked = request.GET.get("page", "1")
    try:
        page = pages.page(asked)
    except (PageNotAnInteger, EmptyPage):
        message = f"La page « {asked[:20]} » n’existe pas : cette liste en a {pages.num_pages}."
        raise Http404(message) from None
    return Slice(
        items=list(page.object_list),
        number=page.number,
        count=pages.num_pages,
        total=pages.count,
        previous=_address(request, page.number - 1) if page.has_previous() else "",
        next=_address(request, page.number + 1) if page.has_next() else "",
    )


def _address(request: HttpRequest, number: int) -> str:
    query = request.GET.copy()
    query["page"] = str(number)
    return f"?{query.urlencode()}"
