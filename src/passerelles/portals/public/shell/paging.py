"""Pages of lists: a number in the address, checked before anything is read."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest

LAST_POSSIBLE = 100_000


@dataclass(frozen=True, slots=True)
class Page:
    """Where a list stands; ``previous`` and ``next`` are addresses, empty at the ends."""

    number: int
    count: int
    total: int
    previous: str
    next: str


def requested(request: HttpRequest) -> int:
    """The page asked for, from 1. Raises Http404 with a French sentence when it is not a number."""
    written = request.GET.get("page", "1")
    if not (written.isascii() and written.isdigit() and 1 <= int(written[:9]) <= LAST_POSSIBLE):
        raise Http404(f"La page « {written[:40]} » n’existe pas dans cette liste.")
    return int(written)


def offset(number: int, size: int) -> int:
    return (number - 1) * size


def paged(request: HttpRequest, total: int, size: int) -> Page:
    """The page asked for of a list of ``total`` items. Raises Http404 beyond its end."""
    number = requested(request)
    count = max(1, -(-total // size))
    if number > count:
        raise Http404(f"La page {number} n’existe pas : cette liste s’arrête à la page {count}.")
    return Page(
        number=number,
        count=count,
        total=total,
        previous=_address(request, number - 1) if number > 1 else "",
        next=_address(request, number + 1) if number < count else "",
    )


def _address(request: HttpRequest, number: int) -> str:
    query = request.GET.copy()
    query["page"] = str(number)
    return f"?{query.urlencode()}"
