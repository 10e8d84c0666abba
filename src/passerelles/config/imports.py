"""Importing one source, wherever its files come from: the console and the worker call this."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from passerelles.apps.catalogue.actions.find_duplicates import find_duplicates
from passerelles.apps.catalogue.actions.refresh_quality import refresh_quality
from passerelles.apps.catalogue.actions.resolve_links import resolve_links
from passerelles.apps.catalogue.actions.retire_demonstration import retire_demonstration_offer
from passerelles.apps.catalogue.models import (
    Funding,
    InformationMeeting,
    Place,
    SessionBlock,
    TrainingCertification,
    TrainingOccupation,
)
from passerelles.apps.catalogue.search.build import build_generation
from passerelles.apps.harvest.actions.run_import import REFUSED_LIMIT, ImportRequest, run_import
from passerelles.apps.harvest.models import ImportRun
from passerelles.apps.harvest.raw import KeptFile
from passerelles.apps.indicators.actions.retire_demonstration import retire_demonstration_figures
from passerelles.apps.indicators.models import BridgeLink
from passerelles.apps.observatory.actions.measure_green import FED_BY, measure_green
from passerelles.apps.observatory.actions.measure_supply import measure_later
from passerelles.apps.reference.actions.certifications import refresh_certifications
from passerelles.apps.reference.actions.demonstration import retire_demonstration_skills
from passerelles.apps.reference.actions.editions import retire_older_editions
from passerelles.apps.reference.actions.generation import next_generation
from passerelles.apps.reference.models import Imported
from passerelles.config.home import data_folder
from passerelles.connectors.register import OFFER_SOURCES, connector_of
from passerelles.formats.sources.register import SourceEntry

# What is told with its parent: a training told again is told with all of these.
OFFER_PARTS: dict[type[Imported], str] = {
    TrainingCertification: "training",
    TrainingOccupation: "training",
    Place: "action",
    Funding: "action",
    InformationMeeting: "session",
    SessionBlock: "session",
}

# A table of passage given again is given with all its lines.
BRIDGE_PARTS: dict[type[Imported], str] = {BridgeLink: "bridge"}

# Its figures leave as soon as a real source gives the same indicator.
GENERATED = "demonstration_apprenticeship"

# The share of figures told before that a file may not tell any more.
LOST_LIMIT = 0.1

# References whose arrival may explain codes of the offer that nothing explained before.
EXPLAINING = frozenset(
    ("cog_communes", "rome_347", "rome_460", "rome_40", "rncp_relations", "rncp_titles")
) | {"rncp_official"}


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """``complete``: the files are all that the source says, so what they do not hold is closed even
    where the register does not promise it, and however much it is.
    """

    dry_run: bool = False
    complete: bool = False
    progress: Callable[[int], None] = lambda read: None


def import_source(
    source: str,
    files: Sequence[KeptFile],
    *,
    clock: Callable[[], datetime],
    options: ImportOptions = ImportOptions(),
) -> ImportRun:
    """Import ``files`` as ``source`` and return the journaled run (see ``run_import``)."""
    connector = connector_of(source)
    closes = connector.entry.may_close([file.path.name for file in files])
    return run_import(
        ImportRequest(
            source=source,
            files=files,
            load=connector.load,
            raw_folder=data_folder() / "raw",
            dry_run=options.dry_run,
            closes=options.complete or closes,
            parts=OFFER_PARTS if source in OFFER_SOURCES else BRIDGE_PARTS,
            refused_limit=0.0 if connector.entry.strict else REFUSED_LIMIT,
            lost_limit=_lost_limit(connector.entry, options),
            keeps_files=not connector.entry.personal,
            after_merge=(
                retire_older_editions,
                refresh_certifications,
                partial(retire_demonstration_skills, on=clock().date()),
                partial(retire_demonstration_figures, GENERATED, after=source, at=clock()),
                next_generation,
                partial(_follow, source, clock=clock, dry_run=options.dry_run),
            ),
            progress=options.progress,
        ),
        clock=clock,
    )


def _lost_limit(entry: SourceEntry, options: ImportOptions) -> float:
    """Figures that come from outside must not melt away, unless the operator says so."""
    is_guarded = entry.strict and entry.closes and entry.files
    return LOST_LIMIT if is_guarded and not options.complete else 1


def _follow(source: str, *, clock: Callable[[], datetime], dry_run: bool) -> None:
    """Bring what is derived up to date, in the transaction of the import.

    A reference that explains no link of the offer changes nothing that the index holds.
    """
    if source in FED_BY:
        measure_green(at=clock())
    if source in OFFER_SOURCES:
        retire_demonstration_offer(on=clock().date())
        find_duplicates(now=clock())
        refresh_quality(now=clock())
    elif not (source in EXPLAINING and resolve_links()):
        return
    if not dry_run:
        rebuild_search_index()
        measure_later()


def rebuild_search_index() -> None:
    """Build the next generation of the index: the commit of the caller serves it."""
    build_generation()
