"""Invitations: made, accepted, revoked. The token is shown once; only its hash is kept."""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from passerelles.apps.accounts.actions.memberships import add_membership
from passerelles.apps.accounts.actions.users import add_user
from passerelles.apps.accounts.models import Function, Invitation, Membership, User
from passerelles.apps.journal.actions import Act, record

VALID_FOR = timedelta(days=7)


@transaction.atomic
def invite(invitation: Invitation, *, act: Act) -> str:
    """Keep an invitation, valid seven days, and return the token of its link.

    Raises ValidationError: an address that has an account, an evaluator without a last day.
    """
    invitation.email = invitation.email.strip().lower()
    token = secrets.token_urlsafe(32)
    invitation.token_hash = _hash(token)
    invitation.sent_at, invitation.expires_at = act.at, act.at + VALID_FOR
    invitation.full_clean()
    _check(invitation, act.at)
    invitation.save()
    _journal("invitation.sent", invitation, act)
    return token


def open_invitation(token: str, *, at: datetime) -> Invitation | None:
    """The invitation of that link, None when it is unknown, used, revoked or expired."""
    found = Invitation.objects.select_related("institution").filter(token_hash=_hash(token))
    invitation = found.first()
    return invitation if invitation and invitation.is_open(at) else None


def accept(invitation: Invitation, *, name: str, password: str, at: datetime) -> User:
    """Open the account and its membership. Raises ValidationError on a weak password."""
    return take_up(invitation, at=at, name=name, password=password)


@transaction.atomic
def take_up(
    invitation: Invitation, *, at: datetime, name: str = "", password: str | None = None
) -> User:
    """Open the account; without a password, only the identity provider lets its owner in.

    Raises ValidationError when the invitation has been used, revoked, or has expired.
    """
    locked = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    if not locked.is_open(at):
        raise ValidationError("Cette invitation ne sert plus : demandez-en une autre.")
    user = add_user(
        locked.email, password=password, role=locked.role, name=name, actor=locked.email
    )
    act = Act(locked.email, at)
    if locked.institution is not None:
        add_membership(_membership(locked, user, at), act=act)
    locked.accepted_at = at
    locked.save(update_fields=["accepted_at"])
    _journal("invitation.accepted", locked, act)
    return user


def revoke(invitation: Invitation, *, act: Act) -> None:
    invitation.revoked_at = act.at
    invitation.save(update_fields=["revoked_at"])
    _journal("invitation.revoked", invitation, act)


def _check(invitation: Invitation, at: datetime) -> None:
    if User.objects.filter(email=invitation.email).exists():
        raise ValidationError(
            f"« {invitation.email} » a déjà un compte : ajoutez plutôt son appartenance."
        )
    if invitation.function == Function.EVALUATOR and invitation.until is None:
        raise ValidationError("Un accès d’évaluation demande une date de fin.")
    if invitation.until is not None and invitation.until < timezone.localdate(at):
        raise ValidationError("La date de fin de l’accès est passée : choisissez-en une autre.")


def _membership(invitation: Invitation, user: User, at: datetime) -> Membership:
    return Membership(
        user=user,
        institution=invitation.institution,
        function=invitation.function,
        starts_on=timezone.localdate(at),
        ends_on=invitation.until,
    )


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _journal(verb: str, invitation: Invitation, act: Act) -> None:
    details: dict[str, object] = {"email": invitation.email, "role": invitation.role}
    record(verb, actor=act.actor, on=("invitation", str(invitation.pk)), at=act.at, details=details)
