"""What the address asks: a territory and a year, or the newest year of the default région."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404, HttpRequest

from passerelles.apps.observatory.reads.apprenticeship.book import apprenticeship_book
from passerelles.apps.observatory.reads.apprenticeship.places import book_places, book_years
from passerelles.apps.observatory.reads.apprenticeship.values import ApprenticeshipBook

DEFAULT = ("region", "76")


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a list."""

    value: str
    label: str
    is_chosen: bool


def asked_book(request: HttpRequest) -> ApprenticeshipBook | None:
    """None when nothing is loaded. Raises Http404 for a territory or a year that nobody tells."""
    places = book_places()
    if not places:
        return None
    default = DEFAULT if DEFAULT in places else next(iter(places))
    kind, _, code = request.GET.get("territoire", ":".join(default)).partition(":")
    year = request.GET.get("annee", "")
    found = apprenticeship_book(kind, code.upper(), year=year)
    if found is None:
        raise Http404(
            f"Aucun cahier de l’apprentissage pour « {kind[:20]}:{code[:10]} » en "
            f"« {year[:10] or 'toute année'} »."
        )
    return found


def territory_options(book: ApprenticeshipBook) -> list[Option]:
    here = key_of(book)
    return [
        Option(
            f"{kind}:{code}",
            f"{ref.name} ({code})" if kind != "region" else ref.name,
            f"{kind}:{code}" == here,
        )
        for (kind, code), (ref, _) in book_places().items()
    ]


def year_options(book: ApprenticeshipBook) -> list[Option]:
    return [Option(year, year, year == book.year) for year in book_years()]


def key_of(book: ApprenticeshipBook) -> str:
    return f"{book.territory.kind}:{book.territory.code}"


def query_of(book: ApprenticeshipBook) -> str:
    """The query that asks for this very book."""
    return urlencode({"annee": book.year, "territoire": key_of(book)}, safe=":")
