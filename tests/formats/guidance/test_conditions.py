from importlib.resources import files
from pathlib import Path

import pytest

from passerelles.domain.guidance.reaching.liking import OF_WORK
from passerelles.formats.common.rejection import UnreadableFile
from passerelles.formats.guidance.conditions import read_conditions

OURS = Path(str(files("passerelles.content"))) / "guidance" / "conditions.yaml"
ENTRY = (
    "constraint: no_night, contexts: [], sometimes: [], words: [], "
    "usual: {}, possible: [], rare: []"
)


def test_ours_speak_of_every_condition_of_work_and_of_driving() -> None:
    assert [one.constraint for one in read_conditions(OURS)] == [*OF_WORK, "driving", "seasonal"]


def test_words_are_looked_for_in_lower_case() -> None:
    assert all(word == word.lower() for one in read_conditions(OURS) for word in one.words)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: 1", "doit être une liste"),
        ("- {constraint: no_night}", "entrée 1"),
        (f"- {{{ENTRY.format('[Nuit]')}}}", "« Nuit » n’est ni un domaine"),
        (f"- {{{ENTRY.format('[J1501]')}}}", "« J1501 » n’est ni un domaine"),
    ],
)
def test_a_wrong_file_says_where(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "conditions.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableFile, match=told):
        read_conditions(path)


def test_domains_and_occupations_are_both_places(tmp_path: Path) -> None:
    path = tmp_path / "conditions.yaml"
    path.write_text(f"- {{{ENTRY.format('[F16, ROME-3.47:J1501]')}}}", encoding="utf-8")
    assert read_conditions(path)[0].usual == {"F16", "ROME-3.47:J1501"}
