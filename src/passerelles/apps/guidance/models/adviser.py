"""The people that an adviser follows, each under a label that the adviser chose."""

from datetime import timedelta

from django.conf import settings
from django.db import models

RETENTION = timedelta(days=365)


class AdvisedPerson(models.Model):
    """One person of one account; nobody else reads her, whatever their role.

    ``label``: initials, a first name, a number of our own: never an identity number. ``state``: the
    mapping of the profile file. ``notes`` belong to the adviser and are never handed over.
    ``forget_on``: the day on which all of it is erased.
    """

    adviser = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="advised_people"
    )
    label = models.CharField(max_length=80)
    state = models.JSONField()
    notes = models.TextField(blank=True)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    forget_on = models.DateField(db_index=True)

    class Meta:
        ordering = ("label", "id")
        constraints = (
            models.UniqueConstraint(fields=("adviser", "label"), name="advised_label_once"),
        )

    def __str__(self) -> str:
        return self.label
