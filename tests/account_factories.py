"""People, institutions and their rights, with what a test leaves unsaid."""

from datetime import UTC, date, datetime
from typing import Any

from passerelles.apps.accounts.models import (
    College,
    Delegation,
    Function,
    Grant,
    Institution,
    Membership,
    Role,
    User,
)

LONG_AGO = date(2020, 1, 1)


def institution(code: str = "region", **fields: Any) -> Institution:
    college = code if code in College.values else College.CONSULTATIVE
    return Institution.objects.create(
        **{"code": code, "name": f"Institution {code}", "college": college, **fields}
    )


def user(email: str = "agent@exemple.fr", *, role: str = Role.PROVIDER, **fields: Any) -> User:
    """An account whose role opens no branch, unless told."""
    return User.objects.create(email=email, role=role, **fields)


def member(of: Institution, *, who: User | None = None, **fields: Any) -> User:
    """Somebody who acts for an institution, as an agent since long ago unless told."""
    who = who or user(f"{of.code}-{fields.get('function', 'agent')}@exemple.fr")
    known = {"function": Function.AGENT, "starts_on": LONG_AGO, **fields}
    if known["function"] == Function.EVALUATOR:
        known.setdefault("ends_on", date(2099, 1, 1))
    Membership.objects.create(user=who, institution=of, **known)
    return who


def grant(to: Institution, verb: str, subtree: str, **fields: Any) -> Grant:
    return Grant.objects.create(
        institution=to, verb=verb, subtree=subtree, **{"starts_on": LONG_AGO, **fields}
    )


def delegation(principal: User, delegate: User, **fields: Any) -> Delegation:
    """A delegation for November and December 2026, unless told."""
    dates = {"starts_on": date(2026, 11, 1), "ends_on": date(2026, 12, 31)}
    return Delegation.objects.create(principal=principal, delegate=delegate, **{**dates, **fields})


def instant(day: date) -> datetime:
    """Noon of that day."""
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
