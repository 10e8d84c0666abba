"""Build a generation of the index from the database: one document a session."""

import math
from pathlib import Path

import numpy as np
from django.db import transaction
from tantivy import Index

from passerelles.apps.catalogue.models import SearchGeneration
from passerelles.apps.catalogue.search.batches import batches
from passerelles.apps.catalogue.search.columns import ColumnsDraft
from passerelles.apps.catalogue.search.documents import Dictionary, indexed
from passerelles.apps.catalogue.search.folders import draft_of, remove_before
from passerelles.apps.catalogue.search.offered_names import save_names
from passerelles.apps.catalogue.search.schema import session_schema
from passerelles.apps.reference.reads.commune_places import commune_places
from passerelles.domain.catalogue.travel import densities

_HEAP = 128_000_000  # bytes of documents before a segment is written


def build_generation() -> int:
    """Build the next generation beside the one served and return its number.

    The number is written in the transaction of the caller: its commit serves the new index, its
    rollback leaves the former one. Builds wait for one another on that row. Killed at any point,
    it leaves yesterday's index served.
    """
    with transaction.atomic():
        SearchGeneration.objects.get_or_create(id=1)
        row = SearchGeneration.objects.select_for_update().get(id=1)
        served, row.number = row.number, row.number + 1
        remove_before(served)
        build_folder(row.number)
        row.save()
    return row.number


def build_folder(number: int) -> int:
    """Fill the folder of a generation from the database; the number of sessions indexed."""
    with draft_of(number) as folder:
        columns, dictionary = ColumnsDraft(), Dictionary()
        _write_index(folder, columns, dictionary)
        _save_columns(folder, columns, dictionary)
        save_names(folder, dictionary.names)
    return len(columns.keys)


def _write_index(folder: Path, columns: ColumnsDraft, dictionary: Dictionary) -> None:
    (folder / "tantivy").mkdir()
    index = Index(session_schema(), str(folder / "tantivy"))
    writer = index.writer(_HEAP, 1)  # one thread: documents keep their order
    for batch in batches():
        for found in indexed(batch, dictionary, len(columns.keys)):
            writer.add_document(found.document)
            columns.add(found.key, found.action, found.numbers, found.places)
    writer.commit()
    writer.wait_merging_threads()


def _save_columns(folder: Path, columns: ColumnsDraft, dictionary: Dictionary) -> None:
    keys = dictionary.communes.values
    every, used = commune_places(), set(keys)
    nowhere = (math.nan, math.nan)
    places = [every.get(key) for key in (*keys, *(key for key in every if key not in used))]
    points = np.array([(p and p.point) or nowhere for p in places], dtype=np.float64)
    latitude, longitude = points.reshape(-1, 2).T
    population = np.array([(p and p.population) or 0 for p in places], dtype=np.float64)
    size = len(keys)
    columns.save(
        folder,
        {
            "communes": keys,
            "facets": {facet.value: n.values for facet, n in dictionary.facets.items()},
            "together": {facet.value: n.values for facet, n in dictionary.together.items()},
            "words": dict(dictionary.words),
        },
        latitude=latitude[:size],
        longitude=longitude[:size],
        density=densities(latitude, longitude, population)[:size],
    )
