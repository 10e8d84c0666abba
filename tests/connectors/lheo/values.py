"""The smallest values of Lhéo that make sense; each takes the fields that a test cares about."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from passerelles.formats.lheo.dates import LheoDate, Precision
from passerelles.formats.lheo.model import (
    Address,
    Coordinates,
    Domain,
    Extra,
    Extras,
    Period,
    Place,
    Provider,
    Session,
    Training,
    TrainingAction,
)
from passerelles.formats.lheo.writer import write_lheo


def day(year: int, month: int, number: int) -> LheoDate:
    return LheoDate(date(year, month, number), Precision.DAY)


A_RUN = Period(day(2027, 1, 4), day(2027, 6, 25))
A_BODY = Provider(number="OF1", name="Centre de formation")


def group(info: str, **texts: str) -> tuple[Extras, ...]:
    """A group of extras; underscores of the names are hyphens."""
    children = tuple(Extra(name.replace("_", "-"), text) for name, text in texts.items())
    return (Extras(info, children=children),)


def session(number: str = "SE1", **fields: Any) -> Session:
    return Session(**{"number": number, "period": A_RUN, **fields})


def action(number: str = "AC1", *sessions: Session, **fields: Any) -> TrainingAction:
    return TrainingAction(**{"number": number, "sessions": sessions or (session(),), **fields})


def training(number: str = "FO1", *actions: TrainingAction, **fields: Any) -> Training:
    defaults = {"number": number, "title": "Boulanger", "provider": A_BODY}
    return Training(**{**defaults, "actions": actions or (action(),), **fields})


def placed(**address: Any) -> TrainingAction:
    """An action in one place."""
    return action(places=(Place(Coordinates(address=Address(**address))),))


def coded(*rome: str, **fields: Any) -> Training:
    """A training towards these ROME codes."""
    return training(domain=Domain(rome=rome), **fields)


def written(folder: Path, *trainings: Training, name: str = "offre.xml", **options: Any) -> Path:
    path = folder / name
    write_lheo(path, trainings, **options)
    return path


def rows_of(outcomes: Iterable[Any], model: type) -> list[Any]:
    """The rows of one model among what a loader yields."""
    return [
        r for outcome in outcomes if isinstance(outcome, list) for r in outcome if type(r) is model
    ]
