from pathlib import Path

import pytest

from passerelles.apps.guidance.reads.questionnaire import statements
from passerelles.formats.common.rejection import UnreadableFile
from passerelles.formats.guidance.interests import read_interests

LINES = "\n".join(
    f"- {{code: {letter}{at}, letter: {letter}, text: Phrase}}"
    for letter in "RIASEC"
    for at in range(3)
)


def written(folder: Path, text: str) -> Path:
    path = folder / "interests.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_our_questionnaire_is_short_and_asks_each_letter_as_much() -> None:
    letters = [one.letter for one in statements()]
    assert 18 <= len(letters) <= 30
    assert {letters.count(letter) for letter in "RIASEC"} == {4}


def test_our_statements_tell_no_sex_and_no_job() -> None:
    for one in statements():
        assert not one.text.endswith(".")
        assert not any(mark in one.text for mark in ("(e)", "·", "métier", "être un"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("code: r1", "doit être une liste"),
        ("- {code: r1, letter: Z, text: Phrase}", "phrase 1"),
        ("- {code: r1, letter: R}", "phrase 1"),
        (f"{LINES}\n- {{code: R1, letter: R, text: Phrase}}", "« R1 » est donné deux fois"),
        (LINES.rpartition("\n")[0], "pour « C »"),
    ],
)
def test_a_wrong_file_says_where(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(UnreadableFile, match=told):
        read_interests(written(tmp_path, text))


def test_a_right_file_is_read_in_its_order(tmp_path: Path) -> None:
    found = read_interests(written(tmp_path, LINES))
    assert [one.code for one in found][:4] == ["R0", "R1", "R2", "I0"]
