"""Studies of observatories and branches, by what they are about."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from passerelles.apps.observatory.models import Publication
from passerelles.apps.observatory.reads.publishers import publishers
from passerelles.apps.reference.models import Occupation, Territory
from passerelles.formats.publications.publishers import Publisher


@dataclass(frozen=True, slots=True)
class PublicationFilter:
    """An empty field keeps everything; ``occupation`` and ``territory`` are keys."""

    publisher: str = ""
    action: int | None = None
    occupation: str = ""
    territory: str = ""
    sector: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """Something that a study is about: its key and its name, the key when it is not loaded."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class PublicationValue:
    """A study as pages show it; ``published`` is a year, a month or a day."""

    id: str
    title: str
    publisher: Publisher
    published: str
    kind: str
    summary: str
    address: str
    licence: str
    occupations: tuple[Named, ...]
    territories: tuple[Named, ...]
    sectors: tuple[str, ...]
    actions: tuple[int, ...]
    is_demonstration: bool


def publications(wanted: PublicationFilter) -> list[PublicationValue]:
    """The studies that are about what is wanted, the newest first. Three queries."""
    return _values(_select(wanted))


def studies_about(
    *,
    territories: Collection[str] = (),
    occupations: Collection[str] = (),
    sectors: Collection[str] = (),
) -> tuple[PublicationValue, ...]:
    """The studies about one of these keys, or codes of the NAF, the newest first.

    At most three queries.
    """
    about = (
        Q(territories__overlap=list(territories))
        | Q(occupations__overlap=list(occupations))
        | Q(sectors__overlap=list(sectors))
    )
    return tuple(_values(Publication.objects.filter(about, closed_on=None)))


def _values(found: QuerySet[Publication]) -> list[PublicationValue]:
    rows = list(found.select_related("source"))
    if not rows:
        return []
    occupations = _names(
        Occupation.objects.all(), "label", {k for r in rows for k in r.occupations}
    )
    territories = _names(Territory.objects.all(), "name", {k for r in rows for k in r.territories})
    return [_value(row, occupations, territories) for row in rows]


def publisher_counts() -> dict[str, int]:
    """How many studies each publisher deposited, by slug."""
    rows = Publication.objects.filter(closed_on=None).order_by()
    return Counter(rows.values_list("publisher", flat=True))


def _select(wanted: PublicationFilter) -> QuerySet[Publication]:
    rows = Publication.objects.filter(closed_on=None)
    if wanted.text:
        rows = rows.filter(Q(title__icontains=wanted.text) | Q(summary__icontains=wanted.text))
    asked = {
        "publisher": wanted.publisher,
        "actions__contains": [wanted.action] if wanted.action else None,
        "occupations__contains": [wanted.occupation] if wanted.occupation else None,
        "territories__contains": [wanted.territory] if wanted.territory else None,
        "sectors__contains": [wanted.sector] if wanted.sector else None,
    }
    return rows.filter(**{name: value for name, value in asked.items() if value})


def _names(
    rows: QuerySet[Occupation] | QuerySet[Territory], field: str, keys: Collection[str]
) -> dict[str, str]:
    return dict(rows.filter(id__in=keys).values_list("id", field))


def _value(
    row: Publication, occupations: dict[str, str], territories: dict[str, str]
) -> PublicationValue:
    return PublicationValue(
        id=row.id,
        title=row.title,
        publisher=publishers().get(row.publisher, publishers()["autre"]),
        published=row.published,
        kind=row.kind,
        summary=row.summary,
        address=row.address,
        licence=row.licence,
        occupations=tuple(Named(key, occupations.get(key, key)) for key in row.occupations),
        territories=tuple(Named(key, territories.get(key, key)) for key in row.territories),
        sectors=tuple(row.sectors),
        actions=tuple(row.actions),
        is_demonstration=row.source.is_demonstration,
    )
