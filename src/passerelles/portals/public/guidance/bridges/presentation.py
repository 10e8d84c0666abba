"""Bridges in plain French."""

from dataclasses import dataclass

from passerelles.apps.guidance.reads.map.bridges import BridgeLine, SectorBridges
from passerelles.portals.public.guidance.map import addresses
from passerelles.portals.public.reference.values import Link
from passerelles.portals.public.shell.french import counted

_EXAMPLES = 3
# Below, what two occupations share is what many others share too.
_CLOSE, _MEDIUM = 0.4, 0.2


@dataclass(frozen=True, slots=True)
class Skills:
    """How many, then the most telling; ``rest``: those folded away."""

    total: str
    first: tuple[str, ...]
    rest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BridgeRow:
    origin: Link
    to: Link
    closeness: str
    official: bool
    shared: Skills
    missing: Skills
    learning: str


@dataclass(frozen=True, slots=True)
class BridgesPage:
    """``far``: no pair is close, not even a little."""

    title: str
    far: bool
    rows: tuple[BridgeRow, ...]
    carrying: tuple[str, ...]


def bridges_page(found: SectorBridges) -> BridgesPage:
    return BridgesPage(
        title=f"De «\u00a0{found.origin.label}\u00a0» vers «\u00a0{found.to.label}\u00a0»",
        far=all(line.closeness < _MEDIUM for line in found.lines),
        rows=tuple(map(_row, found.lines)),
        carrying=tuple(
            f"{label} ({counted(count, 'passerelle', 'passerelles')})"
            for label, count in found.carrying
        ),
    )


def _row(line: BridgeLine) -> BridgeRow:
    return BridgeRow(
        origin=Link(line.origin.label, addresses.occupation(line.origin.code)),
        to=Link(line.to.label, addresses.occupation(line.to.code)),
        closeness=_closeness(line.closeness),
        official=line.official,
        shared=_skills(line.shared),
        missing=_skills(line.missing),
        learning=addresses.learning(line.to.code, line.origin.code),
    )


def _closeness(value: float) -> str:
    if value >= _CLOSE:
        return "Proches"
    return "Assez proches" if value >= _MEDIUM else "Éloignés"


def _skills(labels: tuple[str, ...]) -> Skills:
    total = counted(len(labels), "compétence", "compétences")
    return Skills(total, labels[:_EXAMPLES], labels[_EXAMPLES:])
