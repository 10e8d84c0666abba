"""What each bridge covers, both ways, and which ways are missing."""

from collections.abc import Iterable
from dataclasses import dataclass

from passerelles.apps.indicators.reads.bridges import CodeLink, LoadedBridge, bridges, links_of
from passerelles.apps.reference.models import NomenclatureItem, Occupation
from passerelles.apps.reference.reads.generation import remembered
from passerelles.domain.indicators.correspondences import connected_groups

# The nomenclatures that figures of work and training are written in; the newest ROME comes in.
USED = ("FAP-2009", "FAP-2021", "ROME-3.47", "PCS-2020", "NSF-1994", "Formacode-14", "NAF-2008")
_NEWEST_ROME = "ROME-4.60"


@dataclass(frozen=True, slots=True)
class Side:
    """One end of a bridge: ``covered`` of its ``codes`` have a counterpart.

    ``is_edition``: the codes are all those of the edition, at the floor that the bridge speaks of;
    else those that the bridge names, the edition not being loaded.
    """

    edition: str
    covered: int
    codes: int
    is_edition: bool


@dataclass(frozen=True, slots=True)
class BridgeSheet:
    """A bridge with its counts; ``alone`` of its ``groups`` hold one code on each side."""

    bridge: LoadedBridge
    links: int
    origin: Side
    target: Side
    groups: int
    alone: int


@remembered
def sheets() -> tuple[BridgeSheet, ...]:
    """The sheet of every bridge at hand."""
    return tuple(map(_sheet, bridges()))


def sheet_of(bridge_id: str) -> BridgeSheet | None:
    return next((sheet for sheet in sheets() if sheet.bridge.id == bridge_id), None)


@remembered
def nomenclatures() -> tuple[str, ...]:
    """The editions between which figures may have to cross, by name."""
    found = Occupation.objects.current().filter(edition__scheme="ROME").order_by()
    newest = found.values_list("edition_id", flat=True).order_by("-edition__published_on").first()
    return tuple(sorted({*USED, newest or _NEWEST_ROME}, key=str.casefold))


def _sheet(bridge: LoadedBridge) -> BridgeSheet:
    links = links_of(bridge.id)
    groups = connected_groups(link.correspondence() for link in links)
    return BridgeSheet(
        bridge=bridge,
        links=sum(bool(link.target) for link in links),
        origin=_origin(bridge.origin, links),
        target=_side(bridge.target, {x.target for x in links if x.target}, set()),
        groups=len(groups),
        alone=sum(len(origins) == 1 and len(targets) == 1 for origins, targets in groups),
    )


def _origin(edition: str, links: Iterable[CodeLink]) -> Side:
    covered = {link.origin for link in links if link.target}
    return _side(edition, covered, {link.origin for link in links} - covered)


def _side(edition: str, covered: set[str], without: set[str]) -> Side:
    floors = _floors(edition)
    spoken = {floors[code] for code in covered if code in floors}
    whole = {code for code, floor in floors.items() if floor in spoken}
    return Side(edition, len(covered), len(covered | without | whole), is_edition=bool(whole))


def _floors(edition: str) -> dict[str, str]:
    """The floor of each code of an edition of the reference."""
    items = NomenclatureItem.objects.current().filter(edition_id=edition)
    occupations = Occupation.objects.current().filter(edition_id=edition)
    codes = occupations.values_list("code", flat=True)
    return dict(items.values_list("code", "kind")) | dict.fromkeys(codes, "occupation")
