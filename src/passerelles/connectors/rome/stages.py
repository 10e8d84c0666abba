"""What the stages of a load share: the tables, the rows to make, and the codes read so far."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from django.db.models import Model

from passerelles.apps.reference.models import Edition
from passerelles.connectors.rome.imprint import Imprint
from passerelles.formats.common.rejection import Rejection
from passerelles.formats.rome.archive import Tables
from passerelles.formats.rome.reading import Known
from passerelles.formats.rome.records import OccupationRecord, Record

Outcome = Sequence[Model] | Rejection
R = TypeVar("R", bound=Record)


@dataclass(slots=True)
class Loading:
    """The state of one load, filled stage after stage.

    ``edition`` is not saved: it travels with the first row. ``short_labels`` completes the tree
    of 4.60, which has none: by OGR number, the long label that another edition gave and the
    short one.
    """

    tables: Tables
    edition: Edition
    occupations: dict[str, OccupationRecord] = field(default_factory=dict)
    items: set[str] = field(default_factory=set)
    short_labels: dict[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def imprint(self) -> Imprint:
        return Imprint(self.edition.id, self.edition.source_id)

    @property
    def known(self) -> Known:
        return Known(self.occupations, self.items)


def built(
    records: Iterable[R | Rejection], make: Callable[[R], Sequence[Model]]
) -> Iterator[Outcome]:
    """Yield the rows of each record; rejections pass through."""
    for record in records:
        yield record if isinstance(record, Rejection) else make(record)


def absorbed(records: Iterable[R | Rejection], remember: Callable[[R], None]) -> Iterator[Outcome]:
    """Yield nothing for each record but remember it: another table makes the rows."""
    for record in records:
        if isinstance(record, Rejection):
            yield record
        else:
            remember(record)
            yield ()


def edition_of(number: str, *, source: str, published_on: date, in_force: bool) -> Edition:
    """Make the edition ``ROME-<number>``."""
    return Edition(
        id=f"ROME-{number}",
        scheme="ROME",
        version=number,
        published_on=published_on,
        in_force=in_force,
        source_id=source,
    )
