"""Which trainings prepare for an occupation, or for one of its line."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from passerelles.apps.catalogue.models import TrainingCertification, TrainingOccupation
from passerelles.apps.guidance.reads.graph import occupation_graph
from passerelles.apps.guidance.reads.lines import lines
from passerelles.apps.reference.models import CertificationOccupation
from passerelles.apps.reference.reads.generation import remembered


@dataclass(frozen=True, slots=True)
class Aims:
    """``trainings``: keys of the trainings that name each occupation (key of any edition)."""

    trainings: Mapping[str, frozenset[str]]

    def towards(self, target: str) -> frozenset[str]:
        """Trainings that name the target or, themselves or through their certification, one of

        its line: those that descend from the same occupation of an older ROME.
        """
        return frozenset().union(*(self.trainings.get(key, frozenset()) for key in line_of(target)))


@remembered
def aims() -> Aims:
    """Three queries, once a generation."""
    found: dict[str, set[str]] = defaultdict(set)
    for training, occupation in (*_named(), *_certified()):
        found[occupation].add(training)
    return Aims({key: frozenset(trainings) for key, trainings in found.items()})


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
