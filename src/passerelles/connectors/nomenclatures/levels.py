"""Load the kinds of diplomas of the Éducation nationale with their level in both scales."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from passerelles.apps.reference.models import Edition, NomenclatureItem
from passerelles.connectors.common.editions import Outcome, make_dated_edition, with_edition
from passerelles.domain.reference.levels import read_level, read_old_level, to_cec
from passerelles.formats.common.rejection import Rejection, UnreadableFile
from passerelles.formats.nomenclatures.levels import DiplomaKind, read_diploma_kinds

SOURCE = "levels"
SCHEME = "BCN"


def load(files: Sequence[Path]) -> Iterator[Outcome]:
    """Yield the kinds of diplomas of each file; its edition is the day of its last change.

    Raises UnreadableFile when a column is missing or when no row is dated.
    """
    for path in files:
        outcomes = list(read_diploma_kinds(path))
        edition = _edition(path, outcomes)
        yield from with_edition(edition, _items(outcomes, edition.id))


def _edition(path: Path, outcomes: Sequence[DiplomaKind | Rejection]) -> Edition:
    kinds = [outcome for outcome in outcomes if isinstance(outcome, DiplomaKind)]
    dates = [kind.updated_on for kind in kinds if kind.updated_on]
    if not dates:
        raise UnreadableFile(
            f"« {path.name} » : aucune ligne n’a de DATE_INTERVENTION, l’édition est inconnue. "
            "Reprenez le fichier d’origine."
        )
    day = max(dates)
    return make_dated_edition(SCHEME, day, source=SOURCE)


def _items(outcomes: Sequence[DiplomaKind | Rejection], edition: str) -> Iterator[Outcome]:
    for outcome in outcomes:
        if isinstance(outcome, Rejection):
            yield outcome
            continue
        yield from _disagreement(outcome)
        yield [_item(outcome, edition)]


def _disagreement(kind: DiplomaKind) -> Iterator[Rejection]:
    level, old = read_level(kind.level), read_old_level(kind.old_level)
    if level and old and level not in to_cec(old):
        yield Rejection(
            kind.path,
            "levels.scales-disagree",
            f"« {kind.label} » ({kind.code}) : {kind.old_level} vaut {to_cec(old)}, le fichier "
            f"écrit {kind.level}. Les deux sont gardés tels que reçus.",
            f"{kind.code};{kind.label};{kind.old_level};{kind.level}",
            severity="warning",
        )


def _item(kind: DiplomaKind, edition: str) -> NomenclatureItem:
    level, old = read_level(kind.level), read_old_level(kind.old_level)
    return NomenclatureItem(
        id=f"{edition}:{kind.code}",
        edition_id=edition,
        code=kind.code,
        kind="diploma",
        label=kind.label,
        synonyms=[kind.short_label] if kind.short_label else [],
        attributes={
            "level": level.number if level else None,
            "level_received": kind.level,
            "old_level": old.value if old else None,
            "old_level_received": kind.old_level,
            "opened_on": kind.opened_on and kind.opened_on.isoformat(),
            "closed_on": kind.closed_on and kind.closed_on.isoformat(),
        },
        source_id=SOURCE,
    )
