"""Load a ROME of the fourth generation: the official archive, or the public files of 4.60."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from passerelles.apps.reference.reads.occupation_codes import occupation_codes
from passerelles.connectors.rome.occupation_stages import (
    PARENT_EDITION,
    load_names,
    load_occupations,
)
from passerelles.connectors.rome.public_files import load_public_files
from passerelles.connectors.rome.sector_stages import load_sectors
from passerelles.connectors.rome.skill_stages import load_links, load_skills
from passerelles.connectors.rome.stages import Loading, Outcome, edition_of
from passerelles.formats.common.rejection import UnreadableFile
from passerelles.formats.rome.archive import gather, read_release

SOURCE = "rome_460"
# Days of publication of the editions that were read without their archive.
_PUBLISHED = {"4.60": date(2025, 9, 18)}


def load(files: Sequence[Path]) -> Iterator[Outcome]:
    """Yield the rows of one 4.x edition.

    From the zip of France Travail, everything; from the public files, what they hold, and the
    rest is inherited from 3.47 when it is read. Raises UnreadableFile when the list of codes is
    missing, when editions are mixed, or when nothing says the day of publication.
    """
    tables = gather(files, generation="4")
    published_on = _published_on(tables.number, files)
    edition = edition_of(tables.number, source=SOURCE, published_on=published_on, in_force=True)
    loading = Loading(tables, edition)
    parents = occupation_codes(PARENT_EDITION)
    yield from load_occupations(loading, parents=parents, labels={})
    yield from load_names(loading)
    yield from load_skills(loading)
    yield from load_links(loading)
    yield from load_sectors(loading)
    yield from load_public_files(loading, files)


def _published_on(number: str, files: Sequence[Path]) -> date:
    for path in files:
        if path.suffix == ".zip":
            return read_release(path).published_on
    if number in _PUBLISHED:
        return _PUBLISHED[number]
    raise UnreadableFile(
        f"ROME {number} : rien ne dit quand cette édition est parue. Donnez l’archive zip de "
        "France Travail, qui contient version.txt."
    )
