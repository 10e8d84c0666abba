"""Import the files of the labour market on a fresh database: seconds, records a second, ratio.

Baseline of the same run: the same files read alone, workbook and CSV, row by row. Budget: 60 s for
all of them (issue 4). Processor time (console and PostgreSQL) tells what a busy machine hides.
"""

import csv
import json
import os
import resource
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
    "tension/psm_fap225_rome.csv",
    "rome/x_fap2009_rome.txt",
)
BUDGET = 60


def read_alone(path: Path) -> int:
    """How many rows ``path`` has, once read."""
    if path.suffix == ".xlsx":
        return sum(1 for _ in read_workbook(path, sheet=SHEET, columns=COLUMNS))
    with path.open(encoding="latin-1", newline="") as text:
        return sum(1 for _ in csv.reader(text, delimiter=";"))


def import_all(home: str, folder: Path) -> tuple[float, int]:
    """Seconds told by the runs themselves, and records read."""
    seconds, records = 0.0, 0
    for name in LABOUR:
        (run,) = json.loads(console(home, "data", "import", str(folder / name), "--json").stdout)
        print(f"    {run['source']:<16} {run['seconds']:6.1f} s {run['read']:>8,} records")
        seconds, records = seconds + run["seconds"], records + run["read"]
    return seconds, records


def processor(home: str) -> float:
    """Seconds of processor spent so far by the console and by PostgreSQL (where /proc tells it)."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = used.ru_utime + used.ru_stime
    for pid_file in Path(home).rglob("postmaster.pid"):
        stat = Path("/proc") / pid_file.read_text(encoding="utf-8").split()[0] / "stat"
        if stat.exists():
            # Its own time, then that of the servers it has ended, in ticks.
            ticks = stat.read_text(encoding="utf-8").rpartition(")")[2].split()[11:15]
            spent += sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")
    return spent


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
            before = processor(home)
            seconds, records = import_all(home, folder)
            print(
                f"{title}: {seconds:.1f} s (budget {BUDGET}), {processor(home) - before:.1f} s of "
                f"processor, {records / seconds:,.0f} records a second, {seconds / bare:.1f} x "
                f"baseline, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
            )
        console(home, "db", "stop", "--force")


if __name__ == "__main__":
    main()
