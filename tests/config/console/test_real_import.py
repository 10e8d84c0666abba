"""`passerelles data import` on every official file: the promised counts are in the database.

The figures are those of the README of the official files; the pages of ``docs/sources`` say how
each is counted.
"""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from .conftest import Console

pytestmark = pytest.mark.real_data

OCCITANIE = "('09','11','12','30','31','32','34','46','48','65','66','81','82')"
Imported = tuple[Console, dict[str, dict[str, int]]]


@pytest.fixture(scope="module")
def imported(real_data: Path) -> Iterator[Imported]:
    """A console whose database has read every official file, and what the import reported."""
    with tempfile.TemporaryDirectory(prefix="passerelles-real-") as folder:
        Path(folder).chmod(0o755)
        console = Console(Path(folder) / "home")
        console.start_database()
        ended = console.run("data", "import", str(real_data), "--json")
        assert ended.stdout, ended.stderr
        yield console, {row["source"]: row for row in json.loads(ended.stdout)}
        console.run("db", "stop", "--force")


def zones(kind: str) -> str:
    return f"""
        SELECT count(DISTINCT m.zone_id) FROM reference_territorymembership m
        JOIN reference_territory z ON z.id = m.zone_id AND z.kind = '{kind}'
        JOIN reference_edition e ON e.id = z.edition_id AND e.in_force
        JOIN reference_territorymembership r
          ON r.commune_id = m.commune_id AND r.zone_id = 'COG-2026:region:76'"""


def rows(table: str, condition: str) -> str:
    return f"SELECT count(*) FROM reference_{table} WHERE closed_on IS NULL AND {condition}"


def bodies(kind: str) -> str:
    return rows("body", f"kind = '{kind}' AND departement IN {OCCITANIE}")


# Lines of the survey that it files in Occitanie: sums have no line.
BMO_LINES = "region = '76' AND origin LIKE 'bmo_2024.xlsx:%'"


def figures(indicator: str, condition: str, counted: str = "*") -> str:
    return f"""SELECT count({counted}) FROM indicators_observation
               WHERE upper_inf(known) AND indicator = '{indicator}' AND {condition}"""


def total(indicator: str, kind: str, code: str, of: str = "value") -> str:
    """``of`` that figure, all occupations, sectors and levels together."""
    return f"""SELECT {of} FROM indicators_observation
               WHERE upper_inf(known) AND indicator = '{indicator}' AND occupation = ''
               AND sector = '' AND level = '' AND territory_kind = '{kind}'
               AND territory_code = '{code}' ORDER BY period DESC"""


FACTS = {
    "occupations of 4.60": (rows("occupation", "edition_id = 'ROME-4.60'"), 1_584),
    "occupations of 3.47": (rows("occupation", "edition_id = 'ROME-3.47'"), 532),
    "3.47 codes still in 4.60": (
        """SELECT count(*) FROM reference_occupation a JOIN reference_occupation b USING (code)
           WHERE a.edition_id = 'ROME-3.47' AND b.edition_id = 'ROME-4.60'""",
        532,
    ),
    "green": (rows("occupation", "transition = 'green'"), 96),
    "strategic": (rows("occupation", "transition = 'strategic'"), 261),
    "brown": (rows("occupation", "transition = 'brown'"), 33),
    "coded lines of the 4.60 tree": (
        """SELECT (SELECT count(*) FROM reference_occupation WHERE edition_id = 'ROME-4.60')
           + (SELECT count(*) FROM reference_appellation WHERE id LIKE 'ROME-4.60:%')""",
        14_704,
    ),
    "know-hows": (rows("skill", "edition_id = 'ROME-4.60' AND kind = 'know_how'"), 17_810),
    "knowledges": (rows("skill", "edition_id = 'ROME-4.60' AND kind = 'knowledge'"), 15_354),
    "pairs of an occupation and an item": (
        """SELECT (SELECT count(*) FROM reference_occupationskill WHERE source_id = 'rome_347')
           + (SELECT count(*) FROM reference_occupationcontext WHERE source_id = 'rome_347')
           + (SELECT count(*) FROM harvest_quarantinedrecord WHERE rule = 'rome.unknown-item')""",
        30_706,
    ),
    "near mobilities": (rows("mobility", "kind = 'near' AND source_id = 'rome_347'"), 1_917),
    "evolutions": (rows("mobility", "kind = 'evolution' AND source_id = 'rome_347'"), 2_301),
    "RIASEC pairs": (
        rows("occupation", "edition_id = 'ROME-3.47' AND riasec_major <> ''"),
        532,
    ),
    "fiches with a ROME row kept or quarantined": (
        """SELECT count(*) FROM (
             SELECT certification_id FROM reference_certificationoccupation
             WHERE source_id = 'rncp_relations'
             UNION
             SELECT substring(fragment from '(?:RNCP|RS)\\d+') FROM harvest_quarantinedrecord
             WHERE rule IN ('rncp.generic-rome-code', 'rncp.truncated-rome-code')) AS fiches""",
        23_533,
    ),
    "ROME codes quarantined": (
        """SELECT count(DISTINCT substring(message from '« ([^ ]+) »'))
           FROM harvest_quarantinedrecord
           WHERE rule IN ('rncp.generic-rome-code', 'rncp.truncated-rome-code')""",
        44,
    ),
    "Formacodes": (rows("nomenclatureitem", "edition_id = 'Formacode-14'"), 2_775),
    "NSF groups": (rows("nomenclatureitem", "edition_id = 'NSF-1994' AND kind = 'group'"), 115),
    "NSF domains": (rows("nomenclatureitem", "edition_id = 'NSF-1994' AND kind = 'domain'"), 22),
    "NSF categories": (
        rows("nomenclatureitem", "edition_id = 'NSF-1994' AND kind = 'category'"),
        5,
    ),
    "communes of Occitanie": (
        """SELECT count(*) FROM reference_territorymembership m
           JOIN reference_territory c ON c.id = m.commune_id AND c.kind = 'commune'
           WHERE m.zone_id = 'COG-2026:region:76'""",
        4_446,
    ),
    "employment zones of Occitanie": (zones("employment_zone"), 27),
    "local committees of Occitanie": (zones("clpe"), 37),
    "employment basins of Occitanie": (zones("employment_basin"), 44),
    "priority districts": (rows("territory", "edition_id = 'QPV-2015'"), 105),
    "agencies of Occitanie": (bodies("agency"), 77),
    "missions locales of Occitanie": (bodies("mission_locale"), 27),
}


