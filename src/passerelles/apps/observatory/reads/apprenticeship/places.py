"""The territories and the years of which the book may be asked: once a generation."""

from collections.abc import Mapping

from django.db.models import QuerySet

from passerelles.apps.indicators.models import Observation
from passerelles.apps.observatory.reads.apprenticeship.figures import STARTED, STOCK
from passerelles.apps.reference.models import TerritoryKind
from passerelles.apps.reference.reads.generation import remembered
from passerelles.apps.reference.reads.territories import territories_by_keys
from passerelles.apps.reference.reads.territory_values import TerritoryRef

Places = Mapping[tuple[str, str], tuple[TerritoryRef, str]]


@remembered
def book_places() -> Places:
    """Each région, then each département, with the code of its région."""
    rows = _told().filter(level="", sex="", sector="").order_by()
    keys = sorted(
        set(rows.values_list("territory_kind", "territory_code", "region")),
        key=lambda key: (key[0] != TerritoryKind.REGION, key[1]),
    )
    refs = territories_by_keys([key[:2] for key in keys])
    named = {(ref.kind, ref.code): ref for ref in refs}
    return {key[:2]: (named[key[:2]], key[2]) for key in keys if key[:2] in named}


@remembered
def book_years() -> tuple[str, ...]:
    """The years told, the newest first."""
    return tuple(sorted(set(_told().order_by().values_list("period", flat=True)), reverse=True))


def _told() -> QuerySet[Observation]:
    return Observation.objects.current().filter(indicator__in=(STOCK, STARTED))
