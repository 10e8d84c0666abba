"""The counts that the official files must give, one by one."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from passerelles.formats.common.rejection import Rejection
from passerelles.formats.rome.archive import Tables, gather
from passerelles.formats.rome.links import read_links, read_mobilities, read_pairs
from passerelles.formats.rome.occupations import (
    read_appellations,
    read_earlier_appellations,
    read_interests,
    read_occupations,
    read_texts,
)
from passerelles.formats.rome.reading import Known
from passerelles.formats.rome.records import (
    AppellationRecord,
    DomainRecord,
    OccupationRecord,
    SectorRecord,
)
from passerelles.formats.rome.sectors import read_hirings, read_sector_tree
from passerelles.formats.rome.skills import read_contexts, read_items, read_skills
from passerelles.formats.rome.workbooks import (
    read_know_hows,
    read_knowledge_tree,
    read_skill_groups,
    read_tree,
)
from tests.formats.rome.factories import rules

pytestmark = pytest.mark.real_data


@pytest.fixture(scope="module")
def folder(real_data: Path) -> Path:
    return real_data / "rome"


@pytest.fixture(scope="module")
def third(folder: Path) -> Tables:
    return gather(folder.iterdir(), generation="3")


@pytest.fixture(scope="module")
def occupations(folder: Path) -> dict[str, OccupationRecord]:
    tables = gather(folder.iterdir(), generation="4")
    records = sound(read_occupations(tables["referentiel_code_rome"]))
    return {r.code: r for r in records if isinstance(r, OccupationRecord)}


@pytest.fixture(scope="module")
def third_codes(third: Tables) -> set[str]:
    interests = sound(read_interests(third["referentiel_code_rome_riasec"]))
    return {str(getattr(r, "code")) for r in interests}  # noqa: B009


def sound(outcomes: Iterable[object]) -> Iterator[object]:
    """The records of a file in which nothing may be refused."""
    for outcome in outcomes:
        assert not (isinstance(outcome, Rejection) and outcome.severity == "error"), outcome
        if not isinstance(outcome, Rejection):
            yield outcome


def test_1584_codes_in_4_60_with_their_transition_flags(
    occupations: dict[str, OccupationRecord],
) -> None:
    assert len(occupations) == 1584
    assert Counter(o.transition for o in occupations.values()) == {
        "white": 1194,
        "strategic": 261,
        "green": 96,
        "brown": 33,
    }


def test_532_codes_in_3_47_all_still_in_4_60_and_all_parents(
    occupations: dict[str, OccupationRecord], third_codes: set[str]
) -> None:
    assert len(third_codes) == 532
    assert third_codes <= occupations.keys()
    assert {o.parent for o in occupations.values()} == third_codes


def test_the_list_of_3_47_lacks_one_of_its_codes(third: Tables, third_codes: set[str]) -> None:
    listed = {
        r.code
        for r in sound(read_occupations(third["referentiel_code_rome"]))
        if isinstance(r, OccupationRecord)
    }
    assert len(listed) == 531
    assert third_codes - listed == {"L1510"}


def test_f1610_changed_its_meaning_between_the_editions(
    occupations: dict[str, OccupationRecord], third: Tables
) -> None:
    earlier = {
        r.code: r.label
        for r in sound(read_occupations(third["referentiel_code_rome"]))
        if isinstance(r, OccupationRecord)
    }
    assert "couvertures" in earlier["F1610"]
    assert "solaires" in occupations["F1610"].label
    assert (occupations["F1619"].label, occupations["F1619"].parent) == (
        "Couvreur / Couvreuse",
        "F1610",
    )


def test_14704_coded_lines_in_the_tree_of_4_60(
    folder: Path, occupations: dict[str, OccupationRecord]
) -> None:
    path = folder / "v4_arborescence_principale.xlsx"
    records = list(sound(read_tree(path, Known(occupations))))
    lines = [r for r in records if isinstance(r, AppellationRecord)]
    domains = [r for r in records if isinstance(r, DomainRecord)]
    assert len(lines) == 14_704
    assert Counter(len(d.code) for d in domains) == {1: 14, 3: 110}
    assert sum(line.ogr == occupations[line.code].ogr for line in lines) == 1584


def test_17810_know_hows_15354_knowledges_and_16_behaviours(folder: Path) -> None:
    skills = folder / "v4_arborescence_competences.xlsx"
    assert len(list(sound(read_know_hows(skills)))) == 17_810
    kinds = Counter(getattr(r, "kind", "") for r in sound(read_skill_groups(skills)))
    assert kinds == {"know_how": 491, "behaviour": 16}
    knowledges = sound(read_knowledge_tree(folder / "v4_arborescence_savoirs.xlsx"))
    assert len(list(knowledges)) == 15_354


def test_sectors_of_4_60_cover_every_occupation_once_as_principal(
    folder: Path, occupations: dict[str, OccupationRecord]
) -> None:
    path = folder / "v460_arbo_secteurs.json"
    outcomes = list(read_sector_tree(path, Known(occupations)))
    records = list(sound(outcomes))
    sectors = [r for r in records if isinstance(r, SectorRecord)]
    assert Counter(bool(s.parent) for s in sectors) == {False: 35, True: 40}
    assert len(records) - len(sectors) == 1856 + 1447
    assert sum(getattr(r, "principal", False) is True for r in records) == 1584
    assert set(rules(outcomes)) == {"rome.mended-characters"}
    assert not any(c in s.label + s.definition for s in sectors for c in "¿½¼")


def test_the_earlier_list_of_names_gives_11522_of_them(folder: Path) -> None:
    records = list(sound(read_earlier_appellations(folder / "orion_metier.csv")))
    assert len(records) == 11_522
    assert sum(getattr(r, "principal", None) is True for r in records) == 609


def test_10990_appellations_and_5037_sentences_in_3_47(
    third: Tables, third_codes: set[str]
) -> None:
    known = Known(third_codes)
    names = list(sound(read_appellations(third["referentiel_appellation"], known)))
    assert len(names) == 10_990
    assert not any("''" in str(getattr(r, "label", "")) for r in names)
    kinds = Counter(getattr(r, "kind", "") for r in sound(read_texts(third["texte"], known)))
    assert kinds == {"conditions": 1819, "access": 1718, "definition": 1500}


def test_532_riasec_pairs_of_which_11_have_one_letter(third: Tables) -> None:
    pairs = list(sound(read_interests(third["referentiel_code_rome_riasec"])))
    assert len(pairs) == 532
    assert sum(getattr(r, "minor", "") == "" for r in pairs) == 11


def test_4218_moves_of_which_1917_near_and_2301_evolutions(
    third: Tables, third_codes: set[str]
) -> None:
    moves = sound(read_mobilities(third["rubrique_mobilite"], Known(third_codes)))
    kinds = Counter(getattr(r, "kind", "") for r in moves)
    assert kinds == {"near": 1917, "evolution": 2301}


def test_30706_occupation_item_pairs_of_which_30_have_no_label_anywhere(
    third: Tables, third_codes: set[str]
) -> None:
    assert len(list(sound(read_pairs(third["coherence_item"], Known(third_codes))))) == 30_706
    outcomes = list(read_links(third["liens_rome_referentiels"], Known(third_codes, items(third))))
    kinds = Counter(getattr(r, "kind", "refused") for r in outcomes)
    assert kinds["know_how"] + kinds["knowledge"] + kinds["context"] + kinds["refused"] == 30_706
    assert rules(outcomes) == ["rome.unknown-item"] * 30
    cores = Counter(getattr(r, "core", None) for r in outcomes)
    assert (cores[True], cores[False]) == (5102 + 6091, 7787 + 6018)


def test_5071_hirings_speak_of_517_occupations_of_3_47(folder: Path, third_codes: set[str]) -> None:
    records = list(sound(read_hirings(folder / "x_rome_naf_2021.csv", Known(third_codes))))
    assert len(records) == 5071
    assert len({getattr(r, "code", "") for r in records}) == 517


def items(third: Tables) -> set[str]:
    found = {str(getattr(r, "ogr", "")) for r in sound(read_items(third["item"]))}
    found |= {
        str(getattr(r, "code", "")) for r in sound(read_skills(third["referentiel_competence"], {}))
    }
    return found | {
        str(getattr(r, "ogr", "")) for r in sound(read_contexts(third["referentiel_env_travail"]))
    }
