"""The common walk of the ROME readers: parse, refuse duplicates and orphans, say where."""

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from passerelles.formats.common.rejection import Rejection
from passerelles.formats.common.tables import Row
from passerelles.formats.rome.records import Record
from passerelles.formats.rome.values import RecordError

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Known:
    """Codes already read, against which orphans show; None means that nothing is checked."""

    occupations: Container[str] | None = None
    items: Container[str] | None = None


def read_records(
    rows: Iterable[Row | Rejection], parse: Callable[[Row], R], known: Known = Known()
) -> Iterator[R | Rejection]:
    """Yield the record of each row, or the rejection that says why there is none."""
    seen: set[tuple[str, ...]] = set()
    for row in rows:
        if isinstance(row, Rejection):
            yield row
            continue
        try:
            record = parse(row)
            check(record, seen=seen, known=known)
        except RecordError as refusal:
            yield row.reject(refusal.rule, refusal.message)
        else:
            yield record


def check(record: Record, *, seen: set[tuple[str, ...]], known: Known) -> None:
    """Raise RecordError for a key met before or a code that nobody knows; else remember the key."""
    if record.key in seen:
        raise RecordError(
            "rome.duplicate-key",
            f"La clé « {' / '.join(filter(None, record.key))} » figure déjà plus haut dans ce "
            "fichier : gardez une seule des deux lignes.",
        )
    for code in record.cited_occupations:
        if known.occupations is not None and code not in known.occupations:
            raise RecordError(
                "rome.unknown-occupation",
                f"Le métier « {code} » n’existe pas dans cette édition du ROME : vérifiez le code "
                "ou l’édition du fichier.",
            )
    for item in record.cited_items:
        if known.items is not None and item not in known.items:
            raise RecordError(
                "rome.unknown-item",
                f"L’élément OGR « {item} » n’a de libellé dans aucun fichier de cette édition : "
                "importez l’archive complète de France Travail.",
            )
    seen.add(record.key)
