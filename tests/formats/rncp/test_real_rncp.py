"""The official files, against the counts published with them."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from passerelles.formats.common.rejection import Rejection
from passerelles.formats.rncp.certif_info import read_certif_info
from passerelles.formats.rncp.kit import read_kit
from passerelles.formats.rncp.records import (
    AccessRecord,
    BlockRecord,
    CertifInfoRecord,
    KitRecord,
    PartnerRecord,
    SheetRecord,
    TermRecord,
)
from passerelles.formats.rncp.tables import read_export, read_table

pytestmark = pytest.mark.real_data

R = TypeVar("R")


def split(outcomes: Iterator[R | Rejection]) -> tuple[list[R], list[Rejection]]:
    kept: list[R] = []
    rejected: list[Rejection] = []
    for outcome in outcomes:
        if isinstance(outcome, Rejection):
            rejected.append(outcome)
        else:
            kept.append(outcome)
    return kept, rejected


def test_rome_rows(real_data: Path) -> None:
    records, rejections = split(read_table(real_data / "rncp/fc_rome_2026_02.csv"))
    assert len(records) + len(rejections) == 65_070
    refused_codes = {rejection.fragment.split(";")[1] for rejection in rejections}
    assert len(refused_codes) == 44
    assert "D14" in refused_codes
    fiches = {record.certification for record in records}
    fiches |= {rejection.fragment.split(";")[0] for rejection in rejections}
    assert len(fiches) == 23_533
    assert not any("''" in getattr(record, "label", "") for record in records)


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("fc_nsf_2026_02.csv", 45_013),
        ("fc_formacode_2026_02.csv", 32_506),
        ("fc_certificateurs_2026_02.csv", 39_298),
        ("fc_ccn_2026_02.csv", 1_146),
        ("fc_ancienne_nouvelle_certification_2026_02.csv", 16_749),
    ],
)
def test_every_row_of_the_other_relations_is_kept(real_data: Path, name: str, rows: int) -> None:
    records, rejections = split(read_table(real_data / "rncp" / name))
    assert len(records) == rows
    assert {rejection.rule for rejection in rejections} <= {"rncp.tab-before-siret"}


def test_titles_after_the_joins(real_data: Path) -> None:
    """Entries with a ROME row whose title the kit of 2025 or Certif Info gives."""
    links, refused = split(read_table(real_data / "rncp/fc_rome_2026_02.csv"))
    fiches = {link.certification for link in links} | {r.fragment.split(";")[0] for r in refused}
    kit, kit_refused = split(read_kit(real_data / "rncp/kit_apprentissage_20250131.xlsx"))
    info, info_refused = split(read_certif_info(real_data / "rncp/certif_info.csv"))
    assert (len(kit), len(info)) == (6_822, 10_067)
    assert not kit_refused + info_refused
    titled: set[str] = {k.certification for k in kit if isinstance(k, KitRecord) and k.title}
    titled |= {i.certification for i in info if isinstance(i, CertifInfoRecord) and i.title}
    rncp = {number for number in titled if number.startswith("RNCP")}
    assert len(rncp) == 6_071
    assert len(rncp & fiches) == 6_036


def test_the_older_kit(real_data: Path) -> None:
    records, rejections = split(read_kit(real_data / "rncp/kit_apprentissage_20231218.csv"))
    assert (len(records), len(rejections)) == (5_707, 0)
    assert len({r.certification for r in records if r.certification}) == 3_493


def test_the_ten_files_of_the_sample(real_data: Path) -> None:
    records, rejections = split(read_export(real_data / "rncp/fc_sample_2024_02_22.zip"))
    kinds = Counter(type(record) for record in records)
    assert kinds[SheetRecord] == 9
    assert kinds[BlockRecord] == 6
    assert kinds[TermRecord] == 15
    assert kinds[PartnerRecord] == 10
    assert kinds[AccessRecord] == 34
    assert {rejection.rule for rejection in rejections} == {"rncp.tab-before-siret"}


def test_the_other_archive_writes_decomposed_accents(real_data: Path) -> None:
    records, _ = split(read_export(real_data / "rncp/fc_continuity_2024_02_22.zip"))
    assert sum(isinstance(record, AccessRecord) for record in records) == 34
