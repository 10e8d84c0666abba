"""Import an offer on a fresh database, import it again, export it: seconds and peak memory.

``python bench/import_offer.py [SESSIONS]``, 12 000 by default. Baseline of the same run: a bare
lxml pass over the same file, clearing each ``formation``.
"""

import json
import resource
import sys
import time
from datetime import date
from pathlib import Path

from lxml import etree

from bench.site import console, data_folder
from passerelles.connectors.demonstration.offer import OfferRequest, generate_offer
from passerelles.formats.lheo.writer import write_lheo

SESSIONS = 12_000
MONDAY = date(2026, 11, 23)


def baseline(path: Path) -> float:
    began = time.perf_counter()
    for _, element in etree.iterparse(str(path), tag="{*}formation"):
        element.clear()
    return time.perf_counter() - began


def timed(home: str, *arguments: str) -> tuple[float, str]:
    began = time.perf_counter()
    ended = console(home, *arguments)
    assert ended.returncode == 0, ended.stderr
    return time.perf_counter() - began, ended.stdout


def report(name: str, seconds: float, against: float) -> None:
    print(f"{name:<32} {seconds:8.1f} s  {seconds / against:8.1f} x baseline")


def main() -> None:
    sessions = int(sys.argv[1]) if len(sys.argv) > 1 else SESSIONS
    with data_folder() as home:
        path, out = Path(home) / "offre.xml", Path(home) / "export.xml"
        # Without the mark of generated files: the way of a real offer is what is measured.
        trainings = write_lheo(path, generate_offer(OfferRequest(on=MONDAY, sessions=sessions)))
        print(f"{sessions} sessions, {trainings} trainings, {path.stat().st_size / 1e6:.0f} MB")
        bare = baseline(path)
        report("bare lxml pass (baseline)", bare, bare)
        console(home, "db", "start")
        console(home, "init")
        for name in ("first import", "same import again"):
            seconds, output = timed(home, "lheo", "import", str(path), "--json")
            report(name, seconds, bare)
            print(f"    of which the import itself    {json.loads(output)[0]['seconds']:8.1f} s")
        report("export", timed(home, "lheo", "export", "--out", str(out))[0], bare)
        report("import of the export", timed(home, "lheo", "import", str(out))[0], bare)
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"peak memory of the largest process: {peak:.0f} MiB")
        console(home, "db", "stop", "--force")


if __name__ == "__main__":
    main()
