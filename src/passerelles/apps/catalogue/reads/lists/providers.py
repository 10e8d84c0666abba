"""Training bodies that publish an offer, page after page, and by their names."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from passerelles.apps.catalogue.models import Provider
from passerelles.apps.reference.reads.generation import remembered
from passerelles.apps.reference.reads.lists.windows import Batch, Window, by_key, by_rank
from passerelles.domain.reference.search.entries import Match, SearchEntry
from passerelles.domain.reference.search.index import LabelIndex

MOST_ANSWERS = 1_000


@dataclass(frozen=True, slots=True)
class ProviderItem:
    """One line of a list; ``qualiopi`` is None when nobody said, ``trainings`` counts open ones."""

    id: str
    name: str
    legal_name: str
    siret: str
    activity_number: str
    city: str
    postcode: str
    commune: str
    qualiopi: tuple[str, ...] | None
    regional_label: bool | None
    trainings: int
    is_demonstration: bool


def list_providers(words: str, window: Window) -> Batch[ProviderItem]:
    """Bodies that still publish, by key, or best first when words are given.

    Raises LostPosition.
    """
    if not words:
        return by_key(_rows(), window).map(_item)
    found = provider_names().search(words, limit=MOST_ANSWERS)
    return by_rank(_rows(), [match.code for match in found], window).map(_item)


def provider_item(key: str) -> ProviderItem | None:
    """One body, closed or not; None when the key is unknown."""
    row = _counted(Provider.objects.filter(id=key)).first()
    return _item(row) if row else None


def suggest_providers(words: str, *, limit: int) -> list[Match]:
    """Bodies of the offer whose name, city, SIRET or activity number answers; best first."""
    return provider_names().search(words, limit=limit)


@remembered
def provider_names() -> LabelIndex:
    """The names of the bodies that publish an offer."""
    return LabelIndex(_entry(row) for row in Provider.objects.current().iterator())


def _entry(row: Provider) -> SearchEntry:
    others = (row.legal_name, row.city, row.siret, row.activity_number)
    return SearchEntry(
        kind="provider",
        edition=row.source_id,
        code=row.id,
        label=row.name,
        variants=tuple(filter(None, others)),
    )


def _rows() -> QuerySet[Provider]:
    return _counted(Provider.objects.current())


def _counted(rows: QuerySet[Provider]) -> QuerySet[Provider]:
    still_open = Count("trainings", filter=Q(trainings__closed_on=None))
    return rows.select_related("source", "commune").annotate(open_trainings=still_open)


def _item(row: Provider) -> ProviderItem:
    return ProviderItem(
        id=row.id,
        name=row.name,
        legal_name=row.legal_name,
        siret=row.siret,
        activity_number=row.activity_number,
        city=row.city,
        postcode=row.postcode,
        commune=row.commune.code if row.commune else "",
        qualiopi=None if row.qualiopi is None else tuple(row.qualiopi),
        regional_label=row.regional_label,
        trainings=getattr(row, "open_trainings", 0),
        is_demonstration=row.source.is_demonstration,
    )
