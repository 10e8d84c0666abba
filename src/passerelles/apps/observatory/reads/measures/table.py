"""The offer of the catalogue as the columns that measures read."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from passerelles.apps.catalogue.models import EntryMode, Mode, Pace
from passerelles.apps.observatory.reads.measures import rows
from passerelles.apps.observatory.reads.measures.tensions import Tensions, read_tensions
from passerelles.apps.observatory.reads.measures.zoning import Zoning
from passerelles.apps.observatory.reads.supply.ground import Ground
from passerelles.apps.observatory.reads.supply.offered import Offered
from passerelles.domain.observatory.measures import reading
from passerelles.domain.observatory.measures.offer_table import UNSAID, Answers, Ints, OfferTable
from passerelles.domain.observatory.supply import Links

_DISTANCE = frozenset((Mode.BLENDED, Mode.REMOTE))
_OFF_HOURS = frozenset((Pace.EVENING, Pace.WEEKEND))


@dataclass(frozen=True, slots=True)
class Told:
    """What was read once of the actions, the trainings and the bodies, in the order of ``offered``.

    ``bodies``: from actions to the communes of their places, to that of the body for a distance
    course.
    """

    actions: Sequence[rows.ActionRow]
    trainings: Sequence[rows.TrainingRow]
    providers: Sequence[rows.ProviderRow]
    occupations: Mapping[str, Sequence[rows.Led]]
    certifications: Mapping[str, Sequence[str]]
    tensions: Tensions
    training_of: Ints
    provider_of: Ints
    bodies: Links


def read_told(offered: Offered, ground: Ground) -> Told:
    """One row an action of ``offered``. About ten queries."""
    actions, trainings, providers = rows.action_rows(), rows.training_rows(), rows.provider_rows()
    own = [actions[key] for key in offered.action_keys]
    of_training = {key: number for number, key in enumerate(trainings)}
    of_provider = {key: number for number, key in enumerate(providers)}
    training_of = _numbers(of_training[action.training_id] for action in own)
    bodies = _numbers(of_provider[one.provider_id] for one in trainings.values())
    provider_of = bodies[training_of]
    homes = [ground.numbers.get(one.commune_id or "", -1) for one in providers.values()]
    return Told(
        actions=own,
        trainings=list(trainings.values()),
        providers=list(providers.values()),
        occupations=rows.occupations_led_to(),
        certifications=rows.certifications_led_to(),
        tensions=read_tensions(ground),
        training_of=training_of,
        provider_of=provider_of,
        bodies=_bodies(offered, _numbers(homes)[provider_of]),
    )


def offer_table(
    offered: Offered, told: Told, ground: Ground, zoning: Zoning, *, today: date
) -> OfferTable:
    """One row a session of ``offered``."""
    programmes = sorted({action.programme for action in told.actions} - {""})
    by_action = _action_columns(told, programmes)
    by_action |= _training_columns(told) | _provider_columns(told)
    by_action["rural"] = _at_places(offered, zoning.rural)
    by_action["qpv"] = _at_places(offered, zoning.qpv)
    by_action["tense"] = _tense(offered, told, ground)
    of_session = {name: column[offered.actions] for name, column in by_action.items()}
    of_session |= _session_columns(offered, of_session["referent"], today=today)
    return OfferTable(
        training=told.training_of[offered.actions],
        provider=told.provider_of[offered.actions],
        programmes=programmes,
        seats=offered.seats,
        to_come=offered.to_come,
        **of_session,
    )


def _action_columns(told: Told, programmes: Sequence[str]) -> dict[str, Any]:
    numbers = {slug: number for number, slug in enumerate(programmes)}
    levels = [one.entry_level for one in told.trainings]
    answers: dict[str, Callable[[rows.ActionRow], int]] = {
        "in_plan": lambda a: reading.in_plan(a.programme, a.programme_received),
        "green_content": lambda a: reading.told(a.green_by_content),
        "digital_module": lambda a: reading.listed(a.modules, wanted={"numerique"}),
        "ecological_module": lambda a: reading.listed(a.modules, wanted={"ecologie"}),
        "distance": lambda a: reading.chosen(a.mode, _DISTANCE),
        "continuous": lambda a: reading.chosen(a.entry_mode, {EntryMode.CONTINUOUS}),
        "evening_weekend": lambda a: reading.listed(a.paces, wanted=_OFF_HOURS),
        "nothing_to_pay": lambda a: reading.nothing_to_pay(a.remaining_cost),
        "adjustments": lambda a: reading.told(a.adjustments),
        "apprenticeship": lambda a: reading.chosen(a.contract, {"apprenticeship"}),
    }
    columns: dict[str, Any] = {
        name: _answers(map(ask, told.actions)) for name, ask in answers.items()
    }
    columns["programme"] = _numbers(numbers.get(action.programme, -1) for action in told.actions)
    columns["open_entry"] = _answers(
        reading.open_entry(action.entry_level_required, levels[training])
        for action, training in zip(told.actions, told.training_of.tolist(), strict=True)
    )
    return columns


def _training_columns(told: Told) -> dict[str, Any]:
    led = [told.occupations.get(one.key, ()) for one in told.trainings]
    columns: dict[str, Any] = {
        "exit_level": _numbers(one.exit_level or 0 for one in told.trainings),
        "certifying": _answers(
            reading.certifying(one.is_certifying, has_certification=one.key in told.certifications)
            for one in told.trainings
        ),
        "green_rome": _answers(reading.green([one.flag for one in some]) for some in led),
        "health_social": _answers(
            reading.health_social([one.key.rpartition(":")[2] for one in some]) for some in led
        ),
    }
    return {name: column[told.training_of] for name, column in columns.items()}


def _provider_columns(told: Told) -> dict[str, Any]:
    label = _answers(reading.told(one.regional_label) for one in told.providers)
    quality = _answers(reading.qualiopi(one.qualiopi) for one in told.providers)
    bodies = _referents(told.providers)[told.provider_of]
    referent = np.maximum(bodies, _referents(told.trainings)[told.training_of])
    return {
        "label": label[told.provider_of],
        "qualiopi": quality[told.provider_of],
        "referent": referent,
    }


def _referents(some: Sequence[rows.TrainingRow] | Sequence[rows.ProviderRow]) -> Answers:
    """Only those that name a referent say so."""
    return _answers(reading.told(rows.has_referent(one.contacts) or None) for one in some)


def _session_columns(offered: Offered, referent: Answers, *, today: date) -> dict[str, Answers]:
    named, met = rows.sessions_with_referent(), rows.sessions_with_meeting()
    blocks, day = rows.sessions_in_blocks(), today.toordinal()
    keys = offered.keys
    return {
        "referent": np.maximum(referent, _answers(reading.told(k in named or None) for k in keys)),
        "meeting": _answers(reading.told(key in met or None) for key in keys),
        "apart": _answers(reading.told(blocks.get(key)) for key in keys),
        "fresh": _answers(reading.fresh(on, day) for on in offered.updated.tolist()),
    }


def _at_places(offered: Offered, of_commune: Answers) -> Answers:
    """The greatest answer of the communes of each action; unsaid without any."""
    found = np.full(len(offered.action_keys), UNSAID, dtype=np.int8)
    positions, communes = offered.places.expand(np.arange(len(found)))
    np.maximum.at(found, positions, of_commune[communes])
    return found


def _tense(offered: Offered, told: Told, ground: Ground) -> Answers:
    if not told.tensions.classes:
        return np.full(len(told.actions), UNSAID, dtype=np.int8)
    basins = offered.places.then(told.tensions.basins)
    positions, numbers = basins.expand(np.arange(len(told.actions)))
    around: dict[int, list[int]] = {}
    for position, number in zip(positions.tolist(), numbers.tolist(), strict=True):
        around.setdefault(position, []).append(number)
    return _answers(
        reading.tense(told.tensions.met(around.get(at, ()), told.occupations.get(key, ())))
        for at, key in enumerate(action.training_id for action in told.actions)
    )


def _bodies(offered: Offered, homes: Ints) -> Links:
    every = np.arange(len(offered.action_keys))
    positions, communes = offered.places.expand(every)
    placed = np.zeros(len(every), dtype=np.bool_)
    placed[positions] = True
    lone = np.flatnonzero(~placed & (homes >= 0))
    return Links(
        np.concatenate([positions, lone]), np.concatenate([communes, homes[lone]]), size=len(every)
    )


def _numbers(values: Iterable[int]) -> Ints:
    return np.fromiter(values, dtype=np.int64)


def _answers(values: Iterable[int]) -> Answers:
    return np.fromiter(values, dtype=np.int8)
