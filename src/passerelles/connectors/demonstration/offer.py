"""Generates the demonstration offer: the same bytes for the same seed and reference date.

Every training has its own generator, seeded by the seed and its number: one million sessions hold
in no more memory than one training, and adding a draw changes no other training.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

from passerelles.connectors.demonstration.actions import ActionPlan, make_action
from passerelles.connectors.demonstration.choices import Choice, Chooser
from passerelles.connectors.demonstration.defects import with_defects
from passerelles.connectors.demonstration.ground import GroundCommune, occitanie
from passerelles.connectors.demonstration.titles import draw_title, official_title
from passerelles.connectors.demonstration.words import generator, lowered, of, pick, sentence
from passerelles.formats.lheo.dates import LheoDate, Precision
from passerelles.formats.lheo.model import (
    CertificationCodes,
    Contact,
    Coordinates,
    Domain,
    Extra,
    Extras,
    Formacode,
    Training,
)
from passerelles.formats.lheo.writer import write_lheo
from passerelles.formats.offer.templates import BlockTemplate, TrainingTemplate

DEFAULT_SESSIONS = 12_000
DEFAULT_SEED = 1
BLOCK_ALONE = 0.11
TWINS = 0.006
OLD_LEVELS = {3: "4", 4: "5", 5: "6", 6: "7", 7: "8"}


@dataclass(frozen=True, slots=True)
class OfferRequest:
    """How much offer, from which seed, around which day (by default ask ``calendar.monday_of``)."""

    on: date
    sessions: int = DEFAULT_SESSIONS
    seed: int = DEFAULT_SEED


def generate_offer(
    request: OfferRequest, communes: Sequence[GroundCommune] | None = None
) -> Iterator[Training]:
    """Yield trainings until they hold exactly ``request.sessions`` sessions.

    ``communes``: where the offer happens; the whole region by default.
    """
    chooser = Chooser(request.seed, communes or occitanie(), _bodies(request.sessions))
    done, number, actions = 0, 0, 0
    while done < request.sessions:
        rng = generator(request.seed, number)
        training = _training(rng, chooser, _Place(number, done, actions, request))
        done += sum(len(action.sessions) for action in training.actions)
        actions += len(training.actions)
        number += 1
        yield training
        if rng.random() < TWINS and done + len(training.actions[0].sessions) <= request.sessions:
            twin = _twin(training)
            done += len(twin.actions[0].sessions)
            yield twin


def write_offer(target: Path, request: OfferRequest) -> int:
    """Write the offer as a Lhéo file that says it is generated; return the number of trainings."""
    header = Extras("flux", children=(Extra("demonstration", "1"),))
    exported = LheoDate(request.on, Precision.DAY)
    return write_lheo(target, generate_offer(request), exported=exported, extras=[header])


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a training stands: its number, and how many sessions and actions come before it."""

    number: int
    sessions: int
    actions: int
    request: OfferRequest

    @property
    def left(self) -> int:
        return self.request.sessions - self.sessions


def _bodies(sessions: int) -> int:
    """Some 300 bodies for the 12 000 sessions by default; more for benchmarks, less than in
    proportion.
    """
    scale: float = (sessions / DEFAULT_SESSIONS) ** 0.8
    return max(100, min(9000, round(300 * scale)))


def _training(rng: Random, chooser: Chooser, place: _Place) -> Training:
    choice = chooser.choice(rng, place.number)
    block = _block(rng, choice)
    made = _described(rng, choice, block, place)
    actions = []
    done = 0
    for step in range(min(rng.choice((1, 1, 1, 1, 2, 2, 3)), place.left)):
        count = min(_count(rng, choice), place.left - done)
        if count < 1:
            break
        plan = ActionPlan(
            choice,
            chooser.sites(rng, choice),
            block,
            place.actions + step + 1,
            place.sessions + done + 1,
            count,
            place.request.on,
        )
        actions.append(make_action(rng, plan))
        done += count
    whole = replace(made, actions=tuple(actions))
    return whole if place.number < chooser.spread else with_defects(rng, whole)


def _twin(training: Training) -> Training:
    """The same training told again under other numbers, as when a body changes its software."""
    action = training.actions[0]
    sessions = tuple(replace(s, number=f"{s.number}B") for s in action.sessions)
    again = replace(action, number=f"{action.number}B", sessions=sessions)
    title = training.title.replace(" / ", " ou ")
    return replace(training, number=f"{training.number}B", title=title, actions=(again,))


