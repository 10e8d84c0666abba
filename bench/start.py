"""From `passerelles serve` to a home page that answers: first start, then later starts.

Baseline of the same run: the time Python takes to start and import Django.
"""

import subprocess
import sys
import time

from bench.site import data_folder, site

LATER_STARTS = 3


def start(home: str) -> float:
    """Seconds until the home page answers."""
    began = time.perf_counter()
    with site(home):
        return time.perf_counter() - began


def main() -> None:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import django; django.get_version()"], check=True)
    bare = time.perf_counter() - began
    with data_folder() as home:
        first = start(home)
        later = sorted(start(home) for _ in range(LATER_STARTS))
    median = later[len(later) // 2]
    print(f"import django (baseline)   {bare:6.2f} s")
    print(f"first start                {first:6.2f} s  {first / bare:6.1f} x baseline")
    print(
        f"later start, median of {LATER_STARTS}   {median:6.2f} s  {median / bare:6.1f} x baseline"
    )


if __name__ == "__main__":
    main()
