"""Tension by occupation and what explains it, and the green occupations among them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from passerelles.apps.observatory.reads.diagnosis.facts import (
    COMPONENTS,
    COMPONENTS_FAP,
    GREEN_OFFERS,
    MARKET,
    TENSION,
    TENSION_FAP,
    Facts,
)
from passerelles.apps.observatory.reads.diagnosis.lacking import lacking
from passerelles.apps.observatory.reads.diagnosis.market import by_value, not_covered
from passerelles.apps.observatory.reads.diagnosis.values import (
    Difficulties,
    Figure,
    GreenOccupations,
    Named,
    OccupationTension,
    Tensions,
    Unavailable,
)
from passerelles.apps.reference.reads.editions import newest_rome
from passerelles.domain.common.absence import Absence
from passerelles.domain.observatory.difficulties import (
    STRONG,
    Cause,
    Explanation,
    causes_of,
    explanation,
)

OFFERS, JOBSEEKERS = MARKET


@dataclass(frozen=True, slots=True)
class Instrument:
    """``components`` by the code of the one of 2021 that asks the same question (see Cause)."""

    index: str
    components: Mapping[str, str]
    nomenclature: str


OF_2021 = Instrument(TENSION, {code: code for code in COMPONENTS}, "ROME 3.47")
OF_2019 = Instrument(TENSION_FAP, dict(zip(COMPONENTS, COMPONENTS_FAP, strict=True)), "FAP 2009")
_CODE_LENGTH = 5  # both: F1610, A0Z40


def instrument_of(facts: Facts) -> Instrument:
    """That of 2021 where it is published, else that of 2019: one of them, never both."""
    return OF_2021 if facts.now.get(TENSION) or not facts.now.get(TENSION_FAP) else OF_2019


def every_tension(facts: Facts, names: Mapping[str, Named]) -> tuple[OccupationTension, ...]:
    """The strongest first; within a class, the one with the most offers first."""
    used = instrument_of(facts)
    parts = {
        code: facts.by_occupation(code) for code in (*used.components.values(), OFFERS, JOBSEEKERS)
    }
    rows = [
        tension_of(
            names[key], index, used, {c: parts[c].get(key) or not_covered(c) for c in parts}
        )
        for key, index in facts.by_occupation(used.index, length=_CODE_LENGTH).items()
    ]  # fmt: skip
    return tuple(sorted(rows, key=_strongest))


def tension_of(
    occupation: Named, index: Figure, used: Instrument, about: Mapping[str, Figure]
) -> OccupationTension:
    """``about``: components, offers and jobseekers by code of indicator."""
    classes = {asked: about[code].quantity.value for asked, code in used.components.items()}
    return OccupationTension(
        occupation=occupation,
        index=index,
        components={code: about[code] for code in used.components.values()},
        causes=causes_of(classes),
        offers=about[OFFERS],
        jobseekers=about[JOBSEEKERS],
    )


def tensions_of(facts: Facts, every: Sequence[OccupationTension]) -> Tensions | Unavailable:
    if not every:
        return lacking(TENSION, facts.kind)
    used = instrument_of(facts)
    classes = Counter(round(row.index.quantity.value) for row in every if row.index.quantity.value)
    return Tensions(
        indicator=used.index,
        nomenclature=used.nomenclature,
        period=facts.period(used.index),
        rows=tuple(filter(is_strong, every)),
        by_class={number: classes[number] for number in range(1, 6)},
        published=classes.total(),
        unpublished=len(every) - classes.total(),
    )


def difficulties_of(facts: Facts, every: Sequence[OccupationTension]) -> Difficulties | Unavailable:
    if not every:
        return lacking(TENSION, facts.kind)
    strong = tuple(filter(is_strong, every))
    return Difficulties(**{part: _explained(strong, part) for part in Explanation})


def calls_for_training(row: OccupationTension) -> bool:
    """In tension, and the trade wants a specific training: nothing else is a training need."""
    return is_strong(row) and Cause.TRAINING in row.causes


def is_strong(row: OccupationTension) -> bool:
    return (row.index.quantity.value or 0) >= STRONG


def green_of(facts: Facts, every: Sequence[OccupationTension]) -> GreenOccupations:
    """Those that the ROME marks green among the occupations whose tension is published here."""
    newest = newest_rome()
    edition = newest.name if newest else ""
    offers = facts.total(GREEN_OFFERS)
    if not any(row.occupation.is_green is not None for row in every):
        of_2021 = every and instrument_of(facts) is OF_2021
        reason = _no_flag() if of_2021 else lacking(TENSION, facts.kind)
        return GreenOccupations(edition, (), offers, reason)
    rows = tuple(row for row in every if row.occupation.is_green)
    return GreenOccupations(edition, rows, offers, None)


def _no_flag() -> Unavailable:
    what = "le ROME 4.0, qui marque les métiers verts"
    return Unavailable("green_occupations", Absence.MISSING_INPUT, what)


def _explained(
    rows: Iterable[OccupationTension], wanted: Explanation
) -> tuple[OccupationTension, ...]:
    return tuple(row for row in rows if explanation(row.causes) is wanted)


def _strongest(row: OccupationTension) -> tuple[float, float, str]:
    return by_value(row.index), by_value(row.offers), row.occupation.key
