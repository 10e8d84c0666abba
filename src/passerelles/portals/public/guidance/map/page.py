"""An occupation on the map, as its page shows it: the drawing, then the same as lists."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from passerelles.apps.guidance.reads.map.around_me import AroundMe
from passerelles.apps.guidance.reads.map.occupations import CareerMap, Rung
from passerelles.apps.reference.reads.place_reading import NamedPlace
from passerelles.documents.guidance.career_drawing import Box, CareerDrawing, draw_career
from passerelles.domain.guidance.occupations.around import Surrounding, Way
from passerelles.domain.guidance.reaching.bridges import OpeningSkill
from passerelles.portals.public.guidance.map import addresses
from passerelles.portals.public.guidance.map.near import NearYou, near_you
from passerelles.portals.public.guidance.words import LEVELS
from passerelles.portals.public.reference import addresses as reference
from passerelles.portals.public.reference.values import Group, Link
from passerelles.portals.public.shell.french import counted

_DRAWN = {Way.NEAR: 6, Way.EVOLUTION: 5, Way.ALIKE: 4}
_SHORT = {3: "CAP, BEP", 4: "Baccalauréat", 5: "BTS, bac + 2", 6: "Licence, bac + 3",
          7: "Master, bac + 5", 8: "Doctorat"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class WayGroup:
    """Occupations of one way; ``note`` says who says so."""

    title: str
    note: str
    items: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class CentrePage:
    """``opening``: the transversal skills that open most doors, its own then those to add."""

    title: str
    code: str
    sheet: str
    journey: str
    drawing: SafeString
    rungs: tuple[Group, ...]
    ways: tuple[WayGroup, ...]
    sectors: tuple[Link, ...]
    opening: tuple[tuple[str, tuple[Link, ...]], ...]
    near: NearYou
    learning: Link
    insufficient: bool
    demonstration: bool


def centre_page(found: CareerMap, near: AroundMe, place: NamedPlace | None) -> CentrePage:
    """``place``: where the offer was looked for, None for everywhere."""
    where = place.label if place else ""
    code = found.occupation.rpartition(":")[2]
    return CentrePage(
        title=found.label,
        code=code,
        sheet=reverse("occupation", args=[code]),
        journey=f"{reverse('journey_start')}?cible={code}",
        # Every word of it was escaped by ``charts.svg``.
        drawing=mark_safe(draw_career(_drawing(found, where))),  # noqa: S308 - our own SVG, texts escaped
        rungs=tuple(rung_group(rung, where, code) for rung in found.rungs),
        ways=tuple(_ways(found, where)),
        sectors=tuple(Link(s.label, addresses.sector(s.key, where)) for s in found.sectors),
        opening=tuple(_opening(found)),
        near=near_you(near, place, addresses.search(where, metier=code)),
        learning=Link(
            "Quelle formation apporte quelle compétence", addresses.learning(code, place=where)
        ),
        insufficient=not found.described,
        demonstration=found.demonstration or near.demonstration,
    )


def level_name(level: int | None) -> str:
    return LEVELS.get(level or 0, f"Niveau {level}" if level else "Niveau non renseigné")


def short_level(level: int | None) -> str:
    return _SHORT.get(level or 0, level_name(level))


def rung_group(rung: Rung, where: str, code: str = "") -> Group:
    """``code``: the occupation whose whole list is offered when some are left out."""
    links = tuple(
        Link(one.title or one.id, addresses.certification(one.id, where), one.id)
        for one in rung.certifications
    )
    total = counted(rung.total, "certification", "certifications")
    more = Link(f"Voir toutes les certifications ({total})", reference.certifications_for(code))
    rest = (more,) if code and rung.total > len(links) else ()
    note = total if rest or rung.total == len(links) else f"{total}, dont"
    return Group(level_name(rung.level), links, note=note, rest=rest)


def _ways(found: CareerMap, where: str) -> Iterable[WayGroup]:
    who = "Liens du graphe de démonstration." if found.demonstration else "Liens du ROME officiel."
    told = {
        Way.NEAR: ("Métiers proches", f"On y passe sans longue formation. {who}"),
        Way.EVOLUTION: ("Évolutions", f"On y va avec de l’expérience ou une formation. {who}"),
        Way.ALIKE: (
            "Métiers qui se ressemblent",
            "Calculés par Passerelles d’après les compétences communes\u00a0: aucun référentiel ne "
            "publie ces liens.",
        ),
    }
    for way, (title, note) in told.items():
        links = tuple(_link(one, where) for one in found.neighbours if one.way is way)
        if links:
            yield WayGroup(title, note, links)


def _opening(found: CareerMap) -> Iterable[tuple[str, tuple[Link, ...]]]:
    for held, title in ((True, "Celles du métier"), (False, "Celles qu’il serait utile d’ajouter")):
        links = tuple(opening_link(one) for one in found.opening if one.held is held)
        if links:
            yield title, links


def opening_link(one: OpeningSkill) -> Link:
    """A transversal skill, and how many doors it opens."""
    edition, _, code = one.skill.partition(":")
    fields = counted(one.fields, "grand domaine", "grands domaines")
    said = f"{counted(one.doors, 'métier', 'métiers')} de {fields}"
    return Link(one.label, reference.skill(edition, code), said)


def _link(one: Surrounding, where: str) -> Link:
    code = one.occupation.rpartition(":")[2]
    said = [code, level_name(one.level) if one.level else ""]
    if one.regulated:
        said.append("accès réglementé")
    return Link(one.label, addresses.occupation(code, where), " · ".join(filter(None, said)))


def _drawing(found: CareerMap, where: str) -> CareerDrawing:
    code = found.occupation.rpartition(":")[2]
    return CareerDrawing(
        heads=("Diplômes", "Métier", "Et après"),
        before=tuple(_level_box(rung, code) for rung in found.rungs),
        centre=Box(found.label, reverse("occupation", args=[code]), "centre", found.label),
        after=tuple(box for way in Way for box in _way_boxes(found, way, where)),
    )


def _level_box(rung: Rung, code: str) -> Box:
    href = reference.certifications_for(code) + (f"&niveau={rung.level}" if rung.level else "")
    return level_box(rung, href)


def level_box(rung: Rung, href: str) -> Box:
    name = short_level(rung.level)
    total = counted(rung.total, "certification", "certifications")
    return Box(f"{name} ({rung.total})", href, "level", f"{name}\u00a0: {total}")


def _way_boxes(found: CareerMap, way: Way, where: str) -> list[Box]:
    spoken = {Way.NEAR: "proche", Way.EVOLUTION: "évolution", Way.ALIKE: "lien calculé"}[way]
    chosen = [one for one in found.neighbours if one.way is way][: _DRAWN[way]]
    return [
        Box(one.label, _link(one, where).href, way.value, f"{one.label}, {spoken}")
        for one in chosen
    ]
