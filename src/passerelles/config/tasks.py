"""Background tasks; a portal defers them by name."""

from pathlib import Path

from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from passerelles.apps.catalogue.actions.find_duplicates import find_duplicates
from passerelles.apps.catalogue.actions.refresh_quality import refresh_quality
from passerelles.apps.catalogue.actions.reindex import INDEX_TASK
from passerelles.apps.catalogue.reads.loading import DEMONSTRATION_TASK
from passerelles.apps.guidance.actions.advised import forget_advised
from passerelles.apps.guidance.actions.saved import purge
from passerelles.apps.harvest.raw import fingerprint
from passerelles.apps.observatory.actions.count_unmet import forget_old_searches
from passerelles.apps.observatory.actions.measure_supply import MEASURE_TASK, measure_supply
from passerelles.config.demonstration import load_wanted_offer
from passerelles.config.imports import import_source, rebuild_search_index
from passerelles.connectors.register import recognise


@app.task(name="harvest.import", queueing_lock="harvest.import", pass_context=False)
def import_folder(path: str, source: str | None = None) -> dict[str, str]:
    """Import what is recognised in a folder or a file; returns the status of each source."""
    statuses = {}
    for name, files in recognise(Path(path), source=source).items():
        run = import_source(name, [fingerprint(file) for file in files], clock=timezone.now)
        statuses[name] = run.status
    return statuses


@app.task(name=DEMONSTRATION_TASK, queueing_lock=DEMONSTRATION_TASK, pass_context=False)
def load_demonstration() -> str:
    """Generate and import the demonstration offer, if it is still wanted; returns the status."""
    run = load_wanted_offer(clock=timezone.now)
    return run.status if run else "useless"


@app.task(name=INDEX_TASK, queueing_lock=INDEX_TASK, pass_context=False)
def index_sessions() -> None:
    """Rebuild the search index after acts of the desk, which ask for it by name."""
    with transaction.atomic():
        rebuild_search_index()


@app.periodic(cron="43 3 * * *")
@app.task(name="catalogue.judge", queueing_lock="catalogue.judge")
def judge_offer(timestamp: int) -> None:
    """Compare and judge the offer again, every night: days pass, figures grow old."""
    now = timezone.now()
    find_duplicates(now=now)
    refresh_quality(now=now)


@app.periodic(cron="17 3 * * *")
@app.task(name="accounts.clear_sessions", queueing_lock="accounts.clear_sessions")
def clear_sessions(timestamp: int) -> None:
    """Forget the sessions that have expired, every night."""
    call_command("clearsessions")


@app.periodic(cron="29 3 * * *")
@app.task(name="observatory.forget_searches", queueing_lock="observatory.forget_searches")
def forget_searches(timestamp: int) -> int:
    """Forget the unmet searches that retention forbids, every night."""
    return forget_old_searches(today=timezone.localdate())


@app.periodic(cron="37 3 * * *")
@app.task(name="guidance.purge", queueing_lock="guidance.purge")
def purge_states(timestamp: int) -> int:
    """Erase what people saved more than thirty days ago, every night."""
    return purge(now=timezone.now())


@app.periodic(cron="41 3 * * *")
@app.task(name="guidance.forget_advised", queueing_lock="guidance.forget_advised")
def forget_people(timestamp: int) -> int:
    """Erase the people that an adviser has not followed for a year, every night."""
    return forget_advised(today=timezone.localdate())


@app.task(name=MEASURE_TASK, queueing_lock=MEASURE_TASK, pass_context=False)
def measure_offer() -> int:
    """Measure the catalogue after an import of offer; how many figures changed."""
    return measure_supply(today=timezone.localdate(), at=timezone.now())


@app.periodic(cron="11 4 * * *")
@app.task(name="observatory.measure_supply_nightly", queueing_lock=MEASURE_TASK)
def measure_offer_nightly(timestamp: int) -> int:
    """Measure it every night too: sessions begin, people correct them."""
    return measure_supply(today=timezone.localdate(), at=timezone.now())
