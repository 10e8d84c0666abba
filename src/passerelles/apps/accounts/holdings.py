"""The rights a person holds on a day: by her role, her institutions, and those delegated to her."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from passerelles.apps.accounts.branches import BRANCHES, Reach
from passerelles.apps.accounts.models import (
    Delegation,
    Function,
    Grant,
    Institution,
    Membership,
    Role,
    User,
    Verb,
)

DECISIONS = frozenset({Verb.SIGN, Verb.ARBITRATE})
FUNCTION_VERBS: Mapping[str, frozenset[Verb]] = {
    Function.LEAD: frozenset(Verb),
    Function.AGENT: frozenset(Verb) - DECISIONS - {Verb.ADMINISTER},
    Function.EVALUATOR: frozenset({Verb.READ}),
}
# Role → verb → subtrees. The rest comes from institutions.
ROLE_SUBTREES: Mapping[str, Mapping[Verb, tuple[str, ...]]] = {
    Role.ADMINISTRATOR: {Verb.READ: tuple(BRANCHES), Verb.ADMINISTER: tuple(BRANCHES)},
    Role.STEERING: {Verb.READ: ("plan", "indicators", "crefop", "review", "offer")},
    Role.PLANNER: {Verb.READ: ("plan", "indicators", "offer", "aids")},
    Role.ADVISER: {Verb.READ: ("offer",)},
}


@dataclass(frozen=True, slots=True)
class Warrant:
    """Why an act is allowed: through a role (no institution) or an institution, for somebody."""

    reach: Reach
    institution: Institution | None = None
    on_behalf_of: User | None = None


def warrants_of(actor: User, verb: Verb, on: date) -> list[Warrant]:
    """Every right of ``actor`` to do ``verb`` on that day: role, then own, then delegated."""
    if not actor.is_active:
        return []
    by_role = ROLE_SUBTREES.get(actor.role, {}).get(verb, ())
    found = [Warrant(Reach(subtree)) for subtree in by_role]
    if actor.pk is not None:
        found += _by_institution(actor, verb, on)
    return found


def _by_institution(actor: User, verb: Verb, on: date) -> Iterator[Warrant]:
    carried = list(_carried(actor, verb, on))
    grants = _grants({membership.institution_id for membership, _ in carried}, verb, on)
    for membership, principal in carried:
        for grant in grants.get(membership.institution_id, ()):
            owner = membership.institution.code if grant.owned else ""
            reach = Reach(grant.subtree, grant.territory, owner)
            yield Warrant(reach, membership.institution, principal)


def _carried(actor: User, verb: Verb, on: date) -> Iterator[tuple[Membership, User | None]]:
    """The memberships that let ``actor`` do ``verb``, her own first, with the absent colleague."""
    principals = _principals(actor, verb, on)
    open_ones = Q(institution__closed_on=None) | Q(institution__closed_on__gt=on)
    rows = Membership.objects.in_force(on).filter(open_ones, user__in=[actor.pk, *principals])
    rows = rows.select_related("institution")
    for one in sorted(rows, key=lambda one: one.user_id != actor.pk):
        if verb in FUNCTION_VERBS[one.function]:
            yield one, principals.get(one.user_id)


def _principals(actor: User, verb: Verb, on: date) -> dict[int, User]:
    rows = Delegation.objects.in_force(on).filter(delegate=actor, principal__is_active=True)
    return {
        row.principal_id: row.principal
        for row in rows.select_related("principal")
        if row.signs or verb not in DECISIONS
    }


def _grants(institutions: set[int], verb: Verb, on: date) -> dict[int, list[Grant]]:
    """Grants by institution. Whoever may do anything to an object may read it."""
    found: dict[int, list[Grant]] = {}
    if not institutions:
        return found
    rows = Grant.objects.in_force(on).filter(institution__in=institutions)
    for grant in rows if verb == Verb.READ else rows.filter(verb=verb):
        found.setdefault(grant.institution_id, []).append(grant)
    return found
