"""A sector as a drawing: a column a level, a line a move."""

from lxml import etree

from passerelles.documents.guidance.career_drawing import Box
from passerelles.documents.guidance.sector_drawing import Move, SectorDrawing, draw_sector

SVG = "{http://www.w3.org/2000/svg}"


def column(title: str, *labels: str) -> tuple[str, tuple[Box, ...]]:
    return title, tuple(Box(label, f"/{label}", "level", label) for label in labels)


def test_boxes_stand_by_level_and_lines_go_from_the_left_to_the_right() -> None:
    columns = (column("CAP", "A", "B"), column("Bac", "C"), column("BTS", "D & <E>"))
    moves = (Move((0, 1), (1, 0), "evolution"), Move((2, 0), (0, 0), "near"))
    drawn = etree.fromstring(draw_sector(SectorDrawing("Bâtiment", columns, moves)))
    assert [link.get("aria-label") for link in drawn.iter(f"{SVG}a")] == ["A", "B", "C", "D & <E>"]
    lines = [
        (float(line.get("x1", "")[:-1]), float(line.get("x2", "")[:-1]))
        for line in drawn.iter(f"{SVG}line")
    ]
    assert all(start < end for start, end in lines)
    lefts = [float(box.get("x", "")[:-1]) for box in drawn.iter(f"{SVG}rect")]
    assert lefts == sorted(lefts)
    assert 0 <= lefts[0] < lefts[-1] < 100
