"""A made-up population, to see how far a new amount reaches: nobody in it exists.

Shares are round numbers of ours, not statistics: they only make every rule meet someone.
"""

from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from random import Random

from passerelles.domain.aids.situation import (
    Contract,
    ContractType,
    PersonFacts,
    ProjectFacts,
    ProjectKind,
    Situation,
)

SIZE = 2_000
_SEED = 20221212
_COMMUNES = ("31555", "34172", "30189", "66136", "65440", "48095", "46042", "09122", "13055")
_PROGRAMMES = ("prf", "prf", "qualif-pro", "e2c", "sanitaire-social", "cpf", "")
_SECTORS = ("btp", "agriculture", "industrie", "sante", "")


@lru_cache(maxsize=4)
def population(entry_from: date, size: int = SIZE) -> tuple[Situation, ...]:
    """People who start within a year of that day; the same ones each time."""
    draw = Random(_SEED)  # noqa: S311 - a made-up population, the same each time
    return tuple(_situation(rank, draw, entry_from) for rank in range(size))


def _situation(rank: int, draw: Random, entry_from: date) -> Situation:
    entry = entry_from + timedelta(days=draw.randrange(365))
    return Situation(
        id=f"demonstration-{rank}",
        date=entry - timedelta(days=draw.randrange(10, 60)),
        person=_person(draw, entry),
        project=_project(draw, entry),
    )


def _person(draw: Random, entry: date) -> PersonFacts:
    on_are = draw.random() < 0.4
    lone = draw.random() < 0.15
    twelve = draw.randrange(13)
    return PersonFacts(
        age=draw.randrange(16, 62),
        commune=draw.choice(_COMMUNES),
        jobseeker=on_are or draw.random() < 0.9,
        on_are=on_are,
        are_end=entry + timedelta(days=draw.randrange(30, 600)) if on_are else None,
        are_amount=Decimal(draw.randrange(600, 1_600, 50)) if on_are else None,
        lone_parent=lone,
        couple=not lone and draw.random() < 0.5,
        children_ages=tuple(draw.randrange(18) for _ in range(draw.randrange(int(lone), 4))),
        disabled_worker=draw.random() < 0.1,
        months_worked_12=twelve,
        months_worked_24=twelve + draw.randrange(13),
        former_wage=Decimal(draw.randrange(600, 2_600, 100)),
        student=draw.random() < 0.05,
        in_employment=not on_are and draw.random() < 0.1,
        in_training=False,
    )


def _project(draw: Random, entry: date) -> ProjectFacts:
    if draw.random() < 0.2:
        end = entry + timedelta(days=draw.randrange(20, 300))
        kind = draw.choice(tuple(ContractType))
        contract = Contract(type=kind, start=entry, end=None if kind is ContractType.CDI else end)
        return ProjectFacts(kind=ProjectKind.JOB, contract=contract)
    programme = draw.choice(_PROGRAMMES)
    return ProjectFacts(
        kind=ProjectKind.TRAINING,
        programme=programme,
        funder="region" if programme not in ("cpf", "") else "",
        green_label=draw.random() < 0.2,
        sector=draw.choice(_SECTORS),
        entry=entry,
        end=entry + timedelta(days=draw.randrange(30, 400)),
        weekly_hours=Decimal(draw.choice((24, 30, 35))),
    )
