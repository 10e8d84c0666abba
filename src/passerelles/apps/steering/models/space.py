"""The shared space of action 33: documents of the commissions, versions, tags, readers."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from passerelles.apps.accounts.branches import Branch
from passerelles.apps.accounts.models import College
from passerelles.apps.steering.models.crefop import Body, Meeting
from passerelles.apps.steering.models.plan import Action


class SharedDocument(models.Model):
    """A document and who may read it. ``readers``: colleges; empty for all who are logged in.

    ``branch`` says who may write it; ``readable_by`` in the reads, who may read it.
    """

    branch: ClassVar[Branch] = Branch("crefop", codes=("body__code", "body__parent__code"))

    title = models.CharField(max_length=300)
    body = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.PROTECT, related_name="documents"
    )
    meeting = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="documents"
    )
    actions = models.ManyToManyField(Action, blank=True, related_name="shared_documents")
    readers = ArrayField(
        models.CharField(max_length=12, choices=College.choices), default=list, blank=True
    )
    created_at = models.DateTimeField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-created_at", "-id")

    def __str__(self) -> str:
        return self.title


class DocumentVersion(models.Model):
    """One version of the bytes. ``folded``: its text without accents, ``words`` its search index.

    The file is kept in the data folder under its fingerprint. ``unread``: why no text could be
    taken out of it, as a French sentence; empty when the text was read.
    """

    document = models.ForeignKey(SharedDocument, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    folded = models.TextField(blank=True)
    unread = models.CharField(max_length=200, blank=True)
    words = SearchVectorField(null=True)
    added_at = models.DateTimeField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("document", "-number")
        indexes = (GinIndex(fields=("words",), name="document_words"),)
        constraints = (
            models.UniqueConstraint(fields=("document", "number"), name="document_version_once"),
        )
