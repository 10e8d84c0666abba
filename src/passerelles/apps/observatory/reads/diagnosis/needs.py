"""What employers plan to recruit (survey « Besoins en main-d’œuvre »)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from passerelles.apps.indicators.reads.definitions import indicators
from passerelles.apps.indicators.reads.values import Observed
from passerelles.apps.observatory.reads.diagnosis.facts import NEEDS, SHARES, Facts
from passerelles.apps.observatory.reads.diagnosis.lacking import lacking
from passerelles.apps.observatory.reads.diagnosis.market import by_value, not_covered
from passerelles.apps.observatory.reads.diagnosis.values import (
    Figure,
    Named,
    Needs,
    OccupationNeed,
    Unavailable,
)
from passerelles.domain.common.absence import Absence
from passerelles.domain.indicators.comparing import ranking

PROJECTS, DIFFICULT, SEASONAL = NEEDS
DIFFICULT_SHARE, SEASONAL_SHARE = SHARES
OCCUPATION_LENGTH = 5  # FAP 2021: a domain, a family, an occupation have 1, 3 and 5 characters
_TOP, _SEASONAL_TOP = 15, 8

Rows = Mapping[str, Observed]


def needs_of(facts: Facts, names: Mapping[str, Named]) -> Needs | Unavailable:
    """``names`` holds the occupations met in ``facts``."""
    projects, difficult, seasonal = _by_occupation(facts)
    total = facts.total(PROJECTS)
    if not projects and total.quantity.value is None:
        return lacking(PROJECTS, facts.kind)
    needs = [
        OccupationNeed(
            names[key], figure, _or_absent(difficult, key, DIFFICULT),
            _or_absent(seasonal, key, SEASONAL),
        )
        for key, figure in projects.items()
    ]  # fmt: skip
    declared = indicators().get(SEASONAL_SHARE)
    return Needs(
        period=facts.period(PROJECTS),
        projects=total,
        difficult=facts.total(DIFFICULT),
        seasonal=facts.total(SEASONAL),
        difficult_share=facts.total(DIFFICULT_SHARE),
        seasonal_share=facts.total(SEASONAL_SHARE),
        hypothesis=declared.definition.hypothesis if declared else "",
        occupations=len(needs),
        secret=sum(need.projects.quantity.absence is Absence.SECRET for need in needs),
        top=ranked(needs)[:_TOP],
        seasonal_top=_seasonal(needs),
    )


def _by_occupation(facts: Facts) -> tuple[Rows, Rows, Rows]:
    found = [facts.by_occupation(code, length=OCCUPATION_LENGTH) for code in NEEDS]
    return found[0], found[1], found[2]


def _or_absent(rows: Rows, key: str, indicator: str) -> Figure:
    return rows.get(key) or not_covered(indicator)


def ranked(needs: Sequence[OccupationNeed]) -> tuple[OccupationNeed, ...]:
    """Published projects, the largest first; a rank is shared where the order is not certain."""
    by_key = {need.occupation.key: need for need in needs}
    order = ranking({key: need.projects.quantity for key, need in by_key.items()})
    told = [
        replace(by_key[one.key], rank=one.rank, is_shared=one.shared)
        for one in order
        if one.rank is not None
    ]
    return tuple(sorted(told, key=lambda need: (by_value(need.projects), need.occupation.key)))


def _seasonal(needs: Sequence[OccupationNeed]) -> tuple[OccupationNeed, ...]:
    known = [need for need in needs if need.seasonal.quantity.value]
    known.sort(key=lambda need: (by_value(need.seasonal), need.occupation.key))
    return tuple(known[:_SEASONAL_TOP])
