"""Fields of many rows as tuples, with what people corrected; only those make a model."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import QuerySet

from passerelles.apps.catalogue.models import CorrectedKind, Correction
from passerelles.apps.catalogue.reads.corrections import correct
from passerelles.apps.reference.models import Imported

_CHUNK = 5_000


def corrected_values(
    kind: CorrectedKind, rows: QuerySet[Any], names: Sequence[str]
) -> Iterator[tuple[Any, ...]]:
    """The key of each row, then its fields. Three queries at most."""
    touched = Correction.objects.filter(kind=kind, revoked_at=None).order_by()
    keys = set(touched.values_list("row", flat=True).distinct())
    corrected: dict[str, Imported] = {}
    if keys:
        corrected = {row.pk: row for row in rows.filter(pk__in=keys)}
        correct(kind, corrected.values())
    for values in rows.order_by().values_list("pk", *names).iterator(chunk_size=_CHUNK):
        row = corrected.get(values[0])
        yield values if row is None else (row.pk, *(getattr(row, name) for name in names))
