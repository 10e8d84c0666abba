"""Source ``initial_training``: places, confirmed wishes and pupils, summed by territory.

Lines are about one training of one school; what is kept are their sums by département, region and
country × NSF group × level of diploma, school status and apprenticeship apart.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

from passerelles.apps.indicators.models import Observation
from passerelles.apps.indicators.writing import Writer
from passerelles.apps.reference.models import NomenclatureItem
from passerelles.apps.reference.reads.departements import Departements, read_departements
from passerelles.connectors.common.editions import Outcome
from passerelles.connectors.common.schools import school_departement, unknown_school
from passerelles.domain.indicators.fact import Dimensions, Fact, Place
from passerelles.domain.indicators.quantity import exact
from passerelles.formats.common.mefstat import diploma_level, nsf_group
from passerelles.formats.common.rejection import Rejection, UnreadableFile
from passerelles.formats.common.tables import columns_of
from passerelles.formats.initial_training.capacity import CapacityRecord, read_capacity
from passerelles.formats.initial_training.first_wishes import WISHES as FIRST_WISHES
from passerelles.formats.initial_training.first_wishes import FirstWishRecord, read_first_wishes
from passerelles.formats.initial_training.pupils import PUPILS, PupilRecord, read_pupils

SOURCE = "initial_training"
NSF = "NSF-1994"
Record = CapacityRecord | PupilRecord | FirstWishRecord
# What gives each indicator its edition; the others come from Parcoursup.
REGISTERS = {"pupils": "Constat", "first_wishes": "Affelnet"}


@dataclass(frozen=True, slots=True)
class Reference:
    """What the codes of the files are read with."""

    departements: Departements
    nsf: frozenset[str]
    source: str = SOURCE


def load(files: Sequence[Path], *, source: str = SOURCE) -> Iterator[Outcome]:
    """One record a line; the sums come with the last one. Raises UnreadableFile."""
    codes = NomenclatureItem.objects.filter(edition_id=NSF, kind="group", closed_on=None)
    nsf = frozenset(codes.values_list("code", flat=True))
    if not nsf:
        raise UnreadableFile(
            "La nomenclature NSF n’est pas chargée : importez la source « nsf » avant celle-ci."
        )
    yield from load_schools(files, Reference(read_departements(), nsf, source))


def load_schools(files: Sequence[Path], reference: Reference) -> Iterator[Outcome]:
    """The same with its reference given. Raises UnreadableFile."""
    sums, doubts = _Sums(reference), _Doubts()
    last = False
    for record in (found for path in files for found in _read(path)):
        if isinstance(record, Rejection):
            yield record
            continue
        if fault := unknown_school(record, reference.departements):
            yield fault
            continue
        if last:
            yield ()
        last = True
        sums.add(record, doubts)
    yield from doubts.told()
    if last:
        yield list(sums.rows())


def _read(path: Path) -> Iterator[Record | Rejection]:
    columns = columns_of(path)
    if FIRST_WISHES in columns:
        return read_first_wishes(path)
    return read_pupils(path) if PUPILS in columns else read_capacity(path)


Cell = tuple[str, int, str, str, str]


class _Sums:
    """Counts by indicator, year, département, NSF group and level of diploma (empty: unknown)."""

    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        self._counts: defaultdict[Cell, int] = defaultdict(int)

    def add(self, record: Record, doubts: "_Doubts") -> None:
        group, level = nsf_group(record.mefstat), diploma_level(record.mefstat)
        departement = school_departement(record.uai, self._reference.departements)
        if group not in self._reference.nsf:
            doubts.add("initial.unknown-nsf", group, record)
            group = ""
        if not level:
            doubts.add("initial.unknown-level", record.mefstat[:3], record)
        if not departement:
            doubts.add("initial.unknown-departement", record.uai[:3], record)
        for indicator, count in _counts(record):
            self._counts[indicator, record.year, departement, group, level] += count

    def rows(self) -> Iterator[Observation]:
        for (indicator, year, place, about), count in self._totals().items():
            edition = f"{REGISTERS.get(indicator, 'Parcoursup')}-{year}"
            write = Writer(self._reference.source, edition)
            yield write(Fact(indicator, place, f"R{year}", exact(count), about))

    def _totals(self) -> dict[tuple[str, int, Place, Dimensions], int]:
        """Each count in each of its places, with and without its sector and its level."""
        totals = defaultdict[tuple[str, int, Place, Dimensions], int](int)
        for (indicator, year, departement, group, level), count in self._counts.items():
            sectors = {"", f"{NSF}:{group}" if group else ""}
            places = _places(departement, self._reference.departements)
            for place, sector, of in product(places, sectors, {"", level}):
                totals[indicator, year, place, Dimensions(sector=sector, level=of)] += count
        return totals


def _counts(record: Record) -> Sequence[tuple[str, int]]:
    match record:
        case PupilRecord():
            return (("pupils", record.pupils),)
        case FirstWishRecord():
            return (("first_wishes", record.first_wishes),)
        case CapacityRecord(route="school"):
            return (
                ("initial_training_capacity", record.capacity),
                ("confirmed_wishes", record.wishes),
            )
        case CapacityRecord():
            return (
                ("apprenticeship_training_capacity", record.capacity),
                ("apprenticeship_confirmed_wishes", record.wishes),
            )


def _places(departement: str, of: Departements) -> Iterator[Place]:
    yield Place("country", "FR", of.edition)
    region = of.regions.get(departement, "")
    if departement:
        yield Place("departement", departement, of.edition, departement, region)
    if region:
        yield Place("region", region, of.edition, "", region)


_MESSAGES: Mapping[str, str] = {
    "initial.unknown-nsf": "« {value} » n’est pas un groupe de la NSF. Lignes comptées dans les "
    "totaux, sans spécialité : {count}.",
    "initial.unknown-level": "Le type de diplôme « {value} » n’a pas de niveau certain. Lignes "
    "comptées dans les totaux, sans niveau : {count}.",
    "initial.unknown-departement": "Le numéro d’établissement commence par « {value} », qui ne dit "
    "pas le département. Lignes comptées pour la France seulement : {count}.",
}


@dataclass(slots=True)
class _Doubts:
    """What is kept without one of its places in the tables: one warning a value, counted."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    first: dict[tuple[str, str], Record] = field(default_factory=dict)

    def add(self, rule: str, value: str, record: Record) -> None:
        self.counts[rule, value] += 1
        self.first.setdefault((rule, value), record)

    def told(self) -> Iterator[Rejection]:
        for (rule, value), count in sorted(self.counts.items()):
            record = self.first[rule, value]
            message = _MESSAGES[rule].format(value=value, count=count)
            fragment = f"{record.uai};{record.mefstat}"
            yield Rejection(record.path, rule, message, fragment, severity="warning")
