"""Today's occupations and those they descend from, as keys."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from passerelles.apps.guidance.reads.graph import occupation_graph
from passerelles.apps.reference.reads.generation import remembered
from passerelles.apps.reference.reads.lineage import lineage, with_ancestors


@dataclass(frozen=True, slots=True)
class Lines:
    """``ancestry``: of each row of ``occupation_graph``, its key then those of its ancestors.

    ``heirs``: the keys of today that descend from an older one.
    """

    ancestry: tuple[tuple[str, ...], ...]
    heirs: Mapping[str, tuple[str, ...]]

    def today(self, key: str) -> tuple[str, ...]:
        """The occupations of today that a key of any edition names: itself, its namesake, or all
        its heirs; none when it is unknown.
        """
        found = self.heirs.get(key, ())
        code = key.rpartition(":")[2]
        return tuple(one for one in found if one.rpartition(":")[2] == code) or found


@remembered
def lines() -> Lines:
    """One query, once a generation."""
    graph = occupation_graph()
    rows = with_ancestors().filter(edition_id=graph.edition, closed_on=None)
    found = {row.id: tuple(lineage(row).ids) for row in rows}
    ancestry = tuple(found.get(key, (key,)) for key in graph.keys)
    heirs = defaultdict[str, list[str]](list)
    for line in ancestry:
        for key in line:
            heirs[key].append(line[0])
    return Lines(ancestry, {key: tuple(own) for key, own in heirs.items()})
