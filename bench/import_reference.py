"""Import every file of PASSERELLES_REAL_DATA on a fresh database: seconds and peak memory.

Baseline of the same run: the same CSV files read by the csv module alone, row by row.
"""

import csv
import json
import os
import resource
import sys
import time
from pathlib import Path

from bench.site import console, data_folder


def baseline(folder: Path) -> tuple[int, float]:
    """Rows of all CSV files, and the seconds that reading them takes."""
    began, rows = time.perf_counter(), 0
    for path in sorted(folder.rglob("*.csv")):
        with path.open(encoding="utf-8", errors="replace", newline="") as text:
            rows += sum(1 for _ in csv.reader(text, delimiter=";"))
    return rows, time.perf_counter() - began


def timed(home: str, *arguments: str) -> tuple[float, str]:
    began = time.perf_counter()
    ended = console(home, *arguments)
    return time.perf_counter() - began, ended.stdout


def report(name: str, seconds: float, output: str, against: float) -> None:
    runs = json.loads(output)
    read = sum(run["read"] for run in runs)
    print(f"{name:<28} {seconds:7.1f} s  {read:>9,} records  {seconds / against:6.1f} x baseline")
    for run in runs:
        print(f"    {run['source']:<24} {run['seconds']:7.1f} s  {run['read']:>9,} records")


def main() -> None:
    folder = Path(os.environ.get("PASSERELLES_REAL_DATA", "../shared/data"))
    if not folder.is_dir():
        sys.exit(f"no official files in {folder}: set PASSERELLES_REAL_DATA")
    rows, bare = baseline(folder)
    print(f"{'csv module alone (baseline)':<28} {bare:7.1f} s  {rows:>9,} rows")
    with data_folder() as home:
        console(home, "db", "start")
        seconds, _ = timed(home, "init")
        print(f"{'init (embedded reference)':<28} {seconds:7.1f} s")
        for name in ("first import", "same import again"):
            seconds, output = timed(home, "data", "import", str(folder), "--json")
            report(name, seconds, output, bare)
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"peak memory of the largest process: {peak:.0f} MiB")
        console(home, "db", "stop", "--force")


if __name__ == "__main__":
    main()
