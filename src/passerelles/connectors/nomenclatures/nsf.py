"""Load the NSF: categories, domains, groups."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from passerelles.apps.reference.models import NomenclatureItem
from passerelles.connectors.common.editions import Outcome, make_edition, with_edition
from passerelles.formats.common.rejection import Rejection
from passerelles.formats.nomenclatures.nsf import NsfItem, read_nsf

SOURCE = "nsf"
# Decree n° 94-522 of 21 June 1994, which approves the nomenclature.
VERSION, PUBLISHED_ON = "1994", date(1994, 6, 21)


def load(files: Sequence[Path]) -> Iterator[Outcome]:
    """Yield the rows of the floors that ``files`` hold, told apart by their headers.

    Raises UnreadableFile when a file is no floor of the NSF.
    """
    edition = make_edition("NSF", VERSION, published_on=PUBLISHED_ON, source=SOURCE)
    outcomes = [outcome for path in files for outcome in read_nsf(path)]
    yield from with_edition(edition, _items(outcomes, edition.id))


def _items(outcomes: Sequence[NsfItem | Rejection], edition: str) -> Iterator[Outcome]:
    known = {outcome.code for outcome in outcomes if isinstance(outcome, NsfItem)}
    for outcome in outcomes:
        if isinstance(outcome, Rejection):
            yield outcome
            continue
        if outcome.parent and outcome.parent not in known:
            yield _orphan(outcome)
        yield [_item(outcome, edition, known)]


def _orphan(item: NsfItem) -> Rejection:
    return Rejection(
        item.path,
        "nsf.unknown-parent",
        f"« {item.code} » ({item.label}) dépend de « {item.parent} », absent des fichiers donnés : "
        "il est gardé sans lui. Importez les trois fichiers ensemble.",
        f"{item.code};{item.parent};{item.label}",
        severity="warning",
    )


def _item(item: NsfItem, edition: str, known: set[str]) -> NomenclatureItem:
    return NomenclatureItem(
        id=f"{edition}:{item.code}",
        edition_id=edition,
        code=item.code,
        kind=item.kind,
        label=item.label,
        parent_id=f"{edition}:{item.parent}" if item.parent in known else None,
        source_id=SOURCE,
    )
