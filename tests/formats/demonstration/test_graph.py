"""The reader of the demonstration graph: what it returns, and the sentences it stops with."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from passerelles.formats.demonstration.graph import (
    BrokenDemonstrationGraph,
    DemonstrationOccupation,
    DemonstrationSkill,
    read_demonstration_graph,
)

WriteGraph = Callable[..., Path]


def skill(**changes: Any) -> dict[str, Any]:
    return {
        "id": "pedaler",
        "kind": "know_how",
        "label": "Pédaler en côte",
        "transversal": False,
    } | changes


def occupation(**changes: Any) -> dict[str, Any]:
    return {
        "rome": "N4104",
        "label": "Coursier / Coursière",
        "sector": "logistics",
        "riasec": "RC",
        "core": ["pedaler"],
        "mobilised": [],
        "near": [],
        "evolution": [],
    } | changes


@pytest.fixture
def write_graph(tmp_path: Path) -> WriteGraph:
    """Writes a graph of one sector, one skill and one occupation unless told otherwise."""

    def write(
        skills: list[Any] | None = None,
        occupations: list[Any] | None = None,
    ) -> Path:
        files = {
            "sectors.yaml": [{"id": "logistics", "label": "Transport"}],
            "skills/roads.yaml": [skill()] if skills is None else skills,
            "occupations/logistics.yaml": [occupation()] if occupations is None else occupations,
        }
        for name, content in files.items():
            file = tmp_path / name
            file.parent.mkdir(exist_ok=True)
            file.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
        return tmp_path

    return write


def test_returns_skills_and_occupations_as_frozen_values(write_graph: WriteGraph) -> None:
    graph = read_demonstration_graph(write_graph())

    assert graph.skills == (DemonstrationSkill("pedaler", "know_how", "Pédaler en côte", False),)
    assert graph.occupations == (
        DemonstrationOccupation(
            "N4104", "Coursier / Coursière", "logistics", "RC", ("pedaler",), (), (), ()
        ),
    )
    assert graph.sectors[0].label == "Transport"


def test_the_skills_of_an_occupation_start_with_the_core_ones(write_graph: WriteGraph) -> None:
    folder = write_graph(
        skills=[skill(), skill(id="livrer")],
        occupations=[occupation(core=["livrer"], mobilised=["pedaler"])],
    )

    assert read_demonstration_graph(folder).occupations[0].skills == ("livrer", "pedaler")


@pytest.mark.parametrize("field", ["core", "mobilised", "near", "evolution"])
def test_an_unresolved_reference_names_file_occupation_field_and_id(
    write_graph: WriteGraph, field: str
) -> None:
    folder = write_graph(occupations=[occupation(**{field: ["absent"]})])

    with pytest.raises(BrokenDemonstrationGraph) as caught:
        read_demonstration_graph(folder)

    message = str(caught.value)
    for part in ("occupations/logistics.yaml", "N4104", field, "« absent »", "Corrigez"):
        assert part in message


def test_an_unknown_sector_is_named(write_graph: WriteGraph) -> None:
    folder = write_graph(occupations=[occupation(sector="espace")])

    with pytest.raises(BrokenDemonstrationGraph, match="N4104.*« espace ».*sectors.yaml"):
        read_demonstration_graph(folder)


def test_an_identifier_declared_twice_is_named_with_its_file(write_graph: WriteGraph) -> None:
    folder = write_graph(skills=[skill(), skill(label="Autre")])

    with pytest.raises(BrokenDemonstrationGraph, match=r"skills/roads.yaml.*« pedaler » existe"):
        read_demonstration_graph(folder)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"kind": "talent"}, "« talent »"),
        ({"transversal": "oui"}, "true ou false"),
        ({"label": ""}, "« label »"),
    ],
)
def test_a_skill_with_a_wrong_field_is_refused(
    write_graph: WriteGraph, changes: dict[str, Any], expected: str
) -> None:
    with pytest.raises(BrokenDemonstrationGraph, match=f"pedaler.*{expected}"):
        read_demonstration_graph(write_graph(skills=[skill(**changes)]))


def test_an_occupation_whose_list_is_missing_is_refused(write_graph: WriteGraph) -> None:
    cells = occupation()
    del cells["near"]

    with pytest.raises(BrokenDemonstrationGraph, match=r"N4104.*« near » manque"):
        read_demonstration_graph(write_graph(occupations=[cells]))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("{id: seul}", "doit contenir une liste"),
        ("- a: [", "YAML lisible"),
        ("- un texte", "« un texte » n’est pas une fiche"),
    ],
)
def test_a_file_of_another_shape_is_named(
    write_graph: WriteGraph, content: str, expected: str
) -> None:
    folder = write_graph()
    (folder / "skills/roads.yaml").write_text(content, encoding="utf-8")

    with pytest.raises(BrokenDemonstrationGraph, match=f"skills/roads.yaml.*{expected}"):
        read_demonstration_graph(folder)


def test_an_empty_folder_says_what_was_looked_for(tmp_path: Path) -> None:
    with pytest.raises(BrokenDemonstrationGraph, match="sectors.yaml.*aucun fichier"):
        read_demonstration_graph(tmp_path)
