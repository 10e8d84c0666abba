"""What a session says, read as a step of a pathway: its kind, what it asks and gives, its price."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from passerelles.apps.catalogue.models import EntryMode
from passerelles.apps.guidance.reads.candidates.pace import weekly_of
from passerelles.apps.guidance.reads.candidates.publics import Standing, concerns
from passerelles.apps.guidance.reads.candidates.rows import Certified, Row
from passerelles.domain.common.partial_date import DatePrecision, PartialDate
from passerelles.domain.guidance.building.candidate import StepKind
from passerelles.domain.guidance.building.offer_reading import (
    ENTRY_DELAY,
    PriceWords,
    Stay,
    cost_left,
    entries,
    length_of,
    stay_of,
)
from passerelles.domain.reference.communes import fold_name

_DIGITAL = ("pix", "numeriques de base", "numerique de base", "illectronisme", "clea")
_BASICS, _PREQUALIFYING, _MOBILISING = "5", "8", "9"  # Lhéo: objectif-general-formation
_SOME_BLOCKS = "0"  # Lhéo: validation-blocs
REGION = "2"
# Schools of health and social work: an employee enters by continuing training (arrêtés of each
# diploma), whatever the publics that they announce.
INSTITUTES = "sanitaire-social"
# Codes of the Lhéo table of funders, the one that decides aids first; slugs of the rules of aids.
FUNDERS = {
    "2": "region",
    "4": "france_travail",
    "17": "transitions_pro",
    "16": "opco",
    "11": "etat",
    "5": "employer",
    "10": "person",
}
_APPRENTICES, _SECOND_CHANCE = range(16, 30), range(16, 26)


def kind_of(row: Row, certified: Sequence[Certified]) -> StepKind:
    """The kind of step, from the contract, the objective that Lhéo tells and the title."""
    objective = row["action__training__general_objective"]
    title = fold_name(row["action__training__title"]).lower().replace("-", " ")
    if row["action__contract"] == "apprenticeship":
        return StepKind.APPRENTICESHIP
    if any(word in f"{title} " for word in _DIGITAL):
        return StepKind.DIGITAL_BASE
    if objective in (_BASICS, _MOBILISING):
        return StepKind.BRIDGING
    if objective == _PREQUALIFYING:
        return StepKind.PREQUALIFYING
    return StepKind.CERTIFICATION if certified and not partial(row) else StepKind.BLOCK


def partial(row: Row) -> bool:
    """Whether it gives some blocks of its certification only."""
    return bool(row["blocks_validation"] == _SOME_BLOCKS)


def asks(row: Row) -> frozenset[str]:
    """An entry level is asked for only where the offer says that it is required."""
    level = row["action__training__entry_level"]
    required = row["action__entry_level_required"] and level and level > 1
    return frozenset({f"level:{level}"} if required else ())


def gives(row: Row, certified: Sequence[Certified], blocks: Sequence[str]) -> frozenset[str]:
    """The certification with its level and blocks, or the blocks alone."""
    if partial(row):
        return frozenset(blocks)
    levels = {one.level for one in certified} | {row["action__training__exit_level"]}
    every = {code for one in certified for code in (one.code, *one.blocks)}
    return frozenset(every | {f"level:{level}" for level in levels if level and certified})


def price_of(row: Row, funders: Sequence[str]) -> Decimal | None:
    """Euros left to the person. The Région pays all of its programmes; an apprentice never pays."""
    apprentice = row["action__contract"] == "apprenticeship"
    region = REGION in funders and bool(row["action__programme"])
    return cost_left(
        PriceWords(
            remaining=row["action__remaining_cost"],
            covered=row["action__costs_covered"],
            total=row["action__total_price"],
            financed=apprentice or region,
        )
    )


def stays(row: Row, *, available: date, today: date) -> tuple[Stay, ...]:
    """The stays that a session allows: one, or several where one may enter all year."""
    start = PartialDate(row["start"], DatePrecision(row["start_precision"]))
    end = PartialDate(row["end"], DatePrecision(row["end_precision"]))
    hours, weekly = row["action__hours_total"], weekly_of(row)
    if row["action__entry_mode"] == EntryMode.CONTINUOUS:
        opened = max(available, today + ENTRY_DELAY, row["start"] or today)
        return entries(opened, end.last, length_of(hours, weekly))
    stay = stay_of(start, end, hours, weekly)
    return (stay,) if stay else ()


def open_to(row: Row, *, age: int | None, standing: Standing) -> bool:
    """What the law, the programme or the offer says of age and status; what is not known refuses
    nothing.
    """
    if age is not None and row["action__contract"] == "apprenticeship":
        return age in _APPRENTICES
    if age is not None and row["action__programme"] == "e2c":
        return age in _SECOND_CHANCE
    institute = row["action__programme"] == INSTITUTES
    return institute or concerns(row["action__publics"], standing) is not False


def funder_of(codes: Sequence[str]) -> str:
    """The funder that decides aids, as the rules of aids name it; "" when nobody is known."""
    return next((name for code, name in FUNDERS.items() if code in codes), "")
