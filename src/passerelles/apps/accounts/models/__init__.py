"""Models of accounts."""

from passerelles.apps.accounts.models.delegations import Delegation
from passerelles.apps.accounts.models.grants import Grant, Verb
from passerelles.apps.accounts.models.identities import Identity
from passerelles.apps.accounts.models.institutions import (
    SIGNING_COLLEGES,
    College,
    Function,
    Institution,
    Membership,
)
from passerelles.apps.accounts.models.invitations import Invitation
from passerelles.apps.accounts.models.users import Role, User, UserManager

__all__ = [
    "SIGNING_COLLEGES",
    "College",
    "Delegation",
    "Function",
    "Grant",
    "Identity",
    "Institution",
    "Invitation",
    "Membership",
    "Role",
    "User",
    "UserManager",
    "Verb",
]
