from importlib.resources import files
from pathlib import Path

import pytest

from passerelles.formats.common.rejection import UnreadableFile
from passerelles.formats.guidance.names import read_names
from tests.content.occupation_search import embedded_entries

OURS = Path(str(files("passerelles.content"))) / "guidance" / "names.yaml"


def test_ours_rename_occupations_of_the_rome_and_capitals_have_an_accent() -> None:
    records = read_names(OURS)
    assert set(records.names) <= {entry.code for entry in embedded_entries()}
    assert all(not word[0].isascii() for word in records.capitals)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[]", "donnez names et capitals"),
        ("{names: {K13: {name: a, why: b}}, capitals: []}", "« K13 » n’est pas un code"),
        ("{names: {K1301: {name: a}}, capitals: []}", "donnez name et why"),
    ],
)
def test_a_wrong_file_says_where(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "names.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableFile, match=told):
        read_names(path)
