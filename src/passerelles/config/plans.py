"""The plan that the package ships, and how it comes into the database."""

import hashlib
from collections.abc import Callable
from datetime import datetime
from importlib.resources import files
from pathlib import Path

from django.utils import timezone

from passerelles.apps.indicators.reads.definitions import indicators
from passerelles.formats.plan.bodies import read_bodies
from passerelles.formats.plan.check import CheckedPlan, examine_plan

EMBEDDED_PLAN = (
    Path(str(files("passerelles.content"))) / "plan" / "cprdfop_occitanie_2022_2028.yaml"
)
EMBEDDED_BODIES = EMBEDDED_PLAN.with_name("bodies.yaml")
INSTALLATION = "installation"  # who loads it, in the journal


def examine(path: Path) -> CheckedPlan:
    """The plan at ``path`` against the declared indicators. Raises UnreadableFile."""
    return examine_plan(path, indicators=indicators())


def load_embedded_plan(
    tell: Callable[[str], None], *, clock: Callable[[], datetime] = timezone.now
) -> None:
    """Load the shipped plan when there is none, or when it changed since it was loaded here.

    A plan that somebody loaded is left alone, the same one in another edition included.
    """
    from passerelles.apps.steering.actions.load_plan import load_plan
    from passerelles.apps.steering.models import Plan

    current = Plan.objects.filter(is_current=True).first()
    if current and current.loaded_by != INSTALLATION:
        return
    if current and current.sha256 == hashlib.sha256(EMBEDDED_PLAN.read_bytes()).hexdigest():
        return
    tell("Chargement du plan…")
    load_plan(examine(EMBEDDED_PLAN), actor=INSTALLATION, at=clock())


def keep_institutions_of_plan(*, clock: Callable[[], datetime] = timezone.now) -> None:
    """Add the institutions that the current plan names and that accounts do not know yet.

    Those already there keep their names and their rights: people manage them. They only gain the
    branches that came with a later version of Passerelles.
    """
    from passerelles.apps.accounts.actions.institutions import give_new_branches, keep_institution
    from passerelles.apps.accounts.models import Institution
    from passerelles.apps.journal.actions import Act
    from passerelles.apps.steering.models import Plan

    act = Act(INSTALLATION, clock())
    known = set(Institution.objects.values_list("code", flat=True))
    for plan in Plan.objects.filter(is_current=True):
        for one in plan.institutions:
            if one["code"] not in known:
                keep_institution(one["code"], name=one["name"], college=one["college"], act=act)
    give_new_branches(act=act)


def load_embedded_bodies(*, clock: Callable[[], datetime] = timezone.now) -> None:
    """Add the bodies that the shipped plan names and that are not there; not for another plan."""
    from passerelles.apps.steering.actions.crefop.bodies import load_bodies
    from passerelles.apps.steering.models import Plan

    shipped = "cprdfop-occitanie-2022-2028"
    if Plan.objects.filter(is_current=True, code=shipped).exists():
        load_bodies(read_bodies(EMBEDDED_BODIES), actor=INSTALLATION, now=clock())
