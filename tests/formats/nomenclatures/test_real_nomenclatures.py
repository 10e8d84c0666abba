"""The official nomenclatures, against the counts published with them."""

from pathlib import Path

import pytest

from passerelles.formats.nomenclatures.formacode import (
    FormacodePassage,
    FormacodeTerm,
    read_formacode,
    read_formacode_passage,
)
from passerelles.formats.nomenclatures.levels import DiplomaKind, read_diploma_kinds
from passerelles.formats.nomenclatures.nsf import NsfItem, read_nsf

pytestmark = pytest.mark.real_data


def test_formacode(real_data: Path) -> None:
    terms = list(read_formacode(real_data / "nomenclatures/formacodes-v14.csv"))
    kept = [term for term in terms if isinstance(term, FormacodeTerm)]
    assert len(terms) == len(kept) == 2_775
    codes = {term.code for term in kept}
    assert {term.broader for term in kept} - codes == {""}
    assert len([term for term in kept if term.theme]) == 65
    assert sum(bool(term.synonyms) for term in kept) == 1_935


def test_formacode_passage(real_data: Path) -> None:
    passages = list(read_formacode_passage(real_data / "nomenclatures/formacodes_v12.txt"))
    kept = [passage for passage in passages if isinstance(passage, FormacodePassage)]
    assert len(passages) == len(kept) == 703
    assert sum(not passage.cite_f for passage in kept) == 6


@pytest.mark.parametrize(
    ("floor", "kind", "count"),
    [("groupe", "group", 115), ("domaine", "domain", 22), ("categorie", "category", 5)],
)
def test_nsf(real_data: Path, floor: str, kind: str, count: int) -> None:
    items = list(read_nsf(real_data / f"nomenclatures/orion_n_{floor}_specialite_.csv"))
    assert len(items) == count
    assert all(isinstance(item, NsfItem) and item.kind == kind for item in items)


def test_diploma_kinds(real_data: Path) -> None:
    path = real_data / "nomenclatures/bcn_n_niveau_formation_diplome.csv"
    kinds = list(read_diploma_kinds(path))
    assert len(kinds) == 206
    assert all(isinstance(kind, DiplomaKind) for kind in kinds)