LABOUR_FACTS = {
    "rows of the BMO": (figures("bmo_projects", "origin LIKE 'bmo_2024.xlsx:%'"), 53_443),
    "rows of the BMO in Occitanie": (figures("bmo_projects", BMO_LINES), 5_345),
    "basins of the BMO in Occitanie": (
        figures("bmo_projects", BMO_LINES, "DISTINCT split_part(territory_code, '-', 1)"),
        44,
    ),
    "occupations of the BMO in Occitanie": (
        figures("bmo_projects", BMO_LINES, "DISTINCT occupation"),
        217,
    ),
    "secret projects": (figures("bmo_projects", f"{BMO_LINES} AND absence = 'secret'"), 1_259),
    "secret difficult projects": (
        figures("bmo_difficult", f"{BMO_LINES} AND absence = 'secret'"),
        2_321,
    ),
    "secret seasonal projects": (
        figures("bmo_seasonal", f"{BMO_LINES} AND absence = 'secret'"),
        3_632,
    ),
    "projects of Occitanie": (total("bmo_projects", "region", "76"), 258_347),
    "tensions by occupation and basin": (figures("tension_index", "region = '76'"), 2_624),
    "basins of the tensions": (
        figures("tension_index", "region = '76'", "DISTINCT territory_code"),
        44,
    ),
    "occupations of the tensions": (
        figures("tension_index", "region = '76'", "DISTINCT occupation"),
        311,
    ),
    "tensions by family": (figures("tension_fap", "TRUE"), 31_034),
    "unemployment, 13 départements, five years": (
        figures("unemployment_rate", "region = '76'"),
        65,
    ),
    "green occupations": (total("green_occupations", "country", "FR"), 96),
    "strategic occupations": (total("strategic_occupations", "country", "FR"), 261),
    "brown occupations": (total("brown_occupations", "country", "FR"), 33),
    "places of initial training": (total("initial_training_capacity", "region", "76"), 12_826),
    "places of apprenticeship": (
        total("apprenticeship_training_capacity", "region", "76"),
        25_420,
    ),
    "pupils": (total("pupils", "region", "76"), 71_308),
    "lines of FAP 2009 to ROME": (
        """SELECT count(*) FROM indicators_bridgelink
           WHERE closed_on IS NULL AND source_id = 'bridges_fap_rome'""",
        765,
    ),
}


@pytest.mark.parametrize("name", LABOUR_FACTS)
def test_a_promised_figure_of_labour_is_there(imported: Imported, name: str) -> None:
    console, _ = imported
    statement, promised = LABOUR_FACTS[name]

    assert float(console.query(statement)) == promised


def test_a_total_with_stars_is_a_minimum_and_the_region_of_a_family_lost_its_decimals(
    imported: Imported,
) -> None:
    console, _ = imported

    assert console.query(total("bmo_projects", "region", "76", of="bound")) == "at_least"
    regions = figures("tension_fap", "territory_kind = 'region'", "DISTINCT territory_code")
    assert console.query(regions) == "17"
    assert console.query(figures("tension_fap", "territory_code LIKE '%.%'")) == "0"


@pytest.mark.parametrize("name", FACTS)
def test_a_promised_count_is_there(imported: Imported, name: str) -> None:
    console, _ = imported
    statement, promised = FACTS[name]

    assert int(console.query(statement)) == promised


def test_every_source_is_read_and_what_is_refused_is_known(imported: Imported) -> None:
    _, reported = imported

    assert {name: row["refused"] for name, row in reported.items() if row["refused"]} == {
        "employment_basins": 1,
        "clpe": 3,
        "rome_347": 30,
        "rncp_relations": 77,
        "providers": 4,
    }
    assert all(row["read"] == row["kept"] + row["refused"] for row in reported.values())


def test_the_same_files_again_change_nothing(imported: Imported, real_data: Path) -> None:
    console, _ = imported

    console.run("data", "import", str(real_data), "--source", "rome_460")

    latest = "SELECT differences FROM harvest_importrun ORDER BY id DESC LIMIT 1"
    assert console.query(latest) == "{}"
