"""A pair of sessions as the desk shows it: a table of what agrees and of what differs."""

from dataclasses import dataclass
from datetime import date

from passerelles.apps.catalogue.models import Mode
from passerelles.apps.catalogue.reads.duplicates import Pair, PairSide
from passerelles.apps.catalogue.reads.rows import SessionRow
from passerelles.domain.common.partial_date import DatePrecision, PartialDate

UNSAID = "–"
MODES = dict(Mode.choices)


@dataclass(frozen=True, slots=True)
class ComparedLine:
    label: str
    kept: str
    other: str

    @property
    def differs(self) -> bool:
        return self.kept != self.other


@dataclass(frozen=True, slots=True)
class PairView:
    """``shared``: what both say, unknown values left out; ``gone``: one is closed by its source."""

    pair: Pair
    differing: tuple[ComparedLine, ...]
    shared: tuple[ComparedLine, ...]
    gone: bool


def pair_view(pair: Pair) -> PairView:
    cells = zip(_cells(pair.kept), _cells(pair.other), strict=True)
    lines = tuple(ComparedLine(label, one, two) for (label, one), (_, two) in cells)
    gone = any(side.row is None or side.row.closed_on for side in (pair.kept, pair.other))
    differing = tuple(line for line in lines if line.differs)
    shared = tuple(line for line in lines if not line.differs and line.kept != UNSAID)
    return PairView(pair, differing, shared, gone)


def _cells(side: PairSide) -> list[tuple[str, str]]:
    head = [("Source", side.source), ("Numéro", side.number)]
    row = side.row
    if row is None:
        return [*head, *((label, UNSAID) for label in LABELS)]
    return [*head, *zip(LABELS, _values(row), strict=True)]


LABELS = (
    *("Intitulé", "Organisme", "SIRET", "Début", "Fin", "Lieu", "Modalité", "Certification"),
    *("Dispositif", "Places restantes", "Mise à jour"),
)


def _values(row: SessionRow) -> tuple[str, ...]:
    return (
        row.title,
        row.provider_name,
        row.provider_siret or UNSAID,
        _partial(row.start),
        _partial(row.end),
        ", ".join(place.label for place in row.places) or UNSAID,
        MODES.get(row.mode, UNSAID),
        " ".join(row.certification) if row.certification else UNSAID,
        row.programme or row.contract or UNSAID,
        UNSAID if row.seats is None else str(row.seats),
        _day(row.updated_on),
    )


def _partial(value: PartialDate) -> str:
    if value.first is None:
        return UNSAID
    if value.precision is DatePrecision.MONTH:
        return f"{value.first:%m/%Y}"
    return f"{value.first:%Y}" if value.precision is DatePrecision.YEAR else _day(value.first)


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else UNSAID
