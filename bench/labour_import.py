"""Import the files of the labour market on a fresh database: seconds, records a second, ratio.

Baseline of the same run: the same files read alone, workbook and CSV, row by row. Budget: 60 s for
all of them (issue 4).
"""

import csv
import json
import os
import sys
import time
from pathlib import Path

from bench.site import console, data_folder
from passerelles.formats.common.tables import read_workbook
from passerelles.formats.labour.bmo import COLUMNS, SHEET

GROUND = ("emploi/bassin_emploi_bmo_communes.csv", "geo/mobiville_lexique_bassins.csv")
LABOUR = (
    "emploi/fap2021_intitules.csv",
    "emploi/bmo_2024.xlsx",
    "tension/mobiville_cities_tension.csv",
    "tension/psm_tensions.csv",
    "nomenclatures/orion_chomage_departemental_INSEE.csv",
)
BUDGET = 60


def read_alone(path: Path) -> int:
    """How many rows ``path`` has, once read."""
    if path.suffix == ".xlsx":
        return sum(1 for _ in read_workbook(path, sheet=SHEET, columns=COLUMNS))
    with path.open(encoding="utf-8-sig", newline="") as text:
        return sum(1 for _ in csv.reader(text, delimiter=";"))


def import_all(home: str, folder: Path) -> tuple[float, int]:
    """Seconds told by the runs themselves, and records read."""
    seconds, records = 0.0, 0
    for name in LABOUR:
        (run,) = json.loads(console(home, "data", "import", str(folder / name), "--json").stdout)
        print(f"    {run['source']:<16} {run['seconds']:6.1f} s {run['read']:>8,} records")
        seconds, records = seconds + run["seconds"], records + run["read"]
    return seconds, records


def main() -> None:
    folder = Path(os.environ.get("PASSERELLES_REAL_DATA", "../shared/data"))
    if not folder.is_dir():
        sys.exit(f"no official files in {folder}: set PASSERELLES_REAL_DATA")
    began = time.perf_counter()
    rows = sum(read_alone(folder / name) for name in LABOUR)
    bare = time.perf_counter() - began
    print(f"files read alone (baseline) {bare:.1f} s, {rows:,} rows")
    with data_folder() as home:
        console(home, "db", "start")
        console(home, "init")
        for name in GROUND:
            console(home, "data", "import", str(folder / name))
        for title in ("first import", "same import again"):
            seconds, records = import_all(home, folder)
            print(
                f"{title}: {seconds:.1f} s (budget {BUDGET}), {records / seconds:,.0f} records a "
                f"second, {seconds / bare:.1f} x baseline"
            )
        console(home, "db", "stop", "--force")


if __name__ == "__main__":
    main()
