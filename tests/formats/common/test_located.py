"""YAML and JSON texts: nothing is guessed, each fault has its line, nothing hangs."""

import pytest

from passerelles.formats.common.located import parse_document


def test_dates_and_leading_zeros_stay_as_written() -> None:
    read = parse_document(b"day: 2027-02-30\ncommune: 01004\nminutes: 1:30\n", "p.yaml")
    assert read.value == {"day": "2027-02-30", "commune": "01004", "minutes": "1:30"}
    assert read.findings == []


def test_json_is_read_as_programs_write_it() -> None:
    read = parse_document(b'{\t"skills": ["cuisine \\ud83d\\ude00"]}', "p.json")
    assert (read.value, read.findings) == ({"skills": ["cuisine \N{GRINNING FACE}"]}, [])


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        (b"car: true\ncar: false\n", 1, "deux fois"),
        ("skills: [préparer]".encode("latin-1"), 1, "UTF-8"),
        (b"a: 1\nb: [1,\n", 3, "ni du YAML ni du JSON"),
        (b"[" * 5000, 1, "simplifiez"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(content: bytes, line: int, words: str) -> None:
    (found,) = parse_document(content, "p.yaml").findings
    assert (found.line, words in found.message) == (line, True)


def test_aliases_never_grow_beyond_what_was_written() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    read = parse_document("\n".join(lines).encode(), "p.yaml")
    assert any("répète" in one.message for one in read.findings)
