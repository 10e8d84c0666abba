"""Sessions of the demonstration: dates, seats, admission steps, blocks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from passerelles.connectors.demonstration import calendar
from passerelles.connectors.demonstration.bodies import DemoSite, address_of
from passerelles.connectors.demonstration.choices import Choice
from passerelles.connectors.demonstration.extras import group, groups
from passerelles.connectors.demonstration.words import pick
from passerelles.formats.lheo.dates import LheoDate, Precision
from passerelles.formats.lheo.model import (
    BlockCode,
    CertificationCodes,
    Cycle,
    Extras,
    Period,
    Recruitment,
    Session,
    SkillBlocks,
)
from passerelles.formats.offer.templates import BlockTemplate

MEETING, FILE, INTERVIEW, TESTS = "9", "3", "8", "4"
HOURS = ("09:00", "09:30", "10:00", "13:30", "14:00", "14:30")


@dataclass(frozen=True, slots=True)
class SessionPlan:
    """What the sessions of one action share. ``weekly``: hours a week; ``on``: reference date."""

    choice: Choice
    hours: int
    weekly: int
    continuous: bool
    site: DemoSite | None
    block: BlockTemplate | None
    on: date


def make_session(rng: Random, plan: SessionPlan, number: int) -> Session:
    """The session ``number``; what is over has no admission step left."""
    known = _period(rng, plan)
    start, end = known.start.day, known.end.day
    over = end is not None and end < plan.on
    begun = not plan.continuous and start is not None and start < plan.on
    updated = plan.on - timedelta(days=int(rng.expovariate(1 / 24)) % 400)
    state = "2" if begun or over else rng.choices(("1", "2", "3", ""), (78, 9, 3, 10))[0]
    return Session(
        period=calendar.vague(rng, known, plan.on) if not plan.continuous else known,
        number=f"SE_{number:07}",
        created=_day(updated - timedelta(days=rng.randrange(20, 300))),
        updated=_day(updated),
        registration_address=address_of(plan.choice.body.sites[0], plan.choice.body.name),
        registration_terms=pick(rng, "registration") if rng.random() < 0.8 else "",
        registration_period=_registration(rng, plan, start),
        recruitment_state=state,
        recruitments=() if begun or over else tuple(_steps(rng, plan, start)),
        certifications=_certification(plan),
        blocks=_blocks(plan),
        cycles=_cycles(rng, plan),
        extras=groups(_extras(rng, plan, begun, updated)),
    )


def _period(rng: Random, plan: SessionPlan) -> Period:
    if plan.continuous:
        return calendar.all_year(rng, plan.on)
    programme, kind = plan.choice.programme, plan.choice.template.kind
    start = calendar.start_day(rng, programme, plan.on)
    if programme == "apprentissage" and kind not in ("TP", ""):
        return calendar.career(rng, start, kind, plan.hours)
    return calendar.period(start, plan.hours, plan.weekly)


def _registration(rng: Random, plan: SessionPlan, start: date | None) -> Period | None:
    if start is None or plan.continuous or rng.random() < 0.45:
        return None
    first = start - timedelta(days=rng.randrange(60, 160))
    return Period(_day(first), _day(start - timedelta(days=rng.randrange(3, 20))))


def _steps(rng: Random, plan: SessionPlan, start: date | None) -> Iterator[Recruitment]:
    """Information meetings before the start, then what the body asks for."""
    programme = plan.choice.programme
    public = programme not in ("none", "apprentissage", "avenir", "sanitaire-social", "forpro-sup")
    if start and rng.random() < (0.72 if public else 0.16):
        last = max(start, plan.on + timedelta(days=60)) if plan.continuous else start
        days = {
            last - timedelta(days=rng.randrange(8, 70)) for _ in range(rng.choice((1, 1, 2, 3)))
        }
        for day in sorted(set(map(_working, days))):
            yield _meeting(rng, plan, day)
    if rng.random() < 0.5:
        yield Recruitment(kind=rng.choice((FILE, INTERVIEW, INTERVIEW, TESTS)))


def _meeting(rng: Random, plan: SessionPlan, day: date) -> Recruitment:
    opens = rng.choice(HOURS)
    remote = rng.random() < 0.15 or plan.site is None
    site = plan.site or plan.choice.body.sites[0]
    return Recruitment(
        kind=MEETING,
        remote=remote,
        address=None if remote else address_of(site),
        url=f"https://visio.{plan.choice.body.host}" if remote else "",
        seats=rng.choice((None, 8, 10, 12, 15, 20, 30)),
        period=Period(_day(day), _day(day)),
        start_time=opens,
        end_time=f"{int(opens[:2]) + 2:02}{opens[2:]}",
        comment=pick(rng, "meeting_comments") if rng.random() < 0.6 else "",
    )


def _working(day: date) -> date:
    """``day``, or the last working day before it."""
    while not calendar.is_working(day):
        day -= timedelta(days=1)
    return day


def _certification(plan: SessionPlan) -> tuple[CertificationCodes, ...]:
    if not plan.choice.template.blocks:
        return ()
    return (CertificationCodes(rncp=plan.choice.template.certifications[0].removeprefix("RNCP")),)


def _blocks(plan: SessionPlan) -> tuple[SkillBlocks, ...]:
    """One block alone, or all of them."""
    template = plan.choice.template
    if not template.blocks:
        return ()
    chosen = (plan.block,) if plan.block else template.blocks
    codes = tuple(BlockCode(block.label, block.code) for block in chosen)
    return (SkillBlocks(_validation(plan), _certification(plan)[0], codes),)


def _validation(plan: SessionPlan) -> str:
    if plan.block:
        return "0"
    return "1" if plan.choice.programme == "apprentissage" else "2"


def _cycles(rng: Random, plan: SessionPlan) -> tuple[Cycle, ...]:
    if plan.choice.programme != "apprentissage" or rng.random() < 0.4:
        return ()
    capacity = rng.choice((10, 12, 14, 16, 20, 24))
    return (Cycle(kind="1", years=(1,), minimum=6, simultaneous_capacity=capacity),)


def _extras(rng: Random, plan: SessionPlan, begun: bool, updated: date) -> Iterator[Extras]:
    capacity = rng.choice((8, 10, 12, 12, 14, 15, 16, 18, 20, 24))
    if rng.random() < 0.78:
        left = 0 if begun and rng.random() < 0.7 else rng.randrange(capacity + 1)
        kept = rng.randrange(1, 4) if rng.random() < 0.14 and left > 3 else None
        told = updated if rng.random() < 0.9 else None
        yield group(
            "places",
            ("restantes", left),
            ("capacite", capacity),
            ("reservees", kept),
            ("reservees-a", pick(rng, "reserved_for") if kept else ""),
            ("date", told.strftime("%Y%m%d") if told else ""),
        )


def _day(day: date) -> LheoDate:
    return LheoDate(day, Precision.DAY)
