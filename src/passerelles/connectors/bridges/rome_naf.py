"""Load ROME 3.47 ↔ NAF 2008, each way weighted by the hirings of one year."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from django.db.models import Model

from passerelles.connectors.bridges.occupations import KnownOccupations
from passerelles.connectors.bridges.rows import rows_of
from passerelles.connectors.common.editions import Outcome
from passerelles.formats.bridges.link import BridgeLine
from passerelles.formats.bridges.rome_naf import HiringsCell, read_rome_naf
from passerelles.formats.common.rejection import Rejection
from passerelles.formats.nomenclatures.naf import EDITION as NAF

SOURCE = "bridges_rome_naf"
ROME = "ROME-3.47"
TITLES = {
    ROME: "Du ROME 3.47 à la NAF, selon les embauches de 2021",
    NAF: "De la NAF au ROME 3.47, selon les embauches de 2021",
}


def load(files: Sequence[Path]) -> Iterator[Outcome]:
    """Yield both ways of each cell. Raises UnreadableFile when a column is missing."""
    found = [outcome for path in files for outcome in read_rome_naf(path)]
    cells = [cell for cell in found if isinstance(cell, HiringsCell)]
    by_occupation, by_activity = Counter[str](), Counter[str]()
    for cell in cells:
        by_occupation[cell.occupation] += cell.hirings
        by_activity[cell.activity] += cell.hirings
    told: set[str] = set()
    known = KnownOccupations("rome_id", "naf_id")
    for outcome in found:
        if isinstance(outcome, Rejection):
            yield outcome
            continue
        forth = _towards_activity(outcome, of=by_occupation[outcome.occupation])
        back = _towards_occupation(outcome, of=by_activity[outcome.activity])
        yield known.fault(forth) or [*_rows(forth, told), *_rows(back, told)]


def _rows(line: BridgeLine, told: set[str]) -> list[Model]:
    return rows_of(line, told, source=SOURCE, title=TITLES[line.origin_edition])


def _towards_activity(cell: HiringsCell, *, of: int) -> BridgeLine:
    return BridgeLine(
        path=cell.path,
        kind="weighted",
        origin_edition=ROME,
        origin=cell.occupation,
        target_edition=NAF,
        target=cell.activity,
        origin_label=cell.occupation_label,
        target_label=cell.activity_label,
        weight=cell.hirings / of,
    )


def _towards_occupation(cell: HiringsCell, *, of: int) -> BridgeLine:
    return BridgeLine(
        path=cell.path,
        kind="weighted",
        origin_edition=NAF,
        origin=cell.activity,
        target_edition=ROME,
        target=cell.occupation,
        origin_label=cell.activity_label,
        target_label=cell.occupation_label,
        weight=cell.hirings / of,
    )
