"""The occupations of a sector that moves join, drawn in columns by level."""

from collections import Counter
from collections.abc import Iterable

from django.utils.safestring import SafeString, mark_safe

from passerelles.apps.guidance.reads.map.occupations import Placed, SectorMap
from passerelles.documents.guidance.career_drawing import Box
from passerelles.documents.guidance.sector_drawing import Move, SectorDrawing, draw_sector
from passerelles.portals.public.guidance.map import addresses
from passerelles.portals.public.guidance.map.page import short_level

_MOST = 8  # boxes in a column: beyond, nobody follows the lines
_Column = tuple[int, list[Placed]]


def sector_drawing(found: SectorMap, where: str) -> SafeString:
    """Empty when no move joins two levels of the sector."""
    level = {one.code: level for level, placed in found.ladder if level for one in placed}
    across = [m for m in found.moves if level.get(m[0], 0) and level.get(m[1], 0)]
    across = [m for m in across if level[m[0]] != level[m[1]]]
    met = Counter(code for one, other, _ in across for code in (one, other))
    columns = list(_columns(found, met))
    at = {
        one.code: (number, row)
        for number, (_, kept) in enumerate(columns)
        for row, one in enumerate(kept)
    }
    moves = tuple(
        Move(at[one], at[other], way.value)
        for one, other, way in across
        if one in at and other in at
    )
    if not moves:
        return SafeString("")
    drawn = SectorDrawing(found.sector.label, tuple(_boxes(columns, where)), moves)
    # Every word of it was escaped by ``charts.svg``.
    return mark_safe(draw_sector(drawn))  # noqa: S308 - our own SVG, texts escaped


def _columns(found: SectorMap, met: Counter[str]) -> Iterable[_Column]:
    """The most joined of each level, in the order of their labels."""
    for level, placed in found.ladder:
        joined = [one for one in placed if met[one.code]]
        best = sorted(joined, key=lambda one: -met[one.code])[:_MOST]
        if level and best:
            yield level, [one for one in joined if one in best]


def _boxes(columns: Iterable[_Column], where: str) -> Iterable[tuple[str, tuple[Box, ...]]]:
    for level, kept in columns:
        title = short_level(level)
        yield (
            title,
            tuple(
                Box(one.label, addresses.occupation(one.code, where), "level", one.label)
                for one in kept
            ),
        )
