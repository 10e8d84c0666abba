"""Load the official export of France compétences: ten tables in a zip."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from passerelles.connectors.common.editions import Outcome, make_dated_edition, with_edition
from passerelles.connectors.rncp.links import Linking, Targets
from passerelles.connectors.rncp.relations import link_and_succeed
from passerelles.formats.rncp.tables import STANDARD, TABLES, export_members, read_export
from passerelles.formats.rncp.values import vintage_of

SOURCE = "rncp_official"


def load(files: Sequence[Path]) -> Iterator[Outcome]:
    """Yield the rows of the newest of the export archives ``files``; each is a whole register.

    Raises UnreadableFile when an archive is no zip or lacks one of the ten tables.
    """
    vintage, newest = max(((_vintage(path), path) for path in files), key=lambda pair: pair[0])
    linking = Linking(SOURCE, vintage, Targets.loaded())
    edition = make_dated_edition("RNCP", vintage, source=SOURCE)
    yield from with_edition(edition, link_and_succeed(read_export(newest), linking))


def _vintage(path: Path) -> date:
    """The date of an archive is that of its tables: the name of a copy may have lost it."""
    return vintage_of(export_members(path)[TABLES.index(STANDARD)])
