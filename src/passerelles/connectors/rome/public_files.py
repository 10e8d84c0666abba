"""The files that France Travail and others publish apart from the archive of 4.60."""

from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path

from django.db.models import Model

from passerelles.connectors.rome.sector_stages import build_sectors
from passerelles.connectors.rome.stages import Loading, Outcome, absorbed, built
from passerelles.formats.rome.occupations import read_earlier_appellations
from passerelles.formats.rome.records import AppellationRecord, DomainRecord, SkillRecord
from passerelles.formats.rome.sectors import read_sector_tree
from passerelles.formats.rome.workbooks import (
    read_know_hows,
    read_knowledge_tree,
    read_skill_groups,
    read_tree,
)


def load_public_files(loading: Loading, files: Sequence[Path]) -> Iterator[Outcome]:
    """Yield what the workbooks, the JSON tree and the earlier list say.

    A table of the archive always wins: it has the codes that the workbooks lack.
    """
    for table, pattern, stage in _STAGES:
        for path in files:
            if table not in loading.tables and fnmatch(path.name, pattern):
                yield from stage(loading, path)


def _earlier_names(loading: Loading, path: Path) -> Iterator[Outcome]:
    def remember(record: AppellationRecord) -> None:
        loading.short_labels[record.ogr] = (record.label, record.short_label)

    return absorbed(read_earlier_appellations(path), remember)


def _tree(loading: Loading, path: Path) -> Iterator[Outcome]:
    """Yield domains and appellations; the line of the occupation itself repeats the codes.

    The principal name is the first that reads like the occupation. The short name comes from an
    earlier edition, and only when the long name has not changed since.
    """
    named: set[str] = set()
    make = loading.imprint

    def row(record: AppellationRecord) -> Sequence[Model]:
        occupation = loading.occupations[record.code]
        if record.ogr == occupation.ogr:
            return ()
        principal = record.label == occupation.label and record.code not in named
        if principal:
            named.add(record.code)
        long, short = loading.short_labels.get(record.ogr, ("", ""))
        short = short if long == record.label else ""
        return (make.appellation(record, short_label=short, principal=principal),)

    for record in read_tree(path, loading.known):
        if isinstance(record, AppellationRecord):
            yield row(record)
        else:
            yield (make.domain(record),) if isinstance(record, DomainRecord) else record


def _skills(loading: Loading, path: Path) -> Iterator[Outcome]:
    """Yield behaviours and detailed know-hows; the other groups live in the hierarchies."""
    make = loading.imprint

    def group(record: SkillRecord) -> Sequence[Model]:
        return (make.skill(record),) if record.kind == "behaviour" else ()

    yield from built(read_skill_groups(path), group)
    yield from built(read_know_hows(path), lambda r: (make.skill(r),))


def _knowledges(loading: Loading, path: Path) -> Iterator[Outcome]:
    return built(read_knowledge_tree(path), lambda r: (loading.imprint.skill(r),))


def _sectors(loading: Loading, path: Path) -> Iterator[Outcome]:
    return build_sectors(loading, read_sector_tree(path, loading.known))


# The table of the archive that makes each file needless; the order matters.
_STAGES = (
    ("referentiel_appellation", "orion_metier*.csv", _earlier_names),
    ("referentiel_appellation", "*arborescence*principale*.xlsx", _tree),
    ("referentiel_competence", "*arborescence*competences*.xlsx", _skills),
    ("referentiel_savoir", "*arborescence*savoirs*.xlsx", _knowledges),
    ("secteur_activite", "*arbo*secteur*.json", _sectors),
)
