"""Pathways that are proven the best of their kind, and what conceding a constraint would bring.

Exact, not greedy. ``fit`` sifts the candidates that a person may take; ``search``
finds the first pathway of each order of criteria by branch and bound. The merits:

- most closing: the greatest gap closed;
- fastest, cheapest, closest, most certifying, partly at work: each the best in its own order
  among the pathways that close at least ``ENOUGH`` of what the most closing one does, so that a
  variant never wins by doing nothing.

Each order goes on with all the other criteria compared, so no feasible pathway dominates its
optimum on days, cost (steps of unknown cost, then known euros: unknown is never zero), travel, gap
closed and income. Certifying and being at work are not among these: their optimum may be dominated.
Then the dominating pathway is found and to be avoided, until the optimum of those left stands.
"""

from collections.abc import Sequence

from passerelles.domain.guidance.building.assembling import pathway_of
from passerelles.domain.guidance.building.candidate import Candidate
from passerelles.domain.guidance.building.fit import fits
from passerelles.domain.guidance.building.gains import gains_of
from passerelles.domain.guidance.building.instance import Instance, instance_of
from passerelles.domain.guidance.building.pathway import Pathway
from passerelles.domain.guidance.building.search import Search
from passerelles.domain.guidance.building.variants import Variant, variants_of
from passerelles.domain.guidance.building.wish import Built, Wish

ENOUGH = 0.75


def build(candidates: Sequence[Candidate], wish: Wish) -> Built:
    """The variants that differ, the most closing first, then the gain of each concession.

    Neither depends on the order of the candidates. Letting a constraint go never lessens the gap
    closed: the pathways possible before are still possible.
    """
    if not any(weight > 0 for weight in wish.missing.values()):
        return Built(reason="nothing_missing")
    if not candidates:
        return Built(reason="no_candidate")
    instance = instance_of([one for one in candidates if fits(one, wish)], wish)
    search = Search(instance, wish.max_steps)
    variants = variants_of(search, ENOUGH)
    now = variants[0] if variants else None
    gains, cut = gains_of(candidates, wish, instance, now)
    return Built(
        pathways=tuple(_shown(instance, variant, wish) for variant in variants),
        gains=gains,
        reason="" if variants else "nothing_fits",
        proven=not (search.cut or cut),
    )


def _shown(instance: Instance, variant: Variant, wish: Wish) -> Pathway:
    taken = tuple(instance.candidates[row] for row in variant.found.rows)
    return pathway_of(taken, wish, variant.merits)
