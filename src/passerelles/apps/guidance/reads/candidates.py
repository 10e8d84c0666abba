"""The steps that a person could take towards an occupation: sessions of the offer, and schemes.

Kept wide on purpose: trips, paces or seats that a person refuses are the builder's business, which
also tells what letting each constraint go would bring.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

import numpy as np

from passerelles.apps.guidance.reads.candidate_income import incomes
from passerelles.apps.guidance.reads.candidate_rows import (
    Beside,
    Row,
    beside,
    places_of,
    session_rows_of,
)
from passerelles.apps.guidance.reads.candidate_values import (
    asks,
    gives,
    kind_of,
    open_to,
    partial,
    price_of,
    reserved,
    stays,
)
from passerelles.apps.guidance.reads.closing import Closings, closings
from passerelles.apps.guidance.reads.schemes import scheme_candidates
from passerelles.apps.guidance.reads.trips import Trips, trips_from
from passerelles.domain.aids.situation import PersonFacts
from passerelles.domain.guidance.candidate import Candidate, StepKind
from passerelles.domain.guidance.offer_reading import Stay
from passerelles.domain.guidance.profile import Profile

LEAST_SHARE = 0.05  # of the gap: the builder takes no step that brings less
MOST_TRAININGS = 1_500
MOST_CANDIDATES = 2_000
AHEAD = timedelta(days=730 + 92)
FARTHEST = 90.0  # minutes: beyond, a move is a project of its own
_BEYOND = 2  # times the accepted trip, so that « a little further » can be weighed


@dataclass(frozen=True, slots=True)
class _Ground:
    """What every session of one search is read with."""

    profile: Profile
    today: date
    available: date
    missing: Mapping[str, float]
    trips: Trips
    farthest: float


def candidates_for(
    profile: Profile,
    target: str,
    missing: Mapping[str, float],
    *,
    today: date,
    person: PersonFacts | None = None,
) -> tuple[Candidate, ...]:
    """At most ``MOST_CANDIDATES`` steps that close some of ``missing`` (skill key → weight).

    The ones that close the most come first, then the nearest, then the soonest. With ``person``,
    the income that the rules of aids grant for sure is told. Schemes without dates of their own
    (work placement, VAE…) come with estimated dates. A constant number of queries.
    """
    available = max(profile.available_from or today, today)
    farthest = max(FARTHEST, _BEYOND * (profile.minutes or 0))
    trips = trips_from(profile.commune)
    ground = _Ground(profile, today, available, missing, trips, farthest)
    schemes = scheme_candidates(profile, target, missing, today=today)
    shares = _shares(closings(), missing)
    rows = _reachable(session_rows_of(list(shares), today=today, last=available + AHEAD), ground)
    rows.sort(key=lambda row: (-shares[row["action__training__id"]], row["trip"], row["id"]))
    kept = rows[: max(0, MOST_CANDIDATES - len(schemes))]
    around = beside(kept, today=today)
    income = incomes(kept, around.funders, person, today=today)
    found = [*schemes, *_candidates(kept, ground, around, income)]
    return tuple(found[:MOST_CANDIDATES])


def _shares(known: Closings, missing: Mapping[str, float]) -> dict[str, float]:
    """Part of the gap that each training closes, from ``LEAST_SHARE``, the greatest first."""
    number = {skill: at for at, skill in enumerate(known.skills)}
    wanted = [skill for skill in missing if skill in number]
    whole = sum(missing.values())
    if not wanted or not whole:
        return {}
    weights = np.array([missing[skill] for skill in wanted]) / whole
    parts = known.by_training.scores[:, [number[skill] for skill in wanted]] @ weights
    keys = list(known.trainings)
    best = np.argsort(-parts, kind="stable")[:MOST_TRAININGS]
    return {keys[at]: float(parts[at]) for at in best if parts[at] >= LEAST_SHARE}


def _reachable(rows: Sequence[Row], ground: _Ground) -> list[Row]:
    """Rows at a distance, or near enough; each with its place and its trips."""
    places = places_of(row["action__id"] for row in rows)
    found = []
    for row in rows:
        if open_to(row, age=ground.profile.age, employed=ground.profile.employed):
            _locate(row, places.get(row["action__id"], ()), ground)
            if row["remote"] or _near(row, ground):
                found.append(row)
    return found


def _near(row: Row, ground: _Ground) -> bool:
    return row["by_car"] is not None and row["by_car"] <= ground.farthest


def _locate(row: Row, places: Sequence[tuple[str, str]], ground: _Ground) -> None:
    """The nearest of its places. Without a car, the trip is that of ``trips``."""
    row["remote"] = row["action__mode"] == "remote"
    known = [(minutes, town, key) for key, town in places if (minutes := ground.trips.to(key))]
    row["by_car"], row["town"], key = min(known, default=(None, "", ""))
    slow = ground.trips.to(key, car=False) if key else None
    row["minutes"] = slow if ground.profile.car is False else row["by_car"]
    row["trip"] = 0.0 if row["remote"] else row["minutes"] or ground.farthest


def _candidates(
    rows: Sequence[Row], ground: _Ground, around: Beside, income: Mapping[str, Decimal]
) -> list[Candidate]:
    reader = _Closes(closings(), ground.missing)
    return [
        _candidate(row, stay, around, reader, income)
        for row in rows
        for stay in stays(row, available=ground.available, today=ground.today)
    ]


class _Closes:
    """What each training, or its blocks, closes of what is missing; read once each."""

    def __init__(self, known: Closings, missing: Mapping[str, float]) -> None:
        self._known, self._missing = known, missing
        self._kept: dict[tuple[str, ...], tuple[tuple[str, float], ...]] = {}

    def of(self, row: Row, blocks: Sequence[str]) -> tuple[tuple[str, float], ...]:
        training = row["action__training__id"]
        key = (training, *sorted(blocks)) if partial(row) else (training,)
        if key not in self._kept:
            self._kept[key] = self._read(key)
        return self._kept[key]

    def _read(self, key: tuple[str, ...]) -> tuple[tuple[str, float], ...]:
        training, *blocks = key
        brought = [one for code in blocks for one in self._known.of_block(code)]
        parts: dict[str, float] = {}
        for one in brought if blocks else self._known.of(training):
            if one.skill in self._missing:
                parts[one.skill] = max(parts.get(one.skill, 0.0), one.score)
        return tuple(sorted(parts.items()))


def _candidate(
    row: Row, stay: Stay, around: Beside, reader: _Closes, income: Mapping[str, Decimal]
) -> Candidate:
    blocks = around.blocks.get(row["id"], ())
    certified = around.certified.get(row["action__training__id"], ())
    kind = kind_of(row, certified)
    return Candidate(
        key=row["id"],
        training=row["action__training__id"],
        kind=kind,
        title=row["action__training__title"],
        start=stay.start,
        end=stay.end,
        estimated=stay.estimated,
        note=_note(row, stay),
        place=row["town"],
        minutes=None if row["remote"] else row["minutes"],
        minutes_by_car=row["by_car"],
        remote=row["remote"],
        cost_left=price_of(row, around.funders.get(row["action__id"], ())),
        closes=reader.of(row, blocks),
        requires=asks(row) if kind is not StepKind.BRIDGING else frozenset(),
        gives=gives(row, certified, blocks),
        seats=row["seats"],
        reserved=reserved(row),
        meetings=tuple(day for day in around.meetings.get(row["id"], ()) if day),
        registration_end=row["registration_end"],
        income_at_least=income.get(row["id"], Decimal(0)),
        hours=row["action__hours_total"],
        generated=row["source__is_demonstration"],
        paces=frozenset(row["action__paces"]),
        adjustments=row["action__adjustments"],
    )


def _note(row: Row, stay: Stay) -> str:
    if not stay.estimated:
        return ""
    if row["action__entry_mode"] == "continuous":
        return (
            "Entrée possible toute l’année : la date est une estimation, à fixer avec l’organisme."
        )
    return "L’organisme n’a pas donné toutes ses dates : celles-ci sont une estimation."
