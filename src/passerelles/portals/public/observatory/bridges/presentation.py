"""Bridges between nomenclatures as their pages show them."""

from collections.abc import Sequence
from dataclasses import dataclass

from passerelles.apps.indicators.models import BridgeKind
from passerelles.apps.indicators.reads.bridge_sheets import BridgeSheet, Side
from passerelles.apps.indicators.reads.bridges import CodeLink
from passerelles.apps.indicators.reads.bridging import (
    BridgePath,
    MissingBridge,
    named,
    path,
    remedy,
)
from passerelles.documents.french import counted, number, share

KINDS = {
    BridgeKind.EXACT: ("exacte", "good"),
    BridgeKind.INHERITED: ("héritée", "good"),
    BridgeKind.WEIGHTED: ("pondérée", "accent"),
    BridgeKind.MANY: ("plusieurs à plusieurs", "neutral"),
}
MEANINGS = {
    BridgeKind.EXACT: "Un code a un seul code correspondant : un nombre passe tel quel.",
    BridgeKind.INHERITED: "Le code d’arrivée descend du code de départ. Un indice ou une étiquette "
    "passe à tous les descendants ; un nombre reste celui du groupe.",
    BridgeKind.WEIGHTED: "Un nombre se répartit selon les poids publiés : le résultat est une "
    "estimation, et l’écran le dit.",
    BridgeKind.MANY: "Aucun poids n’est publié : un nombre n’est jamais réparti. Les codes qui se "
    "tiennent forment des groupes, dont les totaux sont exacts.",
}
CODES_ONLY = (
    "Ces codes se rencontrent sur les mêmes certifications : la passerelle dit quels codes sont "
    "concernés, aucun nombre ne la traverse."
)


@dataclass(frozen=True, slots=True)
class BridgeRow:
    """A bridge in the list, every text ready."""

    id: str
    name: str
    title: str
    kind: str
    tone: str
    links: str
    origin: str
    target: str
    groups: str
    source: str
    source_name: str
    counts: bool


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A line of a bridge; ``share`` is empty when it has no weight."""

    origin: str
    origin_label: str
    target: str
    target_label: str
    share: str


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """What leads from one nomenclature to another; ``id`` is that of a direct bridge."""

    text: str
    id: str = ""
    tone: str = ""


def bridge_row(sheet: BridgeSheet) -> BridgeRow:
    bridge = sheet.bridge
    kind, tone = KINDS[bridge.kind]
    return BridgeRow(
        id=bridge.id,
        name=f"{named(bridge.origin)} → {named(bridge.target)}",
        title=bridge.title,
        kind=kind,
        tone=tone,
        links=number(sheet.links),
        origin=side_text(sheet.origin),
        target=side_text(sheet.target),
        groups=groups_text(sheet),
        source=bridge.source,
        source_name=bridge.source_name or "déduite du référentiel chargé",
        counts=bridge.counts,
    )


def link_row(link: CodeLink) -> LinkRow:
    weight = "" if link.weight is None else share(link.weight, 1)
    return LinkRow(link.origin, link.origin_label, link.target, link.target_label, weight)


def side_text(side: Side) -> str:
    """« 532 codes sur 532 (100 %) »; says when the edition itself is not loaded."""
    if not side.codes:
        return "aucun code"
    told = f"{number(side.covered)} sur {number(side.codes)} ({share(_down(side))})"
    return told if side.is_edition else f"{told}, parmi les codes que la table nomme"


def groups_text(sheet: BridgeSheet) -> str:
    return (
        f"{counted(sheet.groups, 'groupe', 'groupes')} de codes qui se tiennent, dont "
        f"{number(sheet.alone)} d’un seul code de chaque côté"
    )


def matrix(editions: Sequence[str]) -> list[tuple[str, list[MatrixCell]]]:
    """A row an origin: its name, then a cell a target."""
    return [(named(o), [_cell(o, t) for t in editions]) for o in editions]


def missing(editions: Sequence[str]) -> list[str]:
    """What no table opens, a sentence a nomenclature: first the one that most tables miss."""
    pairs = {
        frozenset((o, t))
        for o in editions
        for t in editions
        if o != t and isinstance(path(o, t, counting=False), MissingBridge)
    }
    told = []
    while pairs:
        worst = max(editions, key=lambda e: sum(e in pair for pair in pairs))
        others = [e for e in editions if {e, worst} in pairs]
        told.append(_missing(worst, others))
        pairs = {pair for pair in pairs if worst not in pair}
    return told


def _missing(edition: str, others: Sequence[str]) -> str:
    names = ", ".join(map(named, others))
    return f"{named(edition)} : aucune table entre elle et {names}. {remedy(edition, *others)}"


def _cell(origin: str, target: str) -> MatrixCell:
    if origin == target:
        return MatrixCell("–")
    way = path(origin, target, counting=False)
    if isinstance(way, MissingBridge):
        return MatrixCell("manque", tone="warm")
    countable = isinstance(path(origin, target), BridgePath)
    (step, *others) = way.steps
    if others:
        middle = named(step.target)
        return MatrixCell(f"par {middle}" + ("" if countable else ", codes seulement"))
    kind, tone = KINDS[step.bridge.kind]
    if not countable:
        return MatrixCell("codes seulement", step.bridge.id, "neutral")
    return MatrixCell(f"{kind}, à rebours" if step.backwards else kind, step.bridge.id, tone)


def _down(side: Side) -> float:
    """The share, never rounded up to a whole that it is not."""
    found = side.covered / side.codes
    return min(found, 0.99) if side.covered < side.codes else found
