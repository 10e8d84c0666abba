"""Delegations: somebody acts for an absent colleague."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from passerelles.apps.accounts.models.dated import Dated


class Delegation(Dated):
    """``delegate`` holds the institutions' rights of ``principal``, who is on leave.

    Her role stays hers, and a delegate does not delegate further. ``signs``: signature included.
    """

    principal = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="delegations_given"
    )
    delegate = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="delegations_held"
    )
    signs = models.BooleanField("signature comprise", default=False)

    class Meta(Dated.Meta):
        ordering = ("-starts_on", "principal__email")
        constraints = (
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ends_on__isnull=False),
                name="delegation_has_a_last_day",
                violation_error_message="Une délégation demande une date de fin.",
            ),
            models.CheckConstraint(
                condition=~Q(principal=F("delegate")),
                name="delegation_to_somebody_else",
                violation_error_message="On ne se délègue pas ses droits à soi-même.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.principal} → {self.delegate}"
