"""From rows of the instance to a pathway with its steps and totals."""

from datetime import timedelta
from decimal import Decimal

from passerelles.domain.guidance.building.candidate import Candidate
from passerelles.domain.guidance.building.contents import certifies
from passerelles.domain.guidance.building.fit import NOTHING, Conceded, meeting_of, trip
from passerelles.domain.guidance.building.instance import income_cents
from passerelles.domain.guidance.building.pathway import Merit, Pathway, Step, Totals
from passerelles.domain.guidance.building.wish import Wish


def pathway_of(
    candidates: tuple[Candidate, ...],
    wish: Wish,
    merits: tuple[Merit, ...] = (),
    conceded: Conceded = NOTHING,
) -> Pathway:
    """Candidates taken in order, as a pathway."""
    steps: list[Step] = []
    brought: dict[str, float] = {}
    for candidate in candidates:
        closed = {skill: part for skill, part in candidate.closes if skill in wish.missing}
        more = (skill for skill, part in closed.items() if part > brought.get(skill, 0.0))
        new = tuple(sorted(more, key=lambda skill: (-closed[skill], -wish.missing[skill], skill)))
        brought |= {skill: closed[skill] for skill in new}
        steps.append(
            Step(candidate=candidate, closes=new, meeting=meeting_of(candidate, wish.today))
        )
    return Pathway(
        target=wish.target,
        merits=merits,
        steps=tuple(steps),
        totals=totals_of(candidates, wish, conceded),
        remaining=tuple(sorted(set(wish.missing) - set(brought))),
    )


def totals_of(
    candidates: tuple[Candidate, ...], wish: Wish, conceded: Conceded = NOTHING
) -> Totals:
    """The sums of a pathway."""
    first = max(wish.available_from, wish.today)
    end = candidates[-1].end
    costs = [one.cost_left for one in candidates]
    return Totals(
        start=candidates[0].start,
        end=end,
        days=(end - first + timedelta(days=1)).days,
        cost_left=sum((cost for cost in costs if cost is not None), Decimal(0)),
        cost_unknown=costs.count(None),
        minutes=max(trip(one, wish, conceded) for one in candidates),
        gap_closed=gap_closed(candidates, wish),
        income_at_least=Decimal(sum(map(income_cents, candidates))) / 100,
        certifications=sum(map(certifies, candidates)),
    )


def gap_closed(candidates: tuple[Candidate, ...], wish: Wish) -> float:
    """Weighted part of the missing skills, the best part that a step brings of each."""
    best: dict[str, float] = {}
    for candidate in candidates:
        for skill, part in candidate.closes:
            best[skill] = max(best.get(skill, 0.0), min(max(part, 0.0), 1.0))
    whole = sum(weight for weight in wish.missing.values() if weight > 0)
    closed = sum(wish.missing.get(skill, 0.0) * part for skill, part in best.items())
    return min(1.0, closed / whole) if whole else 0.0
