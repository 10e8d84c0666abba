"""The reviewed synonyms: readable, plentiful, and every code alive in the newest ROME."""

from pathlib import Path

from tests.content.occupation_search import CONTENT, embedded_entries, official_entries

from passerelles.formats.common.rejection import Rejection
from passerelles.formats.synonyms.reader import SynonymRecord, read_synonym_folder

FOLDER = CONTENT / "synonyms"


def records() -> list[SynonymRecord]:
    return [item for item in read_synonym_folder(FOLDER) if isinstance(item, SynonymRecord)]


def test_no_entry_is_refused() -> None:
    refused = [item for item in read_synonym_folder(FOLDER) if isinstance(item, Rejection)]
    assert refused == []


def test_there_are_hundreds_of_entries_in_every_sector() -> None:
    found = records()
    assert len(found) >= 350
    assert min(sum(r.sector == path.stem for r in found) for path in FOLDER.glob("*.yaml")) >= 10


def test_every_code_is_in_the_embedded_rome() -> None:
    known = {entry.code for entry in embedded_entries()}
    lost = {(r.path, code) for r in records() for code in r.occupations if code not in known}
    assert not lost


def test_every_code_is_in_the_official_rome(real_data: Path) -> None:
    known = {entry.code for entry in official_entries(real_data)}
    lost = {(r.path, code) for r in records() for code in r.occupations if code not in known}
    assert not lost


def test_acronyms_are_explained_once_in_a_note() -> None:
    wanted = {"AESH", "ATSEM", "IDE", "ASH", "AES", "CPE", "DSI", "CACES", "VTC", "TISF", "CESF"}
    explained = {word for r in records() if r.note for word in r.words}
    assert wanted <= explained
