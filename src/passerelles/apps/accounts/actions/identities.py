"""Signing in by what an identity provider says: which account, and whether it may come in."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from passerelles.apps.accounts.actions.invitations import take_up
from passerelles.apps.accounts.models import Identity, Institution, Invitation, User
from passerelles.apps.journal.actions import record


@transaction.atomic
def identify(*, issuer: str, subject: str, email: str, siret: str, at: datetime) -> User:
    """The account of that person, linked at her first sign-in, or opened by her invitation.

    Raises ValidationError, with the remedy: an unknown SIRET, no account nor invitation, a closed
    account. Rights never come from the provider: only an account or an invitation gives them.
    """
    _require_institution(siret)
    known = Identity.objects.select_related("user").filter(issuer=issuer, subject=subject).first()
    user = known.user if known else _linked(issuer, subject, email, at)
    if not user.is_active:
        raise ValidationError("Ce compte est fermé. Demandez à la personne qui gère la plateforme.")
    return user


def _require_institution(siret: str) -> None:
    found = Institution.objects.filter(siret=siret).exclude(siret="").first()
    if found is None or found.closed_on is not None:
        raise ValidationError(
            f"L’établissement « {siret or 'sans SIRET'} » n’est pas connu ici. Demandez à la "
            "personne qui gère la plateforme d’inscrire ce SIRET à votre institution, puis "
            "reconnectez-vous."
        )


def _linked(issuer: str, subject: str, email: str, at: datetime) -> User:
    user = User.objects.filter(email=email).exclude(email="").first() or _invited(email, at)
    if user is None:
        raise ValidationError(
            f"Aucun compte n’a l’adresse « {email} ». Demandez une invitation à la personne qui "
            "gère la plateforme, à cette adresse."
        )
    Identity.objects.create(user=user, issuer=issuer, subject=subject, linked_at=at)
    record(
        "identity.linked",
        actor=user.email,
        on=("user", str(user.pk)),
        at=at,
        details={"issuer": issuer},
    )
    return user


def _invited(email: str, at: datetime) -> User | None:
    waiting = Invitation.objects.filter(email=email, accepted_at=None, revoked_at=None)
    invitation = waiting.filter(expires_at__gt=at).first()
    return take_up(invitation, at=at) if invitation else None
