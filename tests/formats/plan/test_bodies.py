"""The bodies of the committee: the file that ships is sound, a mistake is told with its place."""

from importlib.resources import files
from pathlib import Path

import pytest

from passerelles.formats.plan.bodies import BrokenBodies, read_bodies

SHIPPED = Path(str(files("passerelles.content"))) / "plan" / "bodies.yaml"
SOUND = "  - {code: bureau, kind: bureau, name: Bureau, line: 3218}\n"


def written(folder: Path, *lines: str) -> Path:
    path = folder / "bodies.yaml"
    path.write_text("bodies:\n" + "".join(lines), encoding="utf-8")
    return path


def test_the_shipped_bodies_are_those_that_the_plan_names() -> None:
    found = {one.code: one for one in read_bodies(SHIPPED)}

    kinds = [one.kind for one in found.values()]
    assert (kinds.count("plenary"), kinds.count("bureau"), kinds.count("commission")) == (1, 1, 3)
    assert found["emploi"].chaired_by == ("state",)
    assert found["orientation-formation"].chaired_by == ("region",)
    assert found["anticipation-alternance"].chaired_by == ("employers", "workers")
    assert found["gt-anticipation"].parent == "anticipation-alternance"
    assert [one.code for one in found.values() if one.reviews_plan] == [
        "emploi",
        "orientation-formation",
        "anticipation-alternance",
    ]


def test_what_the_document_does_not_say_stays_empty() -> None:
    found = {one.code: one for one in read_bodies(SHIPPED)}

    assert found["pleniere"].chaired_by == ()
    assert found["gt-alternance"].parent == ""


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("  - {code: a, kind: club, name: A, line: 1}\n", "« club »"),
        ("  - {code: a, kind: bureau, name: A}\n", "« line »"),
        ("  - {code: a, kind: bureau, name: A, line: '1'}\n", "nombre entier"),
        ("  - {code: A b, kind: bureau, name: A, line: 1}\n", "« A b »"),
        ("  - {code: a, kind: bureau, name: A, line: 1, chef: B}\n", "« chef »"),
        ("  - {code: a, kind: bureau, name: A, line: 1, chaired_by: [maire]}\n", "« maire »"),
        ("  - {code: a, kind: working_group, name: A, line: 1, parent: z}\n", "« z »"),
        (SOUND, "déjà pris"),
        ("  - un texte\n", "instance 2"),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, line: str, said: str) -> None:
    with pytest.raises(BrokenBodies, match=r"bodies\.yaml, instance") as told:
        read_bodies(written(tmp_path, SOUND, line))
    assert said in str(told.value)


def test_a_file_without_bodies_says_so(tmp_path: Path) -> None:
    path = tmp_path / "bodies.yaml"
    for content in ("", "bodies: []", "a: [", "- 1"):
        path.write_text(content, encoding="utf-8")
        with pytest.raises(BrokenBodies):
            read_bodies(path)
