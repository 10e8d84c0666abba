"""The smallest plan that steering needs: one orientation, one priority, actions, measures."""

from datetime import UTC, date, datetime
from typing import Any

from passerelles.apps.accounts.models import Institution, User, Verb
from passerelles.apps.steering.models import Action, Measure, Orientation, Plan, Priority
from tests.account_factories import grant, institution, member

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
    return Action.objects.create(
        plan=plan(), priority=priority(under), code=code, **(known | fields)
    )


def measure(of: Action, number: int = 1, **fields: Any) -> Measure:
    known = {"text": "Former davantage.", "status": "announced", "position": number, "line": 13}
    code = f"{of.code}.M{number}"
    return Measure.objects.create(plan=of.plan, action=of, code=code, **(known | fields))


def writer(code: str = "region", **fields: Any) -> User:
    """Somebody whose institution may write on the actions that it owns."""
    of = Institution.objects.filter(code=code).first() or institution(code)
    grant(of, Verb.WRITE, "plan", owned=True)
    return member(of, **fields)
