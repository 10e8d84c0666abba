"""A committee at work: its bodies, its people, a meeting with a theme on its agenda."""

from datetime import UTC, date, datetime
from typing import Any

from passerelles.apps.accounts.models import Institution, User, Verb
from passerelles.apps.steering.models import (
    Action,
    AgendaItem,
    Body,
    BodyKind,
    Decision,
    Meeting,
    Orientation,
    Plan,
    Priority,
)
from tests.account_factories import grant, institution, member

COLLEGES = ("state", "region", "employers", "workers")
TODAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
_PLAN = {
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


def theme(code: str = "O1.P1") -> Priority:
    """A priority of the current plan, made once."""
    of, _ = Plan.objects.get_or_create(code="plan-essai", defaults=_PLAN)
    first = code.partition(".")[0]
    known = {"name": f"Orientation {first}", "position": int(first[1:])}
    orientation, _ = Orientation.objects.get_or_create(plan=of, code=first, defaults=known)
    known = {"name": f"Thème {code}", "position": int(first[1:]), "orientation": orientation}
    return Priority.objects.get_or_create(plan=of, code=code, defaults=known)[0]


def action(code: str = "A1", *, under: str = "O1.P1") -> Action:
    """An action that the Région carries."""
    known = {"name": f"Action {code}", "aim": "Former.", "owner": "region", "line": 12}
    of = theme(under)
    number = int(code[1:])
    return Action.objects.create(plan=of.plan, priority=of, code=code, position=number, **known)


def body(code: str = "emploi", **fields: Any) -> Body:
    """A commission that reviews the plan, unless told."""
    known = {"kind": BodyKind.COMMISSION, "name": f"Commission {code}", "reviews_plan": True}
    return Body.objects.get_or_create(code=code, defaults=known | fields)[0]


def speaker(code: str) -> User:
    """Somebody who gives the opinion of an institution, and reads."""
    of = Institution.objects.filter(code=code).first() or institution(code)
    grant(of, Verb.OPINE, "crefop")
    return member(of)


def secretary(code: str = "carif_oref", *, subtree: str = "crefop") -> User:
    """Somebody who holds the pen of the committee."""
    of = Institution.objects.filter(code=code).first() or institution(code)
    grant(of, Verb.WRITE, subtree)
    return member(of)


def meeting(on: date = TODAY, *, of: Body | None = None, **fields: Any) -> Meeting:
    return Meeting.objects.create(body=of or body(), on=on, **fields)


def point(of: Meeting, about: str = "", **fields: Any) -> AgendaItem:
    """A point of the agenda; the review of a priority when ``about`` names one."""
    known = {"title": f"Point {about}".strip(), "position": of.agenda.count() + 1}
    known |= {"priority": theme(about) if about else None}
    return AgendaItem.objects.create(meeting=of, **(known | fields))


def decision(of: AgendaItem, text: str = "Écrire une note.", **fields: Any) -> Decision:
    return Decision.objects.create(item=of, text=text, **fields)
