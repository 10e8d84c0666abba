"""Calendars: folded, escaped, and read back as they were meant."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passerelles.formats.icalendar.writer import Calendar, Event, escape, fold, write_calendar

STAMP = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def written(*events: Event) -> str:
    return write_calendar(Calendar("Formation", events), stamp=STAMP).decode()


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def unescaped(text: str) -> str:
    parts = text.replace("\\\\", "\0").replace("\\n", "\n").replace("\\;", ";")
    return parts.replace("\\,", ",").replace("\0", "\\")


def test_a_whole_day_ends_the_day_after_and_leaves_the_person_free() -> None:
    lines = unfolded(written(Event("a@b", "Début", date(2027, 1, 4))))

    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-1] == "END:VCALENDAR"
    assert "DTSTART;VALUE=DATE:20270104" in lines
    assert "DTEND;VALUE=DATE:20270105" in lines
    assert "TRANSP:TRANSPARENT" in lines
    assert "DTSTAMP:20261123T080000Z" in lines
    assert "BEGIN:VTIMEZONE" not in lines


def test_an_hour_is_that_of_clocks_in_france() -> None:
    start, end = datetime(2027, 1, 4, 9, 30), datetime(2027, 1, 4, 12, 0)

    lines = unfolded(written(Event("a@b", "Réunion", start, end)))

    assert "DTSTART;TZID=Europe/Paris:20270104T093000" in lines
    assert "DTEND;TZID=Europe/Paris:20270104T120000" in lines
    assert lines.index("BEGIN:VTIMEZONE") < lines.index("BEGIN:VEVENT")
    assert lines.count("BEGIN:VTIMEZONE") == 1


def test_texts_left_empty_are_not_written() -> None:
    text = written(Event("a@b", "Début", date(2027, 1, 4)))

    assert "LOCATION" not in text
    assert "URL" not in text


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (Event("a", "X", date(2027, 1, 4), date(2027, 1, 3)), "finit avant de commencer"),
        (Event("a", "X", date(2027, 1, 4), datetime(2027, 1, 4, 9)), "mêle un jour"),
    ],
)
def test_an_impossible_event_is_refused(event: Event, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        written(event)


@given(st.text())
def test_a_line_is_folded_at_75_octets_and_unfolds_to_itself(text: str) -> None:
    line = f"SUMMARY:{escape(text)}"

    folded = fold(line)

    assert all(len(part.encode()) <= 75 for part in folded.split("\r\n"))
    assert folded.replace("\r\n ", "") == line


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"))))
def test_what_is_escaped_reads_back(text: str) -> None:
    assert unescaped(escape(text)) == text


@given(st.text(st.characters(exclude_categories=("Cs",))))
def test_no_text_breaks_the_file(text: str) -> None:
    event = Event(text, text, date(2027, 1, 4), description=text, location=text, url=text)

    lines = unfolded(written(event))

    assert lines.count("BEGIN:VEVENT") == 1
    assert lines.count("END:VEVENT") == 1
    assert all(":" in line for line in lines)
