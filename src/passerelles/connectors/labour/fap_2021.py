"""Source ``fap_2021``: the families of jobs of 2021 on their three floors."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from passerelles.apps.reference.models import NomenclatureItem
from passerelles.connectors.common.editions import Outcome, make_edition, with_edition
from passerelles.formats.common.rejection import Rejection
from passerelles.formats.labour.fap import FapItem, read_fap

SOURCE = "fap_2021"
# Dares published it on that day.
VERSION, PUBLISHED_ON = "2021", date(2024, 4, 30)


def load(files: Sequence[Path]) -> Iterator[Outcome]:
    """Yield the items that each row adds. Raises UnreadableFile."""
    edition = make_edition("FAP", VERSION, published_on=PUBLISHED_ON, source=SOURCE)
    outcomes = (outcome for path in files for outcome in read_fap(path))
    yield from with_edition(edition, _items(outcomes, edition.id))


def _items(outcomes: Iterator[tuple[FapItem, ...] | Rejection], edition: str) -> Iterator[Outcome]:
    for outcome in outcomes:
        if isinstance(outcome, Rejection):
            yield outcome
        else:
            yield [_item(item, edition) for item in outcome]


def _item(item: FapItem, edition: str) -> NomenclatureItem:
    return NomenclatureItem(
        id=f"{edition}:{item.code}",
        edition_id=edition,
        code=item.code,
        kind=item.kind,
        label=item.label,
        parent_id=f"{edition}:{item.parent}" if item.parent else None,
        source_id=SOURCE,
    )
