"""Who may do what: two functions, readable tables, nothing allowed unless it is written.

Desks are opened by role (``MATRIX``). Objects of the plan declare a ``branch`` and are opened by
the grants of institutions, on dates, on territories (DESIGN §11).
"""

from collections.abc import Mapping
from datetime import date
from typing import TypeVar

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.utils import timezone

from passerelles.apps.accounts.branches import Branch, Subject
from passerelles.apps.accounts.holdings import Warrant, warrants_of
from passerelles.apps.accounts.models import Role, User, Verb

__all__ = ["MATRIX", "Actor", "Target", "Verb", "can", "require", "visible_to", "warrants"]

AnyModel = TypeVar("AnyModel", bound=Model)
Actor = User | AnonymousUser
Target = type[Model] | Model | Subject

OFFER = frozenset({Role.DATA_MANAGER})
ADVISING = frozenset({Role.ADVISER})
PLANNING = frozenset({Role.DATA_MANAGER, Role.PLANNER, Role.STEERING})
# Object → verb → roles. Readers of public pages need no right: these are the objects of desks.
MATRIX: Mapping[str, Mapping[Verb, frozenset[Role]]] = {
    "catalogue.Correction": {Verb.READ: OFFER, Verb.WRITE: OFFER},
    "catalogue.Duplicate": {Verb.READ: OFFER, Verb.WRITE: OFFER},
    "catalogue.ErrorReport": {Verb.READ: OFFER, Verb.WRITE: OFFER},
    "catalogue.GreenDecision": {Verb.READ: OFFER, Verb.WRITE: OFFER},
    "catalogue.PortalSighting": {Verb.READ: OFFER, Verb.WRITE: OFFER},
    # Of their own people only: the reads filter by account.
    "guidance.AdvisedPerson": {Verb.READ: ADVISING, Verb.WRITE: ADVISING},
    "harvest.QuarantinedRecord": {Verb.READ: OFFER},
    "observatory.UnmetSearch": {Verb.READ: PLANNING},
}


def can(actor: Actor, verb: Verb, target: Target, *, on: date | None = None) -> bool:
    """Whether ``actor`` may do ``verb`` to ``target`` on a day (today); nobody may by default.

    ``target``: an object, a ``Subject``, or a model, which asks whether some object of it is open.
    Three queries at most; on a list, filter with ``visible_to`` instead.
    """
    if isinstance(target, Subject) or _branch(target) is not None:
        return bool(warrants(actor, verb, target, on=on))
    if not isinstance(actor, User) or not actor.is_active:
        return False
    return actor.role in MATRIX.get(target._meta.label, {}).get(verb, frozenset())


def visible_to(
    rows: QuerySet[AnyModel], actor: Actor, *, on: date | None = None, verb: Verb = Verb.READ
) -> QuerySet[AnyModel]:
    """Those of ``rows`` that ``actor`` may read on a day (today), or do another ``verb`` to."""
    branch = _branch(rows.model)
    if branch is None:
        return rows if can(actor, verb, rows.model) else rows.none()
    if not isinstance(actor, User):
        return rows.none()
    held = warrants_of(actor, verb, on or timezone.localdate())
    return rows.filter(branch.within([warrant.reach for warrant in held]))


def require(actor: Actor, verb: Verb, target: Target, *, on: date | None = None) -> None:
    """Raise PermissionDenied, with a French sentence, unless ``actor`` may."""
    if not can(actor, verb, target, on=on):
        raise PermissionDenied(
            "Votre rôle et vos institutions ne permettent pas cet acte. La personne qui administre "
            "la plateforme peut vous en donner le droit."
        )


def warrants(actor: Actor, verb: Verb, target: Target, *, on: date | None = None) -> list[Warrant]:
    """What lets ``actor`` act on an object of a branch: for the journal, and for signatures."""
    if not isinstance(actor, User):
        return []
    held = warrants_of(actor, verb, on or timezone.localdate())
    if isinstance(target, type):
        branch = _branch(target)
        return [one for one in held if branch is not None and one.reach.enters(branch.root)]
    subject = _subject(target)
    return [one for one in held if subject is not None and one.reach.covers(subject)]


def _subject(target: Model | Subject) -> Subject | None:
    if isinstance(target, Subject):
        return target
    branch = _branch(target)
    return branch.subject(target) if branch is not None else None


def _branch(target: object) -> Branch | None:
    found = getattr(target, "branch", None)
    return found if isinstance(found, Branch) else None
