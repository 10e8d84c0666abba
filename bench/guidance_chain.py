"""The whole chain of guidance: profile → occupations → pathways → income, on the ten persons.

    python -m bench.guidance_chain --home FOLDER

``--home``: a data folder that holds an offer. In this process, warm and frozen as those of the
server are, on one connection: the profiles of docs/personas/profils are guided several times each.
Baseline of the same run: the reachable occupations alone. Budget of the whole chain: 300 ms (DESIGN
§9).
"""

import argparse
import gc
import os
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from bench.pages import quantile
from passerelles.config.console.application import opened_application

PROFILES = Path(__file__).parents[1] / "docs/personas/profils"
ROUNDS = 5


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--home", required=True, help="a data folder that holds an offer")
    os.environ["PASSERELLES_HOME"] = options.parse_args().home
    with opened_application():
        _run()


def _run() -> None:
    from django.utils import timezone

    from passerelles.apps.guidance.reads.chain import guide
    from passerelles.apps.guidance.reads.occupations import reachable
    from passerelles.apps.guidance.reads.profiles import understand
    from passerelles.apps.guidance.reads.warming import warm
    from passerelles.formats.guidance.profile_file import load_profile

    warm()
    gc.collect()
    gc.freeze()
    today, every = timezone.localdate(), []
    for file in sorted(PROFILES.glob("*.yaml")):
        told = understand(load_profile(file).value, today=today)
        profile, person = told.profile, told.person
        if profile is None or person is None:
            raise SystemExit(f"{file.name} : {told.findings}")
        alone = _times(lambda one=profile: reachable(one, today=today))
        whole = _times(lambda one=profile, who=person: guide(one, who, today=today))
        every += whole
        ways = [len(route.pathways) for route in guide(profile, person, today=today).routes]
        print(
            f"{file.stem:30} whole p50 {quantile(whole, 0.5):6.0f} ms  "
            f"occupations {quantile(alone, 0.5):5.0f} ms  pathways {ways}"
        )
    print(f"p50 {quantile(every, 0.5):.0f} ms  p95 {quantile(every, 0.95):.0f} ms  budget 300 ms")


def _times(act: Callable[[], object]) -> list[float]:
    act()
    return [_seconds(act) for _ in range(ROUNDS)]


def _seconds(act: Callable[[], object]) -> float:
    started = perf_counter()
    act()
    return perf_counter() - started


if __name__ == "__main__":
    main()
