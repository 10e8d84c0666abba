"""The vocabulary reads, and each mistake is named with its file and its entry."""

from pathlib import Path

import pytest

from passerelles.formats.offer.vocabulary import (
    BrokenVocabulary,
    WordList,
    read_funders,
    read_programmes,
    read_publics,
    read_word_lists,
)

PROGRAMME = """
- slug: lectio
  name: Lectio
  audience: Adultes
  funded_by: Région
  bookable_by_public: true
  description: Lire et écrire.
  reference: "CPRDFOP, action 25"
  words: [lectio]
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "table.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_programme_reads(tmp_path: Path) -> None:
    (programme,) = read_programmes(written(tmp_path, PROGRAMME))
    assert (programme.slug, programme.bookable_by_public) == ("lectio", True)
    assert programme.words == ("lectio",)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("bookable_by_public: true", "bookable_by_public: oui", "« oui »"),
        ("words: [lectio]", "words: lectio", "« words »"),
        ("name: Lectio", "name: ''", "« name »"),
    ],
)
def test_a_mistake_names_the_entry(tmp_path: Path, old: str, new: str, told: str) -> None:
    with pytest.raises(BrokenVocabulary, match="lectio") as caught:
        read_programmes(written(tmp_path, PROGRAMME.replace(old, new)))
    assert told in str(caught.value)


def test_an_entry_written_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokenVocabulary, match="deux fois"):
        read_programmes(written(tmp_path, PROGRAMME + PROGRAMME))


@pytest.mark.parametrize("codes", ["'12345'", "'82044', '82044'", "'8204'"])
def test_codes_of_publics_are_checked(tmp_path: Path, codes: str) -> None:
    text = f"- {{slug: salaries, label: Salariés, formacodes: [{codes}], words: []}}"
    with pytest.raises(BrokenVocabulary, match="salaries"):
        read_publics(written(tmp_path, text))


def test_a_funder_keeps_the_name_received(tmp_path: Path) -> None:
    text = "- {code: '4', label: France Travail, received: Pôle emploi, words: []}"
    (funder,) = read_funders(written(tmp_path, text))
    assert (funder.label, funder.received) == ("France Travail", "Pôle emploi")


def test_a_number_as_code_is_refused(tmp_path: Path) -> None:
    tables = "".join(f"{name}: {{6: libellé}}\n" for name in WordList)
    with pytest.raises(BrokenVocabulary, match="« 6 »"):
        read_word_lists(written(tmp_path, tables))


def test_a_missing_table_is_told(tmp_path: Path) -> None:
    with pytest.raises(BrokenVocabulary, match="objectives"):
        read_word_lists(written(tmp_path, "objectives: {}"))


@pytest.mark.parametrize("text", ["{", "une phrase", "- une phrase"])
def test_another_document_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(BrokenVocabulary, match=r"table\.yaml"):
        read_programmes(written(tmp_path, text))
    with pytest.raises(BrokenVocabulary, match="n’existe pas"):
        read_programmes(tmp_path / "absent.yaml")
