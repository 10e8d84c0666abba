"""Shared documents as frozen values, found by their words, action or body."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import Case, F, IntegerField, Max, Prefetch, QuerySet, Value, When

from passerelles.apps.accounts.models import User
from passerelles.apps.steering.models import DocumentVersion, SharedDocument
from passerelles.apps.steering.reads.space.access import readable_by, withdrawn_for

CONFIG = "french"


@dataclass(frozen=True, slots=True)
class DocumentFilter:
    """What a reader asks; an empty field keeps everything. ``action`` and ``body``: codes."""

    words: str = ""
    action: str = ""
    body: str = ""
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class VersionValue:
    """One version. ``unread``: why search does not see its text, as a sentence."""

    number: int
    name: str
    media_type: str
    size: int
    sha256: str
    added_at: datetime
    author: str
    unread: str


@dataclass(frozen=True, slots=True)
class DocumentValue:
    """A document and its versions, the newest first. ``actions``: (code, name)."""

    id: int
    title: str
    body: str
    body_code: str
    meeting: str
    meeting_id: int | None
    actions: tuple[tuple[str, str], ...]
    readers: tuple[str, ...]
    created_at: datetime
    withdrawn_at: datetime | None
    versions: tuple[VersionValue, ...]


def find_documents(asked: DocumentFilter, actor: User, *, most: int = 200) -> list[DocumentValue]:
    """The documents that ``actor`` may read, best first, else the newest first.

    Seven queries at most, however many there are.
    """
    rows = withdrawn_for(actor) if asked.withdrawn else readable_by(_all(), actor)
    if asked.action:
        rows = rows.filter(actions__code=asked.action, actions__plan__is_current=True)
    if asked.body:
        rows = rows.filter(body__code=asked.body)
    if asked.words.strip():
        rows = _matching(rows, asked.words)
    return [document_value(row) for row in _whole(rows)[:most]]


def readable_document(document: int, actor: User) -> SharedDocument | None:
    """The row, if ``actor`` may know that it exists."""
    found = readable_by(_all(), actor).filter(pk=document).first()
    return found or withdrawn_for(actor).filter(pk=document).first()


def document_value(row: SharedDocument) -> DocumentValue:
    """Reads foreign keys, actions and versions: ask for them first on a list."""
    return DocumentValue(
        id=row.pk,
        title=row.title,
        body=row.body.name if row.body else "",
        body_code=row.body.code if row.body else "",
        meeting=str(row.meeting) if row.meeting else "",
        meeting_id=row.meeting_id,
        actions=tuple((one.code, one.name) for one in row.actions.all()),
        readers=tuple(row.readers),
        created_at=row.created_at,
        withdrawn_at=row.withdrawn_at,
        versions=tuple(map(_version, row.versions.all())),
    )


def folded(text: str) -> str:
    """Without accents, so that « école » and « ecole » are one word before they are stemmed."""
    plain = text.replace("œ", "oe").replace("Œ", "OE").replace("’", "'")
    return unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode("ascii").lower()


def _all() -> QuerySet[SharedDocument]:
    return SharedDocument.objects.all()


def _whole(rows: QuerySet[SharedDocument]) -> QuerySet[SharedDocument]:
    versions = DocumentVersion.objects.select_related("author").defer("folded", "words")
    return rows.select_related("body", "meeting__body").prefetch_related(
        "actions", Prefetch("versions", versions)
    )


def _matching(rows: QuerySet[SharedDocument], words: str) -> QuerySet[SharedDocument]:
    """Those whose newest version has the words."""
    query = SearchQuery(folded(words), config=CONFIG, search_type="websearch")
    newest = (
        DocumentVersion.objects.filter(document__in=rows)
        .values("document")
        .annotate(newest=Max("number"))
        .values("document", "newest")
    )
    numbers = {one["document"]: one["newest"] for one in newest}
    found = (
        DocumentVersion.objects.filter(document__in=rows, words=query)
        .annotate(rank=SearchRank(F("words"), query))
        .order_by("-rank", "-document")
        .values_list("document", "number")
    )
    kept = [document for document, number in found if numbers[document] == number]
    return _in_order(rows.filter(pk__in=kept), kept)


def _in_order(rows: QuerySet[SharedDocument], keys: list[int]) -> QuerySet[SharedDocument]:
    whens = [When(pk=key, then=Value(rank)) for rank, key in enumerate(keys)]
    return rows.order_by(Case(*whens, default=Value(0), output_field=IntegerField()), "-pk")


def _version(row: DocumentVersion) -> VersionValue:
    return VersionValue(
        number=row.number,
        name=row.name,
        media_type=row.media_type,
        size=row.size,
        sha256=row.sha256,
        added_at=row.added_at,
        author=str(row.author),
        unread=row.unread,
    )
