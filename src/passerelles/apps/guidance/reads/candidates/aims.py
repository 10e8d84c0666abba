"""Which trainings prepare for an occupation, or for one of its line."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from passerelles.apps.catalogue.models import TrainingCertification, TrainingOccupation
from passerelles.apps.guidance.reads.graph import occupation_graph
from passerelles.apps.guidance.reads.lines import lines
from passerelles.apps.reference.models import CertificationOccupation
from passerelles.apps.reference.reads.generation import remembered


@dataclass(frozen=True, slots=True)
class Aims:
    """``trainings``: keys of the trainings that lead to each occupation (key of any edition).

    ``named``: of those that name it themselves, whatever their certification.
    """

    trainings: Mapping[str, frozenset[str]]
    named: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def towards(self, target: str) -> frozenset[str]:
        """Trainings that lead, themselves or by their certification, to the target or to one of its
        line: those that descend from the same occupation of an older ROME.
        """
        return _union(self.trainings, line_of(target))

    def beside(self, target: str) -> frozenset[str]:
        """Those of its line that name another occupation of it, or lead to another code only.

        Empty when nothing leads to the target itself: there is nothing to prefer.
        """
        if not self.named:
            return frozenset()
        line, code = line_of(target), target.rpartition(":")[2]
        own = [key for key in line if key.rpartition(":")[2] == code]
        itself = _union(self.named, own)
        itself |= _union(self.trainings, own) - _union(self.named, line)
        return self.towards(target) - itself if itself else frozenset()


@remembered
def aims() -> Aims:
    """Three queries, once a generation."""
    named = tuple(_named())
    return Aims(_by_occupation((*named, *_certified())), _by_occupation(named))


def _by_occupation(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for training, occupation in pairs:
        found[occupation].add(training)
    return {key: frozenset(trainings) for key, trainings in found.items()}


def _union(trainings: Mapping[str, frozenset[str]], keys: Iterable[str]) -> frozenset[str]:
    return frozenset().union(*(trainings.get(key, frozenset()) for key in keys))


def line_of(occupation: str) -> frozenset[str]:
    """The keys, of any edition, that descend from the same occupation of an older ROME."""
    graph, known = occupation_graph(), lines()
    found = {occupation}
    for key in known.today(occupation):
        for ancestor in known.ancestry[graph.number[key]]:
            found |= {ancestor, *known.heirs.get(ancestor, ())}
    return frozenset(found)


def _named() -> Iterator[tuple[str, str]]:
    rows = TrainingOccupation.objects.current().exclude(occupation=None).order_by()
    yield from rows.values_list("training_id", "occupation_id")


def _certified() -> Iterator[tuple[str, str]]:
    led = defaultdict(list)
    rows = CertificationOccupation.objects.current().exclude(occupation=None).order_by()
    for certification, occupation in rows.values_list("certification_id", "occupation_id"):
        led[certification].append(occupation)
    links = TrainingCertification.objects.current().exclude(certification=None).order_by()
    for training, certification in links.values_list("training_id", "certification_id"):
        yield from ((training, occupation) for occupation in led.get(certification, ()))
