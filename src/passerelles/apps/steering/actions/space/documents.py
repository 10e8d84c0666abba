"""The life of a shared document: put there, given a new version, shared otherwise, withdrawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.postgres.search import SearchVector
from django.core.files.base import File
from django.db import transaction
from django.db.models import Value

from passerelles.apps.accounts.models import College, User
from passerelles.apps.accounts.rights import Verb, require
from passerelles.apps.journal.actions import Act, record, record_changes
from passerelles.apps.steering.actions.space.receiving import ReceivedFile, receive
from passerelles.apps.steering.errors import SteeringRefused
from passerelles.apps.steering.models import (
    Action,
    Body,
    DocumentVersion,
    Meeting,
    SharedDocument,
)
from passerelles.apps.steering.reads.space.documents import CONFIG, folded
from passerelles.apps.steering.reads.space.history import KIND

READERS = tuple(college for college in College.values if college != College.NONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentDraft:
    """What is said of a document. ``actions``: codes of the current plan; ``readers``: colleges,
    empty for all who are logged in. The body of a meeting wins over ``body``.
    """

    title: str
    body: Body | None = None
    meeting: Meeting | None = None
    actions: Sequence[str] = ()
    readers: Sequence[str] = ()


class DocumentClash(SteeringRefused):
    """Somebody changed how the document is shared since the form was opened."""

    def __init__(self) -> None:
        super().__init__(
            "Quelqu’un a changé ce document pendant que vous écriviez. Rien n’est perdu : ce qui "
            "est enregistré est au-dessus de votre saisie ; enregistrez-la de nouveau s’il le faut."
        )


def add_document(
    draft: DocumentDraft, file: "File[bytes]", *, author: User, now: datetime
) -> SharedDocument:
    """A new document with its first version. Raises SteeringRefused, PermissionDenied."""
    body = draft.meeting.body if draft.meeting else draft.body
    require(author, Verb.WRITE, SharedDocument(body=body))
    _check(draft)
    received = receive(file)  # reads the file before the transaction: it may take seconds
    with transaction.atomic():
        made = SharedDocument.objects.create(
            title=draft.title.strip(),
            body=body,
            meeting=draft.meeting,
            readers=sorted(draft.readers),
            created_at=now,
            author=author,
        )
        made.actions.set(_actions(draft.actions))
        _add(made, received, author=author, now=now)
        act = Act(author.email, now)
        record_changes({}, state_of(made), on=(KIND, str(made.pk)), act=act)
    return made


def add_version(
    document: SharedDocument, file: "File[bytes]", *, author: User, now: datetime
) -> DocumentVersion:
    """A newer version; the others stay. Raises SteeringRefused, PermissionDenied."""
    require(author, Verb.WRITE, document)
    received = receive(file)
    with transaction.atomic():
        kept = SharedDocument.objects.select_for_update().get(pk=document.pk)
        _refuse_withdrawn(kept)
        newest = kept.versions.first()
        if newest is not None and newest.sha256 == received.sha256:
            raise SteeringRefused("Ce fichier est déjà la dernière version de ce document.")
        return _add(kept, received, author=author, now=now)


@transaction.atomic
def edit_document(
    document: SharedDocument, draft: DocumentDraft, *, seen: object, author: User, now: datetime
) -> None:
    """Change title, tags and readers. ``seen``: ``state_of`` when the form was opened.

    Raises DocumentClash, SteeringRefused, PermissionDenied.
    """
    require(author, Verb.WRITE, document)
    _check(draft)
    kept = SharedDocument.objects.select_for_update().get(pk=document.pk)
    _refuse_withdrawn(kept)
    before = state_of(kept)
    if seen != before:
        raise DocumentClash
    kept.title, kept.readers = draft.title.strip(), sorted(draft.readers)
    kept.save(update_fields=["title", "readers"])
    kept.actions.set(_actions(draft.actions))
    _index(kept)
    record_changes(before, state_of(kept), on=(KIND, str(kept.pk)), act=Act(author.email, now))


@transaction.atomic
def withdraw_document(document: SharedDocument, why: str, *, author: User, now: datetime) -> None:
    """Take a document out of the lists; it is kept. Raises SteeringRefused, PermissionDenied."""
    require(author, Verb.WRITE, document)
    if not why.strip():
        raise SteeringRefused("Dites pourquoi ce document est retiré.")
    kept = SharedDocument.objects.select_for_update().get(pk=document.pk)
    _refuse_withdrawn(kept)
    kept.withdrawn_at = now
    kept.save(update_fields=["withdrawn_at"])
    changed = {"withdrawn_at": now}
    record_changes({}, changed, on=(KIND, str(kept.pk)), act=Act(author.email, now, why.strip()))


def note_reading(document: SharedDocument, number: int, *, actor: User, now: datetime) -> None:
    """Journal that a version of a restricted document was read."""
    if document.readers:
        details: dict[str, object] = {"version": number}
        on = (KIND, str(document.pk))
        record("document.read", actor=actor.email, on=on, at=now, details=details)


def state_of(document: SharedDocument) -> dict[str, object]:
    """What the history follows of a document, as JSON values."""
    return {
        "title": document.title,
        "readers": sorted(document.readers),
        "actions": sorted(one.code for one in document.actions.all()),
    }


def _check(draft: DocumentDraft) -> None:
    if not draft.title.strip():
        raise SteeringRefused("Donnez un titre au document.")
    for reader in draft.readers:
        if reader not in READERS:
            raise SteeringRefused(f"« {reader[:20]} » n’est pas un collège : choisissez-en un.")


def _actions(codes: Sequence[str]) -> list[Action]:
    found = list(Action.objects.current().filter(code__in=codes))
    missing = sorted(set(codes) - {one.code for one in found})
    if missing:
        raise SteeringRefused(f"Le plan n’a pas d’action « {missing[0][:20]} ».")
    return found


def _refuse_withdrawn(document: SharedDocument) -> None:
    if document.withdrawn_at:
        raise SteeringRefused("Ce document est retiré : déposez-le de nouveau s’il doit servir.")


def _add(
    document: SharedDocument, received: ReceivedFile, *, author: User, now: datetime
) -> DocumentVersion:
    newest = document.versions.first()
    made = DocumentVersion.objects.create(
        document=document,
        number=newest.number + 1 if newest else 1,
        name=received.name,
        media_type=received.media_type,
        size=received.size,
        sha256=received.sha256,
        folded=folded(received.text),
        unread=received.unread,
        added_at=now,
        author=author,
    )
    _index(document)
    details: dict[str, object] = {"number": made.number, "sha256": made.sha256, "name": made.name}
    on = (KIND, str(document.pk))
    record("document.version", actor=author.email, on=on, at=now, details=details)
    return made


def _index(document: SharedDocument) -> None:
    """Title first, then text: PostgreSQL stems both in French, accents already folded."""
    for version in document.versions.only("pk", "folded", "name"):
        title = f"{document.title} {version.name}"
        words = SearchVector(Value(folded(title)), config=CONFIG, weight="A") + SearchVector(
            Value(version.folded), config=CONFIG, weight="D"
        )
        DocumentVersion.objects.filter(pk=version.pk).update(words=words)
