"""A series is cut where its figures stop being comparable."""

from dataclasses import replace

import pytest

from passerelles.domain.indicators.quantity import exact
from passerelles.domain.indicators.series import Break, SeriesPoint, segments


def year(period: int, **changed: object) -> SeriesPoint:
    """A survey of one edition a year."""
    point = SeriesPoint(str(period), exact(period), 1, "bmo", f"BMO-{period}", "COG-2026")
    return replace(point, **changed)


def test_a_survey_of_each_year_is_one_series() -> None:
    (only,) = segments([year(2023), year(2022), year(2024)])

    assert [point.period for point in only.points] == ["2022", "2023", "2024"]
    assert only.opened_by == ()


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"definition": 2}, Break.DEFINITION),
        ({"source": "other"}, Break.SOURCE),
        ({"geography": "BMO-2019"}, Break.GEOGRAPHY),
    ],
)
def test_what_changes_opens_a_segment(changed: dict[str, object], reason: Break) -> None:
    before, after = segments([year(2022), year(2023, **changed), year(2024, **changed)])

    assert [point.period for point in after.points] == ["2023", "2024"]
    assert after.opened_by == (reason,)
    assert len(before.points) == 1


def test_a_series_revised_as_a_whole_is_continued_by_no_other() -> None:
    revised = [year(p, edition="unemployment-2023") for p in (2021, 2022, 2023)]

    first, second = segments([*revised, year(2024, edition="unemployment-2024")])

    assert (len(first.points), second.opened_by) == (3, (Break.EDITION,))


def test_a_projection_is_continued_by_no_other_publication() -> None:
    first, second = segments(
        [
            year(2030, edition="Metiers-2030@2019/reference"),
            year(2035, edition="Metiers-2035@2023/reference"),
        ]
    )

    assert (len(first.points), second.opened_by) == (1, (Break.EDITION,))


def test_two_editions_of_one_period_are_never_joined() -> None:
    assert len(segments([year(2024, edition="a"), year(2024, edition="b")])) == 2


def test_no_point_no_segment() -> None:
    assert segments([]) == []
