"""What real files get wrong, a few in a hundred each: the checker and the quality pages show it.

A defect never breaks the file: it stays valid Lhéo, and the record stays readable.
"""

from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

from passerelles.connectors.demonstration.words import pick
from passerelles.formats.lheo.dates import LheoDate, Precision
from passerelles.formats.lheo.model import (
    CertificationCodes,
    Formacode,
    Period,
    Place,
    Training,
    TrainingAction,
)

# Codes of ROME 4.60 that publishers still write with the code of edition 3.47.
OLD_ROME = {
    "F1619": "F1610",
    "M1855": "M1805",
    "M1861": "M1805",
    "M1816": "M1801",
    "A1433": "A1414",
    "A1418": "A1405",
    "A1429": "A1408",
    "K1306": "K1302",
    "K1307": "K1303",
    "G1609": "G1602",
    "I1619": "I1607",
    "D1115": "D1104",
    "M1507": "M1501",
}
Change = Callable[[Random, Training], Training]


def with_defects(rng: Random, training: Training) -> Training:
    """The training as a hurried publisher would give it; most come out unchanged."""
    for share, change in _CHANGES:
        if rng.random() < share:
            training = change(rng, training)
    return training


def _placeholder(rng: Random, training: Training) -> Training:
    field = rng.choice(("objective", "expected_results", "content"))
    changes: dict[str, Any] = {field: pick(rng, "placeholders")}
    return replace(training, **changes)


def _html(rng: Random, training: Training) -> Training:
    items = training.content.rstrip(".").replace(" ; ", "</li><li>")
    return replace(training, content=f"<ul><li>{items}</li></ul>")


def _shouted(rng: Random, training: Training) -> Training:
    return replace(training, title=training.title.upper())


def _old_rome(rng: Random, training: Training) -> Training:
    rome = tuple(OLD_ROME.get(code, code) for code in training.domain.rome)
    return replace(training, domain=replace(training.domain, rome=tuple(dict.fromkeys(rome))))


def _unknown_formacode(rng: Random, training: Training) -> Training:
    codes = (*training.domain.formacodes, Formacode("99999", "V14"))
    return replace(training, domain=replace(training.domain, formacodes=codes[:5]))


def _written_otherwise(rng: Random, training: Training) -> Training:
    """``RNCP37674`` or ``rncp 37674`` where the number alone belongs."""
    head = rng.choice(("RNCP", "rncp ", "RNCP "))
    return replace(
        training, certifications=tuple(_prefixed(c, head) for c in training.certifications)
    )


def _prefixed(codes: CertificationCodes, head: str) -> CertificationCodes:
    return replace(codes, rncp=f"{head}{codes.rncp}"[:10]) if codes.rncp else codes


def _no_certification(rng: Random, training: Training) -> Training:
    return replace(training, certifications=())


def _no_exit_level(rng: Random, training: Training) -> Training:
    return replace(training, exit_level="")


def _postcode_for_insee(rng: Random, training: Training) -> Training:
    return _each_place(training, lambda place: _moved(place, insee=True))


def _no_coordinates(rng: Random, training: Training) -> Training:
    return _each_place(training, lambda place: _moved(place, insee=False))


def _bad_siret(rng: Random, training: Training) -> Training:
    return _each_place(training, lambda place: replace(place, siret=_miskeyed(place.siret)))


def _miskeyed(siret: str) -> str:
    """The same SIRET with a wrong key."""
    return f"{siret[:-1]}{(int(siret[-1]) + 1) % 10}" if siret else ""


def _short_phone(rng: Random, training: Training) -> Training:
    contacts = tuple(
        replace(c, coordinates=replace(c.coordinates, phones=("05",))) for c in training.contacts
    )
    return replace(training, contacts=contacts)


def _no_place(rng: Random, training: Training) -> Training:
    return _each_action(training, lambda action: replace(action, places=()))


def _no_hours(rng: Random, training: Training) -> Training:
    return _each_action(
        training,
        lambda action: replace(action, hours_centre=None, hours_company=None, hours_total=None),
    )


def _swapped_mode(rng: Random, training: Training) -> Training:
    """Blended written as remote and remote as blended."""
    swap = {"1": "2", "2": "1"}
    return _each_action(training, lambda a: replace(a, mode=swap.get(a.mode, a.mode)))


def _backwards(rng: Random, training: Training) -> Training:
    """An end before its start, in the first session."""
    action = training.actions[0]
    first = action.sessions[0]
    start, end = first.period.start, first.period.end
    if start.precision is not Precision.DAY or end.precision is not Precision.DAY:
        return training
    sessions = (replace(first, period=Period(end, start)), *action.sessions[1:])
    return replace(training, actions=(replace(action, sessions=sessions), *training.actions[1:]))


def _unknown_end(rng: Random, training: Training) -> Training:
    unknown = LheoDate(None, Precision.UNKNOWN)
    return _each_action(
        training,
        lambda action: replace(
            action,
            sessions=tuple(
                replace(s, period=Period(s.period.start, unknown)) for s in action.sessions
            ),
        ),
    )


def _no_funder(rng: Random, training: Training) -> Training:
    return _each_action(training, lambda action: replace(action, funders=()))


def _each_action(
    training: Training, change: Callable[[TrainingAction], TrainingAction]
) -> Training:
    return replace(training, actions=tuple(map(change, training.actions)))


def _each_place(training: Training, change: Callable[[Place], Place]) -> Training:
    return _each_action(
        training, lambda action: replace(action, places=tuple(map(change, action.places)))
    )


def _moved(place: Place, *, insee: bool) -> Place:
    address = place.coordinates.address
    if address is None:
        return place
    changed = (
        replace(address, insee=address.postcode)
        if insee
        else replace(address, insee="", latitude=None, longitude=None)
    )
    return replace(place, coordinates=replace(place.coordinates, address=changed))


_CHANGES: tuple[tuple[float, Change], ...] = (
    (0.03, _placeholder),
    (0.03, _html),
    (0.02, _shouted),
    (0.15, _old_rome),
    (0.006, _unknown_formacode),
    (0.09, _written_otherwise),
    (0.015, _no_certification),
    (0.05, _no_exit_level),
    (0.025, _postcode_for_insee),
    (0.03, _no_coordinates),
    (0.005, _bad_siret),
    (0.01, _short_phone),
    (0.01, _no_place),
    (0.03, _no_hours),
    (0.01, _swapped_mode),
    (0.003, _backwards),
    (0.02, _unknown_end),
    (0.03, _no_funder),
)
