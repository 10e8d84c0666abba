"""A committee at work: its bodies, its people, a meeting with a theme on its agenda."""

from datetime import date
from typing import Any

from passerelles.apps.accounts.models import Institution, User, Verb
from passerelles.apps.steering.models import AgendaItem, Body, BodyKind, Decision, Meeting
from tests.account_factories import grant, institution, member
from tests.steering_factories import priority

COLLEGES = ("state", "region", "employers", "workers")
TODAY = date(2026, 11, 23)


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


def point(of: Meeting, theme: str = "", **fields: Any) -> AgendaItem:
    """A point of the agenda; the review of a priority when ``theme`` names one."""
    known = {"title": f"Point {theme}".strip(), "position": of.agenda.count() + 1}
    known |= {"priority": priority(theme) if theme else None}
    return AgendaItem.objects.create(meeting=of, **(known | fields))


def decision(of: AgendaItem, text: str = "Écrire une note.", **fields: Any) -> Decision:
    return Decision.objects.create(item=of, text=text, **fields)
