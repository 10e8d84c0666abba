"""The rules of aids: one explained answer, and 100 000 situations at once.

    python -m bench.aids [--situations N]

Needs no database. The situations are drawn from a seed: ages, families, benefits, trainings, jobs,
one fact in eight unknown. Budgets: 2 s for 100 000 verdicts and amounts, 5 ms for one answer.
Baseline of the same run: ``judge`` in a loop on a sample, scaled to the number of situations.
"""

import argparse
import resource
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from time import perf_counter, process_time
from typing import Any

import numpy as np

from bench.pages import quantile
from passerelles.apps.aids.reads.content import content_book
from passerelles.domain.aids.batch import judge_batch
from passerelles.domain.aids.columns import columns_of
from passerelles.domain.aids.judge import judge
from passerelles.domain.aids.rules import RuleBook
from passerelles.domain.aids.situation import (
    Contract,
    ContractType,
    PersonFacts,
    ProjectFacts,
    ProjectKind,
    Situation,
)

SAMPLE = 2_000
ROUNDS = 5
_UNKNOWN = 0.125


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--situations", type=int, default=100_000)
    count = options.parse_args().situations
    book = content_book()
    drawn = [_situation(Random(rank)) for rank in range(count)]
    print(f"{count} situations, {len(book.rules)} rules")
    each = _one_by_one(drawn[:SAMPLE], book)
    columns, laid = _timed(lambda: columns_of(drawn))
    print(f"columns from situations: {laid:.2f} s")
    times = [_timed(lambda: judge_batch(columns, book)) for _ in range(ROUNDS)]
    found, best = min(times, key=lambda one: one[1])
    print(f"batch: {best:.3f} s best, {max(t for _, t in times):.3f} s worst of {ROUNDS}")
    print(
        f"judge in a loop, scaled, of processor: {each * count:.1f} s "
        f"({each * count / best:.0f} times slower)"
    )
    _compare(drawn[:SAMPLE], book, found)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory: {peak:.0f} MiB")


def _one_by_one(sample: list[Situation], book: RuleBook) -> float:
    """Seconds of one explained answer in the mean; the percentiles are printed.

    Of processor: on a shared machine the clock of so short a work mostly times its neighbours.
    """
    times = [_timed(lambda one=one: judge(one, book), clock=process_time)[1] for one in sample]
    print(
        f"one explained answer, of processor: p50 {quantile(times, 0.5):.2f} ms, "
        f"p95 {quantile(times, 0.95):.2f} ms, max {max(times) * 1e3:.2f} ms"
    )
    return sum(times) / len(times)


def _compare(sample: list[Situation], book: RuleBook, found: Any) -> None:
    """The batch says what ``judge`` says, on the sample."""
    signs = {"yes": 1, "unknown": 0, "no": -1}
    for rank, situation in enumerate(sample):
        for answer in judge(situation, book):
            assert found.verdicts[answer.code][rank] == signs[answer.verdict.value]
            amount = found.amounts[answer.code][rank]
            assert np.isnan(amount) == (answer.amount is None)
            assert answer.amount is None or abs(amount - float(answer.amount)) < 0.001
    print(f"the {len(sample)} first answers are the same both ways")


def _timed(
    work: Callable[[], Any], *, clock: Callable[[], float] = perf_counter
) -> tuple[Any, float]:
    start = clock()
    return work(), clock() - start


def _situation(draw: Random) -> Situation:
    asked = date(2021, 5, 1) + timedelta(days=draw.randrange(1_900))
    twelve = draw.randrange(13)
    person = PersonFacts(
        age=draw.randint(15, 62),
        commune=draw.choice(("31555", "34172", "46042", "33063", "75056")),
        jobseeker=draw.random() < 0.8,
        on_are=draw.random() < 0.4,
        are_end=asked + timedelta(days=draw.randrange(600)),
        are_amount=Decimal(draw.randrange(400, 2_000)),
        lone_parent=draw.random() < 0.15,
        couple=draw.random() < 0.5,
        children_ages=tuple(draw.randrange(20) for _ in range(draw.randrange(4))),
        disabled_worker=draw.random() < 0.08,
        months_worked_12=twelve,
        months_worked_24=twelve + draw.randrange(13),
        former_wage=Decimal(draw.randrange(900, 3_000)),
        student=draw.random() < 0.1,
        in_employment=draw.random() < 0.2,
        in_training=draw.random() < 0.1,
    )
    return Situation(
        id="drawn", date=asked, person=_forgetful(draw, person), project=_project(draw, asked)
    )


def _project(draw: Random, asked: date) -> ProjectFacts:
    entry = asked + timedelta(days=draw.randrange(120))
    kind = draw.choice(tuple(ProjectKind))
    contract = None
    if kind is ProjectKind.JOB:
        end = entry + timedelta(days=draw.randrange(20, 300))
        type_ = draw.choice(tuple(ContractType))
        contract = Contract(type=type_, start=entry, end=None if type_ is ContractType.CDI else end)
    project = ProjectFacts(
        kind=kind,
        programme=draw.choice(("prf", "cpf", "e2c", "apprentissage", "sanitaire-social")),
        funder=draw.choice(("region", "cpf", "france-travail")),
        green_label=draw.random() < 0.3,
        sector=draw.choice(("btp", "sante", "agriculture", "commerce")),
        entry=entry,
        end=entry + timedelta(days=draw.randrange(20, 400)),
        weekly_hours=Decimal(draw.randrange(10, 36)),
    )
    return _forgetful(draw, replace(project, contract=contract))


def _forgetful(draw: Random, facts: Any) -> Any:
    """One fact in eight left unsaid."""
    said = {name: getattr(facts, name) for name in facts.__dataclass_fields__}
    hidden = {name: "" if isinstance(value, str) else None for name, value in said.items()}
    hidden |= {"kind": None} if "kind" in said else {}
    return replace(facts, **{name: hidden[name] for name in said if draw.random() < _UNKNOWN})


if __name__ == "__main__":
    main()
