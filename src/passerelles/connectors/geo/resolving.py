"""From the codes of a file to communes in force: resolved, or refused with a reason."""

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

from passerelles.domain.reference.communes import CommuneIndex
from passerelles.formats.common.rejection import Rejection, fragment_of


class LocatedRecord(Protocol):
    """A record that names a commune by its code."""

    @property
    def path(self) -> str: ...
    @property
    def commune(self) -> str: ...


Record = TypeVar("Record", bound=LocatedRecord)


def locate(
    records: Iterable[Record | Rejection], communes: CommuneIndex
) -> Iterator[tuple[Record, str] | Rejection]:
    """Pair each record with the current commune it speaks of; refuse an unknown commune."""
    for record in records:
        if isinstance(record, Rejection):
            yield record
            continue
        resolution = communes.resolve(record.commune)
        if resolution is None:
            yield unknown_commune(record, communes)
        else:
            yield record, resolution.code


def unknown_commune(record: LocatedRecord, communes: CommuneIndex) -> Rejection:
    """The refusal of a record whose commune no edition explains."""
    return Rejection(
        path=record.path,
        rule="commune.unknown",
        message=f"La commune « {record.commune} » n’est pas au code officiel géographique "
        f"({communes.edition}) et aucune commune ne lui succède : corrigez le code.",
        fragment=fragment_of(record),
    )
