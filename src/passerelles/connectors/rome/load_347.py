"""Load the ROME 3.47, the last edition of the third generation and the parent of 4.x codes."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from passerelles.connectors.rome.occupation_stages import load_names, load_occupations
from passerelles.connectors.rome.sector_stages import build_activities
from passerelles.connectors.rome.skill_stages import load_links, load_skills
from passerelles.connectors.rome.stages import Loading, Outcome, edition_of
from passerelles.formats.rome.archive import gather
from passerelles.formats.rome.sectors import read_hirings

SOURCE = "rome_347"
# Only the year of this edition is known to us.
PUBLISHED_ON = date(2021, 1, 1)
# The list of codes in circulation lacks this one; France compétences writes its name so.
COMPLETED_LABELS = {"L1510": "Films d'animation et effets spéciaux"}
_HIRINGS = "rome_naf"


def load(files: Sequence[Path]) -> Iterator[Outcome]:
    """Yield the rows of ROME 3.47 from its tables, and the hirings by activity when given.

    Raises UnreadableFile when the list of codes is missing or when editions are mixed.
    """
    tables = gather(files, generation="3")
    edition = edition_of(tables.number, source=SOURCE, published_on=PUBLISHED_ON, in_force=False)
    loading = Loading(tables, edition)
    yield from load_occupations(loading, parents=(), labels=COMPLETED_LABELS)
    yield from load_names(loading)
    yield from load_skills(loading)
    yield from load_links(loading)
    for path in (path for path in files if _HIRINGS in path.name):
        yield from build_activities(loading, read_hirings(path, loading.known))
