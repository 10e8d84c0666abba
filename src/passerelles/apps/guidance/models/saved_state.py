"""What a person asked us to keep: sealed answers that only her link opens."""

from datetime import timedelta

from django.db import models

KEPT = timedelta(days=30)


class SavedState(models.Model):
    """``lookup``: SHA-256 (hexadecimal) of a part of the link, the only way to find the row.

    ``sealed`` cannot be read without the other part, which is never stored (DESIGN §11). Nothing
    else is known of the person: no account, no address, no day of creation.
    """

    lookup = models.CharField(max_length=64, primary_key=True)
    sealed = models.BinaryField()
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.lookup[:8]}…"
