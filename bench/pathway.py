"""The pathway builder on 2 000 candidates, against a greedy baseline of the same run.

    python -m bench.pathway [--cases 40] [--candidates 2000]

Cases are drawn as the offer is: 40 missing skills in five blocks; 260 trainings, which are the
certification of the occupation (by apprenticeship for one in five), a neighbouring one, a block or
a short module, each given in several sessions over two years, near and far, some at a cost nobody
tells. The greedy baseline takes, again and again, the session that closes the most of what is still
missing and can be taken after the last one. Budget: 100 ms. On a busy machine the time of the
processor says more than that of the clock: both are printed.
"""

import argparse
import gc
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from statistics import mean
from time import perf_counter, process_time

from bench.pages import quantile
from passerelles.domain.guidance.building.assembling import gap_closed
from passerelles.domain.guidance.building.builder import build
from passerelles.domain.guidance.building.candidate import Candidate, StepKind
from passerelles.domain.guidance.building.fit import NOTHING, Sieve, implied
from passerelles.domain.guidance.building.wish import Wish

TODAY = date(2026, 1, 5)
BLOCKS = tuple(tuple(f"S{block}{skill}" for skill in range(8)) for block in range(5))
SKILLS = tuple(skill for block in BLOCKS for skill in block)
KINDS = (StepKind.BLOCK, StepKind.PREQUALIFYING, StepKind.DIGITAL_BASE)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--cases", type=int, default=40)
    options.add_argument("--candidates", type=int, default=2000)
    asked_for = options.parse_args()
    times, busy, closed, greedy, variants, cut = [], [], [], [], [], 0
    for seed in range(asked_for.cases):
        rng = Random(seed)
        wish, candidates = drawn_wish(rng), drawn_candidates(rng, asked_for.candidates)
        gc.collect()
        gc.freeze()  # as a server does once it is warm
        began, worked = perf_counter(), process_time()
        built = build(candidates, wish)
        times.append(perf_counter() - began)
        busy.append(process_time() - worked)
        closed.append(max((one.totals.gap_closed for one in built.pathways), default=0.0))
        greedy.append(gap_closed(greedy_pathway(candidates, wish), wish))
        variants.append(len(built.pathways))
        cut += not built.proven
    print(f"proven: {asked_for.cases - cut} of {asked_for.cases}; what is cut says so")
    for name, taken in (("clock", times), ("processor", busy)):
        p50, p95, worst = quantile(taken, 0.5), quantile(taken, 0.95), 1000 * max(taken)
        print(f"{name:9} p50 {p50:6.1f} ms  p95 {p95:6.1f} ms  worst {worst:6.1f} ms  (budget 100)")
    print(f"gap closed: {mean(closed):.3f}, greedy {mean(greedy):.3f}")
    print(f"variants: {mean(variants):.1f} a case")


def drawn_wish(rng: Random) -> Wish:
    """Somebody of level 3 or 4, with or without the digital base."""
    return Wish(
        target="ROME-4.60:F1602",
        missing={skill: rng.choice((1.0, 1.0, 2.0, 4.0)) for skill in SKILLS},
        available_from=TODAY + timedelta(days=rng.randrange(0, 60)),
        today=TODAY,
        minutes=rng.choice((30.0, 45.0, 60.0)),
        remote_ok=rng.random() < 0.5,
        held=frozenset({f"level:{rng.choice((3, 3, 4))}"}),
        paces=frozenset() if rng.random() < 0.7 else frozenset({"part_time", "evening"}),
    )


def drawn_candidates(rng: Random, count: int) -> list[Candidate]:
    """Sessions of 260 trainings."""
    trainings = [_training(rng, number) for number in range(260)]
    return [_session(rng, rng.choice(trainings), number) for number in range(count)]


def _training(rng: Random, number: int) -> dict[str, object]:
    """The certification of the occupation, a neighbouring one, a block, or a short module."""
    draw, level = rng.random(), rng.choice((3, 3, 4, 4, 5))
    cost = rng.choice((None, 0, 0, 0, 0, 450, 1800))
    asked_level = {f"level:{level}"} if rng.random() < 0.4 else set()
    kind, days, gives = StepKind.CERTIFICATION, rng.randrange(100, 300), {f"level:{level}"}
    if draw < 0.12:
        kept, sure = [one for one in SKILLS if rng.random() < 0.9], (0.8, 0.9, 1.0)
        gives |= {f"RNCP{number % 7}"}
        if rng.random() < 0.2:
            kind, days, cost = StepKind.APPRENTICESHIP, rng.randrange(330, 700), 0
    elif draw < 0.35:
        blocks = rng.sample(BLOCKS, rng.choice((1, 2, 3)))
        kept, sure = [one for b in blocks for one in b if rng.random() < 0.6], (0.4, 0.7, 1.0)
        gives |= {f"RNCP{50 + number}"}
    elif draw < 0.6:
        kind, days, gives = StepKind.BLOCK, rng.randrange(15, 60), {f"RNCP{number % 7}BC01"}
        kept, sure = list(rng.choice(BLOCKS)), (0.8, 0.9, 1.0)
    else:
        kind, days, gives = rng.choice(KINDS), rng.randrange(2, 40), set()
        kept, sure = rng.sample(rng.choice(BLOCKS), rng.randrange(1, 5)), (0.4, 0.7, 1.0)
    closes = tuple((skill, rng.choice(sure)) for skill in kept)
    return {
        "training": f"T{number:03}", "kind": kind, "closes": closes, "days": days, "cost": cost,
        "requires": frozenset(asked_level), "gives": frozenset(gives),
    }  # fmt: skip


def _session(rng: Random, training: dict[str, object], number: int) -> Candidate:
    said = dict(training)
    days, cost = said.pop("days"), said.pop("cost")
    start = TODAY + timedelta(days=rng.randrange(0, 600))
    remote = rng.random() < 0.1
    paid, at_work = said["kind"] is StepKind.APPRENTICESHIP, (774, 913, 1790)
    return Candidate(
        key=f"demo:{number:05}",
        title=str(said["training"]),
        start=start,
        end=start + timedelta(days=int(str(days))),
        minutes=None if remote else float(rng.randrange(6, 120)),
        remote=remote,
        cost_left=None if cost is None else Decimal(str(cost)),
        seats=rng.choice((None, None, 0, 4, 9)),
        meetings=(start - timedelta(days=30),) if rng.random() < 0.3 else (),
        income_at_least=Decimal(rng.choice(at_work if paid else (0, 0, 561, 769))),
        paces=frozenset({rng.choice(("full_time", "full_time", "part_time", "evening"))}),
        **said,  # type: ignore[arg-type]
    )


def greedy_pathway(candidates: list[Candidate], wish: Wish) -> tuple[Candidate, ...]:
    """The step that closes the most, then the one that closes the most of the rest, and so on."""
    taken: tuple[Candidate, ...] = ()
    held = implied(wish.held)
    sieve = Sieve(wish)
    left = [one for one in candidates if NOTHING in sieve.ways(one)]
    for _ in range(wish.max_steps):
        end = taken[-1].end if taken else date.min
        left = [one for one in left if one.start > end]
        ready = [one for one in left if one.requires <= held]
        best = max(ready, key=lambda one: gap_closed((*taken, one), wish), default=None)
        if best is None:
            break
        taken, held = (*taken, best), held | implied(best.gives)
    return taken


if __name__ == "__main__":
    main()
