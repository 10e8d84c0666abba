"""Pathways that are proven the best of their kind, and what conceding a constraint would bring.

Exact, not greedy. ``fit`` tells under which concessions a person may take each candidate;
``search`` finds the first pathway of an order of criteria by branch and bound; ``variants`` and
``gains`` say which orders to ask for.
"""

from collections.abc import Sequence

from passerelles.domain.guidance.building.assembling import pathway_of
from passerelles.domain.guidance.building.candidate import Candidate
from passerelles.domain.guidance.building.contents import certifies
from passerelles.domain.guidance.building.gains import Gains
from passerelles.domain.guidance.building.instance import Choices, Instance
from passerelles.domain.guidance.building.pathway import Pathway
from passerelles.domain.guidance.building.search import Search
from passerelles.domain.guidance.building.variants import ENOUGH, Variant, variants_of
from passerelles.domain.guidance.building.wish import Built, Wish

MODEST = 150  # euros that most people may find; beyond, somebody else has to pay
TENTH_DAYS = 182  # « a tenth of the gap is worth six months »


def build(candidates: Sequence[Candidate], wish: Wish) -> Built:
    """The variants in the order of ``presented``, then the gain of each concession.

    Neither depends on the order of the candidates. Letting a constraint go never lessens the gap
    closed: the pathways possible before are still possible.
    """
    if not any(weight > 0 for weight in wish.missing.values()):
        return Built(reason="nothing_missing")
    if not candidates:
        return Built(reason="no_candidate")
    choices = Choices(candidates, wish)
    search = Search(choices.today, wish.max_steps)
    variants = variants_of(search)
    gains = Gains(choices, wish, variants[0] if variants else None)
    return Built(
        pathways=presented([_shown(choices.today, one, wish) for one in variants]),
        gains=gains.found(),
        reason="" if variants else "nothing_fits",
        proven=not (search.cut or gains.cut),
    )


def presented(pathways: Sequence[Pathway]) -> tuple[Pathway, ...]:
    """Pathways as an adviser would show them, each group of the first before those of the next.

    First those that close enough of the gap (``ENOUGH`` of the most), then those that lead to a
    certification of the target or of its line, then those that leave little to pay (``MODEST``;
    unknown is not much). Last the gap closed speaks, and time from today on: a tenth more is worth
    ``TENTH_DAYS``, so that two years of studies never come before a title of seven months that
    brings nearly as much. Equal ones as they came.
    """
    most = max((one.totals.gap_closed for one in pathways), default=0.0)

    def rank(one: Pathway) -> tuple[bool, bool, bool, float]:
        return (
            one.totals.gap_closed < ENOUGH * most - 1e-6,
            not any(step.candidate.on_target and certifies(step.candidate) for step in one.steps),
            one.totals.cost_left > MODEST,
            one.totals.days / TENTH_DAYS - 10 * one.totals.gap_closed,
        )

    return tuple(sorted(pathways, key=rank))


def _shown(instance: Instance, variant: Variant, wish: Wish) -> Pathway:
    return pathway_of(instance.candidates(variant.found.rows), wish, variant.merits)
