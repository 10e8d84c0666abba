"""A small plan in the database, and what institutions say about its indicators."""

from datetime import date
from typing import Any

from django.utils import timezone

from passerelles.apps.accounts.models import Function, Institution, User, Verb
from passerelles.apps.steering.models import (
    Action,
    Measure,
    Orientation,
    Plan,
    PlanTarget,
    Priority,
)
from tests import account_factories, factories

REGION = "region:76"


def plan(**fields: Any) -> Plan:
    """The current plan of Occitanie, empty; the same one when called again."""
    defaults = {
        "title": "Plan",
        "region": "76",
        "start": date(2022, 11, 7),
        "end": date(2028, 12, 31),
        "source_title": "Document",
        "source_published": 2022,
        "lines": 100,
        "sha256": "a" * 64,
        "loaded_at": timezone.now(),
        "loaded_by": "test",
        "is_current": True,
    }
    found, _ = Plan.objects.get_or_create(code="plan", defaults={**defaults, **fields})
    return found


def priority(code: str = "O1.P1", **fields: Any) -> Priority:
    of = plan()
    head, _ = Orientation.objects.get_or_create(
        plan=of, code=code.partition(".")[0], defaults={"name": "Orientation", "position": 1}
    )
    defaults = {"name": f"Priorité {code}", "position": 1, "orientation": head, **fields}
    found, _ = Priority.objects.get_or_create(plan=of, code=code, defaults=defaults)
    return found


def action(code: str = "A1", **fields: Any) -> Action:
    under = fields.pop("priority", None) or priority()
    number = int(code.removeprefix("A"))
    defaults = {"name": f"Action {code}", "aim": "", "owner": "region", "position": number}
    return Action.objects.create(plan=plan(), code=code, priority=under, **{**defaults, **fields})


def measure(of: Action, code: str = "", **fields: Any) -> Measure:
    number = Measure.objects.filter(action=of).count() + 1
    defaults = {"text": "Ce qui est annoncé.", "status": "announced", "position": number}
    return Measure.objects.create(
        plan=of.plan, code=code or f"{of.code}.M{number}", action=of, **{**defaults, **fields}
    )


def plan_target(of: Measure, indicator: str, **fields: Any) -> PlanTarget:
    defaults = {"plan": of.plan, "code": f"{of.code}.T1", "position": 1, **fields}
    return PlanTarget.objects.create(measure=of, indicator=indicator, **defaults)


def sources() -> None:
    """Those of typed values, real and fictitious."""
    factories.source("typed_values")
    factories.source("demonstration_typed_values", is_demonstration=True)


def ground() -> None:
    """Occitanie and Haute-Garonne, in an edition in force."""
    factories.territory("76", "region", name="Occitanie")
    factories.territory("31", "departement", name="Haute-Garonne")


def owner(code: str = "carif_oref", **fields: Any) -> User:
    """Somebody whose institution may write every indicator."""
    return _holder(code, Verb.WRITE, **fields)


def contester(code: str = "employers", **fields: Any) -> User:
    """Somebody whose institution may propose other values."""
    return _holder(code, Verb.PROPOSE, **fields)


def arbiter(code: str = "region", **fields: Any) -> User:
    """Somebody who may settle disagreements: a lead."""
    return _holder(code, Verb.ARBITRATE, function=Function.LEAD, **fields)


def _holder(code: str, verb: Verb, *, function: str = Function.AGENT, **fields: Any) -> User:
    of = Institution.objects.filter(code=code).first() or account_factories.institution(code)
    who = account_factories.user(f"{code}-{verb}@exemple.fr", **fields)
    account_factories.member(of, who=who, function=function)
    if not of.grants.filter(verb=verb, subtree="indicators").exists():
        account_factories.grant(of, verb, "indicators")
    return who
