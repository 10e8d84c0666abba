"""Who may do what: two functions, one readable table, nothing allowed unless it is written here.

Rights by institution, territory and dates (DESIGN §11) come with the institutions of accounts; a
right is by role only until then.
"""

from collections.abc import Mapping
from typing import TypeVar

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet

from passerelles.apps.accounts.models import Role, User, Verb

__all__ = ["MATRIX", "Actor", "Verb", "can", "require", "visible_to"]

AnyModel = TypeVar("AnyModel", bound=Model)
Actor = User | AnonymousUser

OFFER = frozenset({Role.DATA_MANAGER})
PLANNING = frozenset({Role.DATA_MANAGER, Role.PLANNER, Role.STEERING})
# Object → verb → roles. Readers of public pages need no right: these are the objects of desks.
MATRIX: Mapping[str, Mapping[Verb, frozenset[Role]]] = {
    "catalogue.Correction": {Verb.READ: OFFER, Verb.WRITE: OFFER},
    "catalogue.Duplicate": {Verb.READ: OFFER, Verb.WRITE: OFFER},
    "catalogue.ErrorReport": {Verb.READ: OFFER, Verb.WRITE: OFFER},
    "catalogue.GreenDecision": {Verb.READ: OFFER, Verb.WRITE: OFFER},
    "catalogue.PortalSighting": {Verb.READ: OFFER, Verb.WRITE: OFFER},
    "harvest.QuarantinedRecord": {Verb.READ: OFFER},
    "observatory.UnmetSearch": {Verb.READ: PLANNING},
}


def can(actor: Actor, verb: Verb, target: type[Model]) -> bool:
    """Whether ``actor`` may do ``verb`` to the objects of a model; nobody may by default."""
    if not isinstance(actor, User) or not actor.is_active:
        return False
    return actor.role in MATRIX.get(target._meta.label, {}).get(verb, frozenset())


def require(actor: Actor, verb: Verb, target: type[Model]) -> None:
    """Raise PermissionDenied, with a French sentence, unless ``actor`` may."""
    if not can(actor, verb, target):
        raise PermissionDenied("Votre rôle ne permet pas cet acte.")


def visible_to(rows: QuerySet[AnyModel], actor: Actor) -> QuerySet[AnyModel]:
    """Those of ``rows`` that ``actor`` may read."""
    return rows if can(actor, Verb.READ, rows.model) else rows.none()
