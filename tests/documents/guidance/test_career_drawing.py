"""The career map as a drawing: every box is a link that says where it leads."""

from itertools import pairwise

from lxml import etree

from passerelles.documents.guidance.career_drawing import Box, CareerDrawing, draw_career

SVG = "{http://www.w3.org/2000/svg}"


def drawing(before: int = 2, after: int = 3) -> CareerDrawing:
    return CareerDrawing(
        heads=("Diplômes", "Métier", "Et après"),
        before=tuple(Box(f"CAP ({n})", f"/c{n}", "level", f"CAP : {n}") for n in range(before)),
        centre=Box("Maçon & <Maçonne>", "/metiers/F1703", "centre", "Maçon"),
        after=tuple(
            Box(f"Métier {n}", f"/m{n}", "alike", f"Métier {n}, lien calculé") for n in range(after)
        ),
    )


def test_each_box_is_a_link_that_is_read_aloud() -> None:
    links = etree.fromstring(draw_career(drawing())).iter(f"{SVG}a")
    told = [(link.get("href"), link.get("aria-label")) for link in links]
    assert len(told) == 6
    assert told[-1] == ("/m2", "Métier 2, lien calculé")


def test_a_line_joins_each_box_to_the_centre() -> None:
    lines = list(etree.fromstring(draw_career(drawing())).iter(f"{SVG}line"))
    assert [line.get("class") for line in lines].count("career-line career-alike") == 3
    assert len(lines) == 5


def test_boxes_of_a_column_do_not_overlap() -> None:
    boxes = etree.fromstring(draw_career(drawing(0, 9))).iter(f"{SVG}rect")
    tops = sorted(float(box.get("y", "")) for box in boxes if "alike" in box.get("class", ""))
    assert min(b - a for a, b in pairwise(tops)) > 46


def test_an_occupation_without_links_is_still_drawn() -> None:
    assert "Maçon &amp; &lt;Maçonne&gt;" in draw_career(drawing(0, 0))
