"""The steps that a person could take towards occupations: sessions of the offer.

Kept wide on purpose: trips, paces or seats that a person refuses are the builder's business, which
also tells what letting each constraint go would bring.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from passerelles.apps.guidance.reads.candidates.closes import Closes
from passerelles.apps.guidance.reads.candidates.french import NOTE as FRENCH_NOTE
from passerelles.apps.guidance.reads.candidates.french import courses_of_french
from passerelles.apps.guidance.reads.candidates.income import incomes
from passerelles.apps.guidance.reads.candidates.notes import (
    dates_note,
    meeting_note,
    near_meetings,
    paid_note,
    second_year_note,
    years_note,
)
from passerelles.apps.guidance.reads.candidates.pace import pace_note, paces_of
from passerelles.apps.guidance.reads.candidates.publics import (
    Standing,
    all_kept,
    funders_for,
    kept_note,
    publics_note,
    seats_for,
    standing_of,
)
from passerelles.apps.guidance.reads.candidates.rows import (
    Beside,
    Row,
    beside,
    places_of,
    session_rows_of,
)
from passerelles.apps.guidance.reads.candidates.trips import Trips, trips_from
from passerelles.apps.guidance.reads.candidates.values import (
    asks,
    gives,
    kind_of,
    open_to,
    partial,
    price_of,
    stays,
)
from passerelles.domain.aids.situation import PersonFacts
from passerelles.domain.guidance.building.candidate import Candidate, StepKind
from passerelles.domain.guidance.building.french import FRENCH_CODE, learns_french
from passerelles.domain.guidance.building.offer_reading import Stay
from passerelles.domain.guidance.profile import Profile

MOST_CANDIDATES = 2_000
AHEAD = timedelta(days=730 + 92)
FARTHEST = 90.0  # minutes: beyond, a move is a project of its own
LONGEST_UNAIMED = timedelta(days=913)  # two years and a half: longer is for who aims at it
_BEYOND = 2  # times the accepted trip, so that « a little further » can be weighed

Wanted = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class _Ground:
    """What every session of one search is read with."""

    profile: Profile
    today: date
    available: date
    trips: Trips
    farthest: float
    standing: Standing


def candidates_for(
    profile: Profile, wanted: Wanted, *, today: date, person: PersonFacts | None = None
) -> dict[str, tuple[Candidate, ...]]:
    """For each target, at most ``MOST_CANDIDATES`` steps that close some of what is missing.

    ``wanted``: skills that each target (key) lacks, with their weights. What closes the most comes
    first, then the nearest, then the soonest. With ``person``, the income that the rules of aids
    grant for sure is told. A constant number of queries, however many targets.
    """
    ground = _ground(profile, person, today)
    closes = {target: Closes(target, missing) for target, missing in wanted.items()}
    trainings = sorted({key for one in closes.values() for key in one.shares})
    rows = session_rows_of(trainings, today=today, last=ground.available + AHEAD)
    near = _reachable(rows, ground) if rows else []
    kept = {target: _first(near, one) for target, one in closes.items()}
    every = {row["id"]: row for some in kept.values() for row in some}
    steps = _Steps(list(every.values()), ground, person)
    return {target: steps.towards(kept[target], closes[target]) for target in wanted}


def _ground(profile: Profile, person: PersonFacts | None, today: date) -> _Ground:
    return _Ground(
        profile=profile,
        today=today,
        available=max(profile.available_from or today, today),
        trips=trips_from(profile.commune),
        farthest=max(FARTHEST, _BEYOND * (profile.minutes or 0)),
        standing=standing_of(profile, person),
    )


def _first(rows: Sequence[Row], closes: Closes) -> list[Row]:
    """Rows worth a step towards one target, the best first."""
    shares = closes.shares
    worth = [row for row in rows if row["action__training__id"] in shares]
    worth.sort(key=lambda row: (-shares[row["action__training__id"]], row["trip"], row["id"]))
    return worth[:MOST_CANDIDATES]


class _Steps:
    """Sessions read once as steps, whatever the target."""

    def __init__(self, rows: Sequence[Row], ground: _Ground, person: PersonFacts | None) -> None:
        self._around = beside(rows, today=ground.today)
        for row in rows:
            fundings = self._around.fundings.get(row["action__id"], ())
            row["funders"] = funders_for(fundings, ground.standing)
        income = incomes(rows, person, today=ground.today)
        self._runs = {
            row["id"]: _runs(row, ground, self._around, income.get(row["id"], Decimal(0)))
            for row in rows
        }

    def towards(self, rows: Sequence[Row], closes: Closes) -> tuple[Candidate, ...]:
        found: list[Candidate] = []
        for row in rows:
            training = row["action__training__id"]
            blocks = self._around.blocks.get(row["id"], ()) if partial(row) else ()
            brought, aimed = closes.of(training, blocks), training in closes.on_target
            found += [
                replace(run, closes=brought, on_target=aimed) for run in self._runs[row["id"]]
            ]
        return tuple(found[:MOST_CANDIDATES])


def _reachable(rows: Sequence[Row], ground: _Ground) -> list[Row]:
    """Rows at a distance, or near enough; each with its place and its trips."""
    places = places_of(row["action__id"] for row in rows)
    found = []
    for row in rows:
        if open_to(row, age=ground.profile.age, standing=ground.standing):
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
    row["commune"] = key
    slow = ground.trips.to(key, car=False) if key else None
    row["minutes"] = slow if ground.profile.car is False else row["by_car"]
    row["trip"] = 0.0 if row["remote"] else row["minutes"] or ground.farthest


def _runs(row: Row, ground: _Ground, around: Beside, income: Decimal) -> list[Candidate]:
    found = stays(row, available=ground.available, today=ground.today)
    aimed = bool(ground.profile.target)
    return [
        _run(row, stay, ground, around, income)
        for stay in found
        if aimed or stay.end - stay.start <= LONGEST_UNAIMED
    ]


def _run(row: Row, stay: Stay, ground: _Ground, around: Beside, income: Decimal) -> Candidate:
    """A session as a step; what it closes depends on the target."""
    blocks = around.blocks.get(row["id"], ())
    certified = around.certified.get(row["action__training__id"], ())
    kind = kind_of(row, certified)
    near = near_meetings(around.meetings.get(row["id"], ()), row["commune"])
    teaches = _teaches_french(row, ground.profile)
    return Candidate(
        key=row["id"],
        training=row["action__training__id"],
        kind=kind,
        title=row["action__training__title"],
        start=stay.start,
        end=stay.end,
        estimated=stay.estimated,
        note=_note(row, stay, ground, around),
        place=row["town"],
        minutes=None if row["remote"] else row["minutes"],
        minutes_by_car=row["by_car"],
        without_car=ground.profile.car is False and not row["remote"],
        remote=row["remote"],
        cost_left=price_of(row, row["funders"]),
        requires=_required(row, kind, ground.profile),
        gives=gives(row, certified, blocks) | ({FRENCH_CODE} if teaches else frozenset()),
        seats=seats_for(row, ground.standing),
        reserved=all_kept(row, ground.standing),
        meetings=tuple(one.day for one in near),
        registration_end=row["registration_end"],
        income_at_least=income,
        hours=row["action__hours_total"],
        generated=row["source__is_demonstration"],
        paces=paces_of(row, stay),
        adjustments=row["action__adjustments"],
    )


def _note(row: Row, stay: Stay, ground: _Ground, around: Beside) -> str:
    """What is to be known of a session, a sentence each."""
    profile, meetings = ground.profile, around.meetings.get(row["id"], ())
    certified = around.certified.get(row["action__training__id"], ())
    told = (
        dates_note(row, stay),
        years_note(stay),
        FRENCH_NOTE if _teaches_french(row, profile) else "",
        pace_note(row, stay, profile),
        publics_note(row, ground.standing),
        kept_note(row, ground.standing),
        meeting_note(meetings, near_meetings(meetings, row["commune"])),
        second_year_note(certified, stay, profile),
        paid_note(kind_of(row, certified), profile),
    )
    return " ".join(filter(None, told))


def _required(row: Row, kind: StepKind, profile: Profile) -> frozenset[str]:
    """Codes to hold before: a level, and enough French for what qualifies."""
    if kind is StepKind.BRIDGING:
        return frozenset()
    first = learns_french(profile.french) and kind is not StepKind.DIGITAL_BASE
    spoken = {FRENCH_CODE} if first and not _teaches_french(row, profile) else frozenset()
    return asks(row) | spoken


def _teaches_french(row: Row, profile: Profile) -> bool:
    return learns_french(profile.french) and row["action__training__id"] in courses_of_french()
