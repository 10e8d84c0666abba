"""The steering of the plan: its pages, every indicator at once, the yearly review and its files.

    python -m bench.steering --home FOLDER

``--home``: a data folder that holds the plan, the fictitious accounts and sheets (`passerelles demo
accounts`, `demo steering`) and figures. In this process, on one connection. Baselines of the same
run: the public page of the plan, which computes no figure; indicators read one at a time.
Budget of a page: 150 ms.
"""

import argparse
import gc
import os
from collections.abc import Callable
from statistics import median
from time import perf_counter

from bench.pages import quantile
from passerelles.config.console.application import opened_application

ROUNDS = 15
WHO = "region@demo.invalid"
PAGES = (
    "/plan",
    "/plan/actions/A20",
    "/services",
    "/pro/pilotage/",
    "/pro/pilotage/?as_of=2026-01-31",
    "/pro/pilotage/actions",
    "/pro/pilotage/actions/A20",
    "/pro/pilotage/indicateurs",
    "/pro/pilotage/indicateurs/prf_green_share",
    "/pro/pilotage/alertes",
    "/pro/pilotage/dette",
    "/pro/pilotage/calendrier",
    "/pro/pilotage/bilans",
)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--home", required=True, help="a data folder that holds the plan")
    os.environ["PASSERELLES_HOME"] = options.parse_args().home
    with opened_application():
        _pages()
        _figures()
        _review()


def _pages() -> None:
    from django.test import Client, override_settings

    from passerelles.apps.accounts.models import User

    client = Client()
    client.force_login(
        User.objects.get(email=WHO), backend="django.contrib.auth.backends.ModelBackend"
    )
    with override_settings(ALLOWED_HOSTS=["testserver"]):
        for page in PAGES:
            client.get(page)
        _freeze()
        for page in PAGES:
            status = client.get(page).status_code
            times = [_seconds(lambda page=page: client.get(page)) for _ in range(ROUNDS)]
            p50, p95 = quantile(times, 0.5), quantile(times, 0.95)
            print(f"p50 {p50:7.1f} ms  p95 {p95:7.1f} ms  {status}  {page}")


def _freeze() -> None:
    """As a web process does once warm (``config/wsgi.py``)."""
    gc.collect()
    gc.freeze()


def _figures() -> None:
    from passerelles.apps.indicators.reads.computed import compute
    from passerelles.apps.indicators.reads.definitions import indicators
    from passerelles.apps.indicators.reads.headlines import Where

    region, codes = Where("region", "76"), sorted(indicators())
    together = [_seconds(lambda: compute(region)) for _ in range(ROUNDS)]
    one_by_one = _seconds(lambda: [compute(region, codes=[code]) for code in codes])
    print(f"{median(together):7.3f} s   {len(codes)} indicators together")
    print(f"{one_by_one:7.3f} s   one at a time (baseline)")


def _review() -> None:
    from django.utils import timezone

    from passerelles.apps.steering.reads.reviews.reading import state_of_year
    from passerelles.documents.steering.review.files import FORMS

    now = timezone.now()
    state = state_of_year(now.year, now=now)
    if state is None:
        raise SystemExit("no plan is loaded: run « passerelles init »")
    print(f"{_seconds(lambda: state_of_year(now.year, now=now)):7.3f} s   content of the review")
    for form, make in FORMS.items():
        print(f"{_seconds(lambda make=make: make(state)):7.3f} s   its {form}")


def _seconds(act: Callable[[], object]) -> float:
    began = perf_counter()
    act()
    return perf_counter() - began


if __name__ == "__main__":
    main()
