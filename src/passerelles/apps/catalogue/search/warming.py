"""What a server prepares before the first search of sessions."""

from contextlib import suppress

from passerelles.apps.catalogue.search.errors import SearchUnavailable
from passerelles.apps.catalogue.search.generation import current_generation
from passerelles.apps.catalogue.search.names import formacode_names, occupation_names
from passerelles.apps.catalogue.search.phrases import fixed_phrases, place_phrases


def warm() -> None:
    """Open the index and read the names that words may say; a missing index is told by searches."""
    with suppress(SearchUnavailable):
        current_generation()
    fixed_phrases()
    place_phrases()
    occupation_names()
    formacode_names()
