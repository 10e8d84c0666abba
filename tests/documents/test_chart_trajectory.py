"""A trajectory drawn with the series that it is about."""

from passerelles.documents.charts import Milestone, Point, SeriesChart, draw, figure_of, notes_of

PATH = (
    Milestone(2022, 56, "situation de départ, 31 décembre 2022", "56 %"),
    Milestone(2028, 40, "cible, 31 décembre 2028", "40 %"),
)


def chart(*points: Point, expected: tuple[Milestone, ...] = PATH) -> SeriesChart:
    return SeriesChart("Part", "%", points, expected=expected)


def test_it_is_a_dashed_line_that_ends_on_the_target() -> None:
    drawn = draw(chart(Point("2022", 56, "56 %"), Point("2024", 58, "58 %")))

    assert drawn.count('class="chart-expected"') == 1
    assert drawn.count('class="chart-target"') == 1
    assert "cible, 31 décembre 2028" in drawn
    assert ">2028<" in drawn


def test_points_and_targets_share_one_axis() -> None:
    with_path = draw(chart(Point("2022", 56, "56 %"), Point("2028", 58, "58 %")))
    alone = draw(chart(Point("2022", 56, "56 %"), Point("2025", 58, "58 %"), expected=()))

    assert with_path.count('cx="93%"') == 2  # the last point and the target
    assert alone.count('cx="93%"') == 1


def test_a_target_alone_is_drawn_too() -> None:
    assert 'class="chart-target"' in draw(chart())


def test_words_and_table_tell_it() -> None:
    told = chart(Point("2022", 56, "56 %"))

    assert any("trajectoire" in note for note in notes_of(told))
    assert [line.values for line in figure_of(told).lines] == [("56 %",), ("56 %",), ("40 %",)]
    assert not any("trajectoire" in note for note in notes_of(chart(expected=())))
