"""A certification on the map: what it opens, drawn and listed, and the answers to typed words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from passerelles.apps.guidance.reads.map.around_me import AroundMe
from passerelles.apps.guidance.reads.map.certifications import CertificationMap, Opened
from passerelles.apps.guidance.reads.map.occupations import Rung
from passerelles.apps.reference.reads.place_reading import NamedPlace
from passerelles.apps.reference.reads.values import CertificationRef
from passerelles.documents.guidance.career_drawing import Box, CareerDrawing, draw_career
from passerelles.portals.public.guidance.map import addresses
from passerelles.portals.public.guidance.map.near import NearYou, near_you
from passerelles.portals.public.guidance.map.page import level_box, level_name, rung_group
from passerelles.portals.public.reference import addresses as reference
from passerelles.portals.public.reference.values import Group, Link

_DRAWN = 12  # occupations


@dataclass(frozen=True, slots=True)
class CertificationPage:
    """``before``, ``beside``, ``after``: other certifications towards the same occupations."""

    title: str
    key: str
    level: str
    sheet: str
    over: bool
    drawing: SafeString
    occupations: tuple[Link, ...]
    ladder: tuple[tuple[str, tuple[Group, ...]], ...]
    near: NearYou
    demonstration: bool


def certification_page(
    found: CertificationMap, near: AroundMe, place: NamedPlace | None
) -> CertificationPage:
    """``place``: where the offer was looked for, None for everywhere."""
    where = place.label if place else ""
    one = found.certification
    return CertificationPage(
        title=one.title or one.id,
        key=one.id,
        level=level_name(one.level),
        sheet=reference.certification(one),
        over=one.is_active is False,
        # Every word of it was escaped by ``charts.svg``.
        drawing=mark_safe(draw_career(_drawing(found, where))),  # noqa: S308 - our own SVG, texts escaped
        occupations=tuple(_occupation(opened, where) for opened in found.opened),
        ladder=tuple(_ladder(one, found.rungs, where)),
        near=near_you(near, place, addresses.search(where, certification=one.id)),
        demonstration=found.demonstration or near.demonstration,
    )


def certification_answers(found: Iterable[CertificationRef], where: str) -> tuple[Link, ...]:
    """Certifications that typed words may mean, each leading to its place on the map."""
    return tuple(
        Link(
            one.title,
            addresses.certification(one.id, where),
            f"{one.id} · {level_name(one.level)}",
        )
        for one in found
    )


def _occupation(one: Opened, where: str) -> Link:
    said = f"{one.code} · {level_name(one.level)}" if one.level else one.code
    return Link(one.label, addresses.occupation(one.code, where), said)


def _ladder(
    one: CertificationRef, rungs: Sequence[Rung], where: str
) -> Iterable[tuple[str, tuple[Group, ...]]]:
    if one.level is None:
        parts = [("Vers les mêmes métiers", list(rungs))]
    else:
        known = [rung for rung in rungs if rung.level]
        parts = [
            ("Avant", [rung for rung in known if (rung.level or 0) < one.level]),
            ("Au même niveau", [rung for rung in known if rung.level == one.level]),
            ("Pour aller plus loin", [rung for rung in known if (rung.level or 0) > one.level]),
        ]
    return [(title, tuple(rung_group(r, where) for r in kept)) for title, kept in parts if kept]


def _drawing(found: CertificationMap, where: str) -> CareerDrawing:
    one = found.certification
    own = one.level or 0
    lower = [rung for rung in found.rungs if own and rung.level and rung.level < own]
    higher = [rung for rung in found.rungs if own and rung.level and rung.level > own]
    occupations = [
        Box(o.label, addresses.occupation(o.code, where), "near", f"{o.label}, métier")
        for o in found.opened[:_DRAWN]
    ]
    return CareerDrawing(
        heads=("Diplômes d’avant", "Diplôme", "Métiers, et diplômes d’après"),
        before=tuple(level_box(rung, "#diplomes") for rung in lower),
        centre=Box(one.title or one.id, reference.certification(one), "centre", one.title),
        after=(*occupations, *(level_box(rung, "#diplomes") for rung in higher)),
    )
