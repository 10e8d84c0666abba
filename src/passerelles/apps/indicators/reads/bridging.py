"""The way from one nomenclature to another, or the sentence that says which table is missing."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from passerelles.apps.indicators.models import BridgeKind
from passerelles.apps.indicators.reads.bridges import LoadedBridge, bridges, links_of
from passerelles.domain.indicators.bridging import Carried, carry, inherit
from passerelles.domain.indicators.correspondences import Correspondence, compose, reverse
from passerelles.domain.indicators.quantity import Quantity

_DARES = (
    "La Dares publie les tables de la FAP 2021 avec cette nomenclature : téléchargez-les, "
    "écrivez-les au format des tables déposées et importez-les (passerelle_….csv)."
)
_ANYWHERE = "Importez-la en un fichier « passerelle_….csv »."


@dataclass(frozen=True, slots=True)
class Step:
    """One bridge of a path; ``backwards``: crossed from its target to its origin."""

    bridge: LoadedBridge
    backwards: bool = False

    @property
    def origin(self) -> str:
        return self.bridge.target if self.backwards else self.bridge.origin

    @property
    def target(self) -> str:
        return self.bridge.origin if self.backwards else self.bridge.target


@dataclass(frozen=True, slots=True)
class BridgePath:
    """One bridge, or two in a row (``is_chained``), from ``origin`` to ``target``."""

    steps: tuple[Step, ...]

    @property
    def origin(self) -> str:
        return self.steps[0].origin

    @property
    def target(self) -> str:
        return self.steps[-1].target

    @property
    def is_chained(self) -> bool:
        return len(self.steps) > 1

    @property
    def sentence(self) -> str:
        """How a figure crosses, to be shown beside it."""
        way = ", puis ".join(
            f"{named(step.origin)} → {named(step.target)} ({step.bridge.kind.label})"
            for step in self.steps
        )
        return f"Deux tables de passage se suivent : {way}." if self.is_chained else f"{way}."

    def links(self) -> list[Correspondence]:
        """The correspondences from end to end."""
        found, *others = [_links(step) for step in self.steps]
        for onwards in others:
            found = compose(found, onwards)
        return found

    def concerned(self, codes: Iterable[str]) -> frozenset[str]:
        """The target codes that some of ``codes`` concern: a set of names, never a figure."""
        asked = frozenset(codes)
        return frozenset(x.target for x in self.links() if x.target and x.origin in asked)

    def carry(self, figures: Mapping[str, Quantity]) -> Carried:
        """Counts by bare origin code (``A0Z40``) to the target nomenclature, with coverage."""
        return carry(figures, self.links())

    def inherit(self, values: Mapping[str, Quantity]) -> Carried:
        """The same for what is not a count: an index, a rate."""
        return inherit(values, self.links())


@dataclass(frozen=True, slots=True)
class MissingBridge:
    """No way from ``origin`` to ``target``: no figure, and ``sentence`` to show instead."""

    origin: str
    target: str
    sentence: str


def path(origin: str, target: str, *, counting: bool = True) -> BridgePath | MissingBridge:
    """The shortest way between two editions (``FAP-2009``, ``ROME-4.60``), two bridges at most.

    A weighted bridge is not crossed backwards: its weights are those of one way. ``counting`` False
    also takes the bridges that no number can cross, to tell which codes are concerned.
    """
    ways = sorted(_ways(origin, target, counting=counting), key=_length)
    return ways[0] if ways else MissingBridge(origin, target, _missing(origin, target))


def named(edition: str) -> str:
    """``FAP-2021`` as a person reads it."""
    scheme, _, version = edition.partition("-")
    words = {"Q": " avec qualification"}
    version, _, rest = version.partition("-")
    return f"{scheme} {version}{words.get(rest, '')}"


def _steps(*, counting: bool) -> Iterator[Step]:
    for bridge in bridges():
        if counting and not bridge.counts:
            continue
        yield Step(bridge)
        if bridge.kind is not BridgeKind.WEIGHTED:
            yield Step(bridge, backwards=True)


def _ways(origin: str, target: str, *, counting: bool) -> Iterator[BridgePath]:
    steps = list(_steps(counting=counting))
    for first in steps:
        if first.origin != origin:
            continue
        if first.target == target:
            yield BridgePath((first,))
        yield from (
            BridgePath((first, second))
            for second in steps
            if second.origin == first.target and second.target == target != first.target
        )


def _length(found: BridgePath) -> tuple[int, int, tuple[str, ...]]:
    backwards = sum(step.backwards for step in found.steps)
    return len(found.steps), backwards, tuple(step.bridge.id for step in found.steps)


def _links(step: Step) -> list[Correspondence]:
    links = [link.correspondence() for link in links_of(step.bridge.id)]
    return reverse(links) if step.backwards else links


def remedy(*editions: str) -> str:
    """Where the table that ``editions`` lack is asked for, and how it is loaded."""
    return _DARES if "FAP-2021" in editions else _ANYWHERE


def _missing(origin: str, target: str) -> str:
    return (
        f"Aucune table de passage de {named(origin)} à {named(target)} n’est chargée : le chiffre "
        f"n’est pas transporté. {remedy(origin, target)}"
    )
