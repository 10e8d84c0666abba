"""Invitations: a link by which a person opens her account."""

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models

from passerelles.apps.accounts.branches import Branch
from passerelles.apps.accounts.models.institutions import Function, Institution
from passerelles.apps.accounts.models.users import Role


class Invitation(models.Model):
    """A link sent to ``email``. Only the SHA-256 of its token is kept, so that no dump opens it.

    ``until``: last day of the membership that it opens (evaluators have one).
    """

    branch: ClassVar[Branch] = Branch("accounts", codes=("institution__code",))

    email = models.EmailField("adresse e-mail")
    institution = models.ForeignKey(
        Institution, on_delete=models.PROTECT, related_name="invitations", null=True, blank=True
    )
    role = models.CharField("rôle", max_length=20, choices=Role.choices, default=Role.STEERING)
    function = models.CharField(
        "fonction", max_length=12, choices=Function.choices, default=Function.AGENT
    )
    until = models.DateField("accès jusqu’au", null=True, blank=True)
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="invitations_sent"
    )
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-sent_at", "-id")

    def __str__(self) -> str:
        return f"{self.email} ({self.institution or 'sans institution'})"

    def is_open(self, at: datetime) -> bool:
        return self.accepted_at is None and self.revoked_at is None and at < self.expires_at
