"""What the sheets say of the way into each occupation of the graph."""

from collections import defaultdict
from dataclasses import dataclass

from passerelles.apps.guidance.reads.lines import lines
from passerelles.apps.reference.models import Occupation, OccupationText, TextKind
from passerelles.apps.reference.reads.generation import remembered
from passerelles.domain.guidance.reaching.access import Access, access_of


@dataclass(frozen=True, slots=True)
class ToldAccess:
    """One entry a row of ``occupation_graph``.

    ``accesses``: None where no sheet tells the way in. ``told_of``: the label of the older
    occupation of another code whose sheet says it, empty when the sheet is its own.
    """

    accesses: tuple[Access | None, ...]
    told_of: tuple[str, ...]


@remembered
def told_access() -> ToldAccess:
    """Two queries, once a generation; a sheet that heirs share is read once."""
    read = {key: access_of(texts) for key, texts in _texts().items()}
    named = older_labels()
    accesses, told_of = [], []
    for line in lines().ancestry:
        teller = next((key for key in line if key in read), "")
        accesses.append(read.get(teller))
        told_of.append(named.get(teller, "") if _code(teller) != _code(line[0]) else "")
    return ToldAccess(tuple(accesses), tuple(told_of))


@remembered
def older_labels() -> dict[str, str]:
    """The labels of the occupations that those of the graph descend from, by key. One query."""
    older = {key for line in lines().ancestry for key in line[1:]}
    return dict(Occupation.objects.filter(id__in=older).order_by().values_list("id", "label"))


def _texts() -> dict[str, list[str]]:
    rows = OccupationText.objects.filter(kind=TextKind.ACCESS, closed_on=None)
    found = defaultdict[str, list[str]](list)
    ordered = rows.order_by("occupation_id", "position", "id")
    for key, text in ordered.values_list("occupation_id", "text").iterator():
        found[key].append(text)
    return found


def _code(key: str) -> str:
    return key.rpartition(":")[2]
