"""What institutions confirm or correct of a service, laid over the content."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from passerelles.apps.accounts.branches import Branch


class ServiceLayer(models.Model):
    """The corrections of one service, and the day its institution last found it true.

    ``slug`` and ``owner`` are those of the content. ``values``: field of the sheet → text, ""
    where the institution says that nothing is known; a field that is absent is as in the content.
    """

    branch: ClassVar[Branch] = Branch("offer", codes=("slug",), owner="owner")

    slug = models.SlugField(max_length=60, unique=True)
    owner = models.CharField(max_length=40)
    values = models.JSONField(default=dict)
    reviewed_on = models.DateField()
    revision = models.PositiveIntegerField(default=0)
    updated_at = models.DateTimeField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("slug",)

    def __str__(self) -> str:
        return self.slug
