"""Writes on accounts."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from passerelles.apps.accounts.models import User
from passerelles.apps.journal.actions import record


@transaction.atomic
def add_user(
    email: str, *, password: str | None, role: str, name: str = "", actor: str = "console"
) -> User:
    """Create an account; without a password, only an identity provider opens it.

    Raises ValidationError (French messages) on a bad e-mail or password.
    """
    user = User(email=email.strip().lower(), role=role, name=name)
    if User.objects.filter(email=user.email).exists():
        raise ValidationError(f"« {user.email} » a déjà un compte.")
    if password is not None:
        validate_password(password, user)
    user.set_password(password)
    user.full_clean()
    user.save()
    _journal("user.added", user, actor=actor)
    return user


@transaction.atomic
def close_user(email: str, *, actor: str = "console") -> bool:
    """Close the account of ``email``; False when no open account has it."""
    user = User.objects.filter(email=email.strip().lower(), is_active=True).first()
    if user is None:
        return False
    user.is_active = False
    user.save(update_fields=["is_active"])
    _journal("user.closed", user, actor=actor)
    return True


def _journal(verb: str, user: User, *, actor: str) -> None:
    record(
        verb,
        actor=actor,
        on=("user", str(user.pk)),
        at=timezone.now(),
        details={"email": user.email, "role": user.role},
    )