def _count(rng: Random, choice: Choice) -> int:
    """How many sessions an action has: careers begin once a year, short courses often."""
    if choice.programme in ("apprentissage", "forpro-sup", "sanitaire-social"):
        return rng.choice((1, 1, 1, 2))
    if choice.programme == "none" and choice.template.hours[0] <= 35:
        return rng.choice((2, 3, 4, 5, 6))
    return rng.choice((1, 1, 2, 2, 3, 4))


def _block(rng: Random, choice: Choice) -> BlockTemplate | None:
    apart = choice.programme not in ("apprentissage", "sanitaire-social", "avenir")
    if not choice.template.blocks or not apart or rng.random() > BLOCK_ALONE:
        return None
    return rng.choice(choice.template.blocks)


def _described(rng: Random, choice: Choice, block: BlockTemplate | None, place: _Place) -> Training:
    template, body = choice.template, choice.body
    updated = place.request.on - timedelta(days=int(rng.expovariate(1 / 60)) % 700)
    return Training(
        number=f"FO_{place.number + 1:06}",
        created=LheoDate(updated - timedelta(days=rng.randrange(10, 900)), Precision.DAY),
        updated=LheoDate(updated, Precision.DAY),
        domain=_domain(rng, template),
        title=_title(rng, choice, block),
        objective=_objective(rng, template),
        expected_results=_results(rng, template),
        content=_content(rng, template),
        certifying=bool(template.certifications) or template.code_left_out,
        contacts=_contacts(choice),
        pathway=rng.choices(("1", "2", "3", "4"), (40, 25, 15, 20))[0],
        entry_level=_level(rng, template.level_in),
        general_objective=template.aim,
        certifications=_certifications(template),
        exit_level=_level(rng, template.level_out) if template.level_out else "",
        urls=(f"https://www.{body.host}/{template.id}",) if rng.random() < 0.45 else (),
        provider=body.provider,
    )


def _domain(rng: Random, template: TrainingTemplate) -> Domain:
    edition = "V14" if rng.random() < 0.85 else "V13"
    codes = tuple(
        Formacode(code, edition, main=order == 0) for order, code in enumerate(template.formacodes)
    )
    return Domain(codes, template.nsf[:3], template.rome)


def _title(rng: Random, choice: Choice, block: BlockTemplate | None) -> str:
    title = draw_title(rng, choice.template, choice.programme)
    if block is None:
        return title
    if rng.random() < 0.5:
        return f"{block.label} (bloc de compétences, {title})"[:255]
    return f"{title} - bloc : {lowered(block.label)}"[:255]


def _objective(rng: Random, template: TrainingTemplate) -> str:
    text = template.objective
    return pick(rng, "openings").format(objective=text, lower=lowered(text), of=of(lowered(text)))


def _results(rng: Random, template: TrainingTemplate) -> str:
    if template.certifications and template.kind:
        return pick(rng, "results", "certified").format(title=official_title(template))
    key = {"9": "aim9", "5": "aim5", "8": "aim8"}.get(template.aim, "short")
    return pick(rng, "results", key)


def _content(rng: Random, template: TrainingTemplate) -> str:
    items = list(template.content)
    if len(items) > 4 and rng.random() < 0.3:
        items.remove(rng.choice(items))
    return sentence(pick(rng, "contents").format(items=" ; ".join(items)))


def _contacts(choice: Choice) -> tuple[Contact, ...]:
    """The body's own desk: every training says whom to call."""
    seat = choice.body.provider.coordinates
    welcome = Coordinates(phones=seat.phones, email=seat.email, urls=seat.urls)
    return (Contact(welcome, "4"),)


def _level(rng: Random, level: int) -> str:
    """A code of dict-niveaux: the scale of 2019, sometimes that of 1969 still."""
    if level <= 1:
        return "1"
    return OLD_LEVELS[level] if rng.random() < 0.13 else str(10 + level)


def _certifications(template: TrainingTemplate) -> tuple[CertificationCodes, ...]:
    return tuple(
        CertificationCodes(rs=code.removeprefix("RS"))
        if code.startswith("RS")
        else CertificationCodes(rncp=code.removeprefix("RNCP"))
        for code in template.certifications
    )
