"""The register of sources is editable, so its mistakes are named."""

from pathlib import Path

import pytest

from passerelles.connectors.register import connector_of, read_sources, recognise
from passerelles.formats.common.rejection import UnreadableFile
from passerelles.formats.sources.register import read_register

ENTRY = "- {id: a, name: A, owner: B, licence: C, rhythm: D, files: ['*.csv']%s}\n"


def register(folder: Path, text: str) -> Path:
    path = folder / "sources.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_an_entry_recognises_its_files(tmp_path: Path) -> None:
    (entry,) = read_register(register(tmp_path, ENTRY % ""))

    assert entry.recognises("x.csv")
    assert not entry.recognises("x.json")
    assert entry.origin is None


def test_an_entry_closes_rows_only_when_its_files_are_whole(tmp_path: Path) -> None:
    (entry,) = read_register(register(tmp_path, ENTRY % ", whole: ['a*.csv', 'b*.csv']"))

    assert entry.may_close(["a1.csv", "b1.csv"])
    assert not entry.may_close(["a1.csv"])


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("- {id: a}\n", "il manque name"),
        (ENTRY % ", color: red", "champ inconnu"),
        (ENTRY % "" + ENTRY % "", "en double : a"),
        (ENTRY % ", fetch: {from: ftp}", "from: datagouv"),
        ("a: 1", "une liste"),
        ("- {", "illisible"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(UnreadableFile, match=named):
        read_register(register(tmp_path, text))


def test_every_source_of_the_issue_is_registered_and_has_its_reader() -> None:
    wanted = {
        *("cog_communes", "cog_epci", "commune_coordinates", "employment_zones"),
        *("employment_basins", "clpe", "qpv", "zrr", "outlines", "rome_460", "rome_347"),
        *("rncp_relations", "rncp_titles", "rncp_official", "formacode", "nsf", "levels"),
        *("providers", "places"),
    }
    assert wanted <= {entry.id for entry in read_sources()}
    assert all(callable(connector_of(entry.id).load) for entry in read_sources())


def test_an_unknown_source_is_told_with_those_known() -> None:
    with pytest.raises(UnreadableFile, match="cog_communes"):
        connector_of("nowhere")


def test_an_unknown_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.bin").write_bytes(b"")

    with pytest.raises(UnreadableFile, match="aucun fichier reconnu"):
        recognise(tmp_path)
    assert recognise(tmp_path / "x.bin", source="nsf") == {"nsf": [tmp_path / "x.bin"]}


def test_a_folder_without_file_of_the_source_says_which_names_it_wants(tmp_path: Path) -> None:
    (tmp_path / "x.bin").write_bytes(b"")

    with pytest.raises(UnreadableFile, match="« levels » attend : bcn_n_niveau") as caught:
        recognise(tmp_path, source="levels")
    assert "--source" not in str(caught.value)


@pytest.mark.parametrize("source", ["rome_40", "demonstration_skills", "inclusion_lists"])
def test_what_comes_with_the_package_takes_no_file(tmp_path: Path, source: str) -> None:
    (tmp_path / "x.bin").write_bytes(b"")

    with pytest.raises(UnreadableFile, match="livrée avec Passerelles"):
        recognise(tmp_path / "x.bin", source=source)
