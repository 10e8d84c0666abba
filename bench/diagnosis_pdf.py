"""A diagnosis from figures to files: seconds of each step, the first time then the next ones.

    python -m bench.diagnosis_pdf --home FOLDER [--territory employment_basin:7617 …]

``--home``: a data folder that holds the facts of the labour market. Budget: the PDF in 5 seconds,
its reading included. What a server reads once, when it starts, is told apart.
Baseline of the same run: a PDF of one empty report, what the compiler alone costs.
"""

import argparse
import os
import sys
from datetime import date
from itertools import pairwise
from statistics import median
from time import perf_counter, process_time

from passerelles.config.console.application import opened_application

BUDGET = 5.0
RUNS = 5
PLACES = (
    "employment_basin:7617",
    "employment_basin:7649",
    "employment_basin:7645",
    "departement:48",
    "region:76",
    "employment_zone:7601",
)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--home", required=True, help="a data folder that holds the facts")
    options.add_argument("--territory", nargs="*", default=PLACES, metavar="KIND:CODE")
    chosen = options.parse_args()
    os.environ["PASSERELLES_HOME"] = chosen.home
    with opened_application():
        print(f"{'empty report (baseline)':<26} {_baseline():5.2f} s")
        print(f"{'what a server warms':<26} {_warmed()}")
        slow = [place for place in chosen.territory if not _measured(place)]
    if slow:
        sys.exit(f"over {BUDGET:.0f} s: {', '.join(slow)}")


def _baseline() -> float:
    from passerelles.documents.report.model import Report
    from passerelles.documents.report.pdf import report_pdf

    empty = Report("Essai", "Vide", "", date(2026, 1, 5), False, (), (), ())
    report_pdf(empty)
    began = perf_counter()
    report_pdf(empty)
    return perf_counter() - began


def _warmed() -> str:
    from passerelles.apps.observatory.reads.diagnosis import features

    clock, processor = perf_counter(), process_time()
    features.warm()
    return (
        f"{perf_counter() - clock:5.2f} s, of which processor {process_time() - processor:4.2f} s"
    )


def _measured(place: str) -> bool:
    """Print a line; whether the first reading and its PDF keep to the budget."""
    kind, _, code = place.partition(":")
    reading, printing, _, _, _ = first = _steps(kind, code)
    again = [_steps(kind, code) for _ in range(RUNS)]
    later = [median(step) for step in zip(*again, strict=True)]
    names = ("read", "pdf", "ods", "xlsx")
    told = " ".join(
        f"{n} {a:5.2f} / {b:4.2f}" for n, a, b in zip(names, first, later, strict=False)
    )
    print(f"{place:<26} {told} s (first / median of {RUNS}), {first[4]:.0f} pages")
    return reading + printing <= BUDGET


def _steps(kind: str, code: str) -> tuple[float, float, float, float, float]:
    """Seconds to read without what was kept of it, to print, to write both workbooks; pages."""
    from passerelles.apps.observatory.reads.diagnosis import territory
    from passerelles.documents.diagnosis.files import diagnosis_pdf, diagnosis_workbook

    territory._kept().clear()
    marks = [perf_counter()]
    found = territory.territory_diagnosis(kind, code, on=date.today())
    if found is None:
        sys.exit(f"{kind}:{code} is not loaded")
    marks.append(perf_counter())
    content = diagnosis_pdf(found)
    marks.append(perf_counter())
    for form in ("ods", "xlsx"):
        diagnosis_workbook(found, form)
        marks.append(perf_counter())
    read, pdf, ods, xlsx = (after - before for before, after in pairwise(marks))
    return read, pdf, ods, xlsx, float(_pages(content))


def _pages(content: bytes) -> int:
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    pages = len(document)
    document.close()
    return pages


if __name__ == "__main__":
    main()
