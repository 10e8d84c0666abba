"""The bridges at hand: tables that were loaded, and those that the reference itself holds.

A new ROME edition names the occupation from which each of its own descends, and a certification
names occupations, NSF groups and Formacodes together: these need no file, and say so.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from passerelles.apps.indicators.models import Bridge, BridgeKind, BridgeLink
from passerelles.apps.reference.models import CertificationTerm, NomenclatureItem, Occupation
from passerelles.apps.reference.reads.generation import remembered
from passerelles.domain.indicators.correspondences import Correspondence

INHERITED_TITLE = (
    "Chaque métier de l’édition {target} nomme celui de l’édition {origin} dont il descend"
)
SHARED_TITLE = "Codes que portent ensemble les certifications du RNCP et du RS chargées"


@dataclass(frozen=True, slots=True)
class LoadedBridge:
    """A bridge that can be crossed. ``source`` is empty when the reference itself holds it.

    ``counts``: whether a number can cross it; certifications that bear two codes together tell
    nothing of how many people go from one to the other.
    """

    id: str
    origin: str
    target: str
    kind: BridgeKind
    title: str
    source: str = ""
    source_name: str = ""
    counts: bool = True


@dataclass(frozen=True, slots=True)
class CodeLink:
    """One line of a bridge, with the labels of its codes; an empty target: no counterpart."""

    origin: str
    origin_label: str
    target: str
    target_label: str
    weight: float | None = None

    def correspondence(self) -> Correspondence:
        return Correspondence(self.origin, self.target, self.weight)


@remembered
def bridges() -> tuple[LoadedBridge, ...]:
    """Every bridge at hand, by origin then target; a loaded table hides a derived one."""
    stored = {bridge.id: bridge for bridge in _stored()}
    derived = {bridge.id: bridge for bridge in (*_inherited(), *_shared())}
    return tuple(sorted((derived | stored).values(), key=lambda b: (b.origin, b.target)))


def bridge_of(bridge_id: str) -> LoadedBridge | None:
    return next((bridge for bridge in bridges() if bridge.id == bridge_id), None)


def links_of(bridge_id: str) -> tuple[CodeLink, ...]:
    """The lines of a bridge, by origin then target; kept until the reference changes."""
    kept = _kept_links()
    if bridge_id not in kept:
        kept[bridge_id] = tuple(sorted(_links(bridge_id), key=lambda x: (x.origin, x.target)))
    return kept[bridge_id]


def labels_of(edition: str) -> dict[str, str]:
    """The label of each code of an edition of the reference; empty when it is not loaded."""
    found: dict[str, str] = {}
    for model in (NomenclatureItem, Occupation):
        rows = model.objects.current().filter(edition_id=edition)
        found |= dict(rows.values_list("code", "label"))
    return found


@remembered
def _kept_links() -> dict[str, tuple[CodeLink, ...]]:
    return {}


def _stored() -> Iterable[LoadedBridge]:
    rows = Bridge.objects.current().filter(links__closed_on=None).select_related("source")
    for row in rows.distinct():
        yield LoadedBridge(
            row.id,
            row.origin,
            row.target,
            BridgeKind(row.kind),
            row.title,
            row.source_id,
            row.source.name,
        )


def _inherited() -> Iterable[LoadedBridge]:
    children = Occupation.objects.current().exclude(parent=None).order_by()
    pairs = children.values_list("parent__edition_id", "edition_id").distinct()
    for origin, target in pairs:
        title = INHERITED_TITLE.format(origin=origin, target=target)
        yield LoadedBridge(f"{origin}~{target}", origin, target, BridgeKind.INHERITED, title)


def _shared() -> Iterable[LoadedBridge]:
    for key in _certification_links():
        origin, _, target = key.partition("~")
        yield LoadedBridge(key, origin, target, BridgeKind.MANY, SHARED_TITLE, counts=False)


def _links(bridge_id: str) -> Iterable[CodeLink]:
    bridge = bridge_of(bridge_id)
    if bridge is None:
        return []
    if bridge.source:
        return _stored_links(bridge)
    if bridge.kind is BridgeKind.INHERITED:
        return _inherited_links(bridge)
    return _certification_links()[bridge_id]


def _stored_links(bridge: LoadedBridge) -> Iterable[CodeLink]:
    origins, targets = labels_of(bridge.origin), labels_of(bridge.target)
    rows = BridgeLink.objects.current().filter(bridge_id=bridge.id).order_by()
    columns = "origin_code", "origin_label", "target_code", "target_label", "weight"
    for origin, origin_label, target, target_label, weight in rows.values_list(*columns):
        yield CodeLink(
            origin,
            origin_label or origins.get(origin) or origins.get(origin[:5], ""),
            target,
            target_label or targets.get(target, ""),
            weight,
        )


def _inherited_links(bridge: LoadedBridge) -> Iterable[CodeLink]:
    rows = Occupation.objects.current().filter(
        edition_id=bridge.target, parent__edition_id=bridge.origin
    )
    for row in rows.values_list("parent__code", "parent__label", "code", "label").order_by():
        yield CodeLink(*row)


@remembered
def _certification_links() -> dict[str, tuple[CodeLink, ...]]:
    """ROME → NSF and ROME → Formacode, once each pair of codes met on one certification.

    An occupation of the newest edition counts as the one from which it descends, the edition in
    which nearly all certifications are written.
    """
    told = CertificationTerm.objects.current().filter(
        scheme__in=("NSF", "Formacode"),
        item__isnull=False,
        certification__occupation_links__closed_on=None,
        certification__occupation_links__occupation__isnull=False,
    )
    occupations, items = _ancestors(), _items()
    pairs = told.order_by().values_list("certification__occupation_links__occupation_id", "item_id")
    found: defaultdict[str, set[CodeLink]] = defaultdict(set)
    for occupation, item in pairs.distinct():
        origin, code, label = occupations[occupation]
        target, target_code, target_label = items[item]
        found[f"{origin}~{target}"].add(CodeLink(code, label, target_code, target_label))
    return {key: tuple(links) for key, links in found.items()}


def _ancestors() -> dict[str, tuple[str, str, str]]:
    """By occupation: edition, code and label of the one from which it descends, or its own."""
    fields = ("edition_id", "code", "label")
    rows = Occupation.objects.order_by().values_list(
        "id", *(f"parent__{name}" for name in fields), *fields
    )
    return {row[0]: row[1:4] if row[1] else row[4:] for row in rows}


def _items() -> dict[str, tuple[str, str, str]]:
    rows = NomenclatureItem.objects.filter(edition__scheme__in=("NSF", "Formacode")).order_by()
    return {row[0]: row[1:] for row in rows.values_list("id", "edition_id", "code", "label")}
