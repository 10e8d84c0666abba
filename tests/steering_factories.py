"""The smallest plan that steering needs, and what institutions say about its indicators."""

from datetime import UTC, date, datetime
from typing import Any

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
from tests.account_factories import grant, institution, member

REGION = "region:76"

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def plan(**fields: Any) -> Plan:
    """The current plan of Occitanie, made once."""
    known = {
        "title": "Plan d’essai",
        "region": "76",
        "start": date(2022, 11, 7),
        "end": date(2028, 12, 31),
        "source_title": "Document d’essai",
        "source_published": 2022,
        "lines": 100,
        "is_current": True,
        "sha256": "a" * 64,
        "loaded_at": NOON,
        "loaded_by": "test",
    }
    return Plan.objects.get_or_create(code="plan-essai", defaults=known | fields)[0]


def priority(code: str = "O1.P1", **fields: Any) -> Priority:
    of = plan()
    first = code.partition(".")[0]
    orientation, _ = Orientation.objects.get_or_create(
        plan=of, code=first, defaults={"name": f"Orientation {first}", "position": int(first[1:])}
    )
    known = {"name": f"Priorité {code}", "position": 1, "orientation": orientation}
    return Priority.objects.get_or_create(plan=of, code=code, defaults=known | fields)[0]


def action(code: str = "A1", *, under: str = "O1.P1", **fields: Any) -> Action:
    """An action that the Région carries, unless told."""
    known = {
        "name": f"Action {code}",
        "aim": "Mieux former.",
        "owner": "region",
        "position": int(code[1:]),
        "line": 12,
    }
    known["priority"] = fields.pop("priority", None) or priority(under)
    return Action.objects.create(plan=plan(), code=code, **(known | fields))


def measure(of: Action, number: int = 0, **fields: Any) -> Measure:
    """The measure of that number, the next one when none is given."""
    number = number or Measure.objects.filter(action=of).count() + 1
    known = {
        "code": f"{of.code}.M{number}",
        "text": "Former davantage.",
        "status": "announced",
        "position": number,
        "line": 13,
    }
    return Measure.objects.create(plan=of.plan, action=of, **(known | fields))


def writer(code: str = "region", **fields: Any) -> User:
    """Somebody whose institution may write on the actions that it owns."""
    of = Institution.objects.filter(code=code).first() or institution(code)
    grant(of, Verb.WRITE, "plan", owned=True)
    return member(of, **fields)


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
