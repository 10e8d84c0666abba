"""What an identity provider knows a person by."""

from django.conf import settings
from django.db import models


class Identity(models.Model):
    """``subject``, the ``sub`` claim of ``issuer``, signs in as ``user``; e-mails may change."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="identities"
    )
    issuer = models.URLField(max_length=200)
    subject = models.CharField(max_length=255)
    linked_at = models.DateTimeField()

    class Meta:
        ordering = ("issuer", "subject")
        constraints = (models.UniqueConstraint(fields=("issuer", "subject"), name="identity_once"),)

    def __str__(self) -> str:
        return f"{self.user} · {self.issuer}"
