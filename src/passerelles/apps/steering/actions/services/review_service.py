"""An institution confirms or corrects the sheet of a service that it keeps."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from passerelles.apps.accounts.models import User
from passerelles.apps.accounts.rights import Verb, require
from passerelles.apps.journal.actions import Act, record, record_changes
from passerelles.apps.steering.errors import SteeringRefused
from passerelles.apps.steering.models import ServiceLayer
from passerelles.apps.steering.reads.services.content import service_book
from passerelles.apps.steering.reads.services.values import CORRECTABLE, corrected_service
from passerelles.formats.services.records import Service, ServiceState

KIND = "service"
_LINK = re.compile(r"https?://\S{3,300}")
_PHONE = re.compile(r"(0[1-9]\d{8}|3\d{3})")
_LONGEST = 1000
_GAPS = re.compile(r"[\s.]")


class ServiceClash(SteeringRefused):
    """Somebody saved since the form was opened. ``theirs`` is saved, ``mine`` is not."""

    def __init__(self, theirs: Mapping[str, str], mine: Mapping[str, str]) -> None:
        super().__init__(
            "Quelqu’un a relu cette fiche pendant que vous l’écriviez. Rien n’est perdu : comparez "
            "les deux versions ci-dessous, puis enregistrez celle que vous voulez garder."
        )
        self.theirs = theirs
        self.mine = mine


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceReview:
    """``texts`` of the correctable fields as the person leaves them; ``revision`` of the layer
    when the form was opened; ``why`` may be empty.
    """

    texts: Mapping[str, str]
    revision: int
    why: str = ""


@transaction.atomic
def review_service(
    slug: str, review: ServiceReview, *, author: User, now: datetime
) -> ServiceLayer:
    """Save the texts of the sheet as its institution leaves them, found true today.

    Texts that the content already says are not kept: the layer holds only what differs. Raises
    PermissionDenied, ServiceClash, and SteeringRefused with a French sentence.
    """
    service = _service(slug)
    layer = ServiceLayer.objects.select_for_update().filter(slug=slug).first()
    layer = layer or ServiceLayer(slug=slug, owner=service.owner, values={})
    require(author, Verb.WRITE, layer)
    mine = _clean(review.texts)
    before = texts_of(corrected_service(service, layer.values))
    if layer.revision != review.revision:
        raise ServiceClash(before, mine)
    told = texts_of(service)
    layer.values = {name: text for name, text in mine.items() if text != told[name]}
    layer.owner, layer.reviewed_on = service.owner, timezone.localdate(now)
    layer.revision, layer.updated_at, layer.author = layer.revision + 1, now, author
    layer.save()
    _journal(slug, before, mine, Act(author.email, now, review.why.strip()))
    return layer


def texts_of(service: Service) -> dict[str, str]:
    """The correctable fields of a sheet as texts; "" for what is not known."""
    return {name: str(getattr(service, name) or "") for name in CORRECTABLE}


def _service(slug: str) -> Service:
    found = service_book().services.get(slug)
    if found is None:
        raise PermissionDenied(f"Aucun service « {slug[:60]} » dans le catalogue.")
    return found


def _clean(texts: Mapping[str, str]) -> dict[str, str]:
    """The texts, trimmed and checked. Raises SteeringRefused."""
    clean = {name: texts.get(name, "").replace("\r\n", "\n").strip() for name in CORRECTABLE}
    clean["phone"] = _GAPS.sub("", clean["phone"])
    for refused, sentence in _faults(clean):
        if refused:
            raise SteeringRefused(sentence)
    return clean


def _faults(clean: Mapping[str, str]) -> list[tuple[bool, str]]:
    link, phone = clean["link"], clean["phone"]
    longest = max(clean.values(), key=len)
    return [
        (not clean["summary"], "Le résumé est vide : dites en une phrase ce que fait ce service."),
        (
            len(longest) > _LONGEST,
            f"Un texte a {len(longest)} caractères, {_LONGEST} au plus : raccourcissez-le.",
        ),
        (
            bool(link) and not _LINK.fullmatch(link),
            f"« {link[:60]} » n’est pas une adresse : écrivez « https://… ».",
        ),
        (
            bool(phone) and not _PHONE.fullmatch(phone),
            f"« {phone[:20]} » n’est pas un numéro : écrivez dix chiffres, ou quatre (39 49).",
        ),
        (
            clean["standing"] not in list(ServiceState),
            f"« {clean['standing'][:20]} » n’est pas un état : choisissez dans la liste.",
        ),
    ]


def _journal(slug: str, before: Mapping[str, str], after: Mapping[str, str], act: Act) -> None:
    """Every field that changed, and the review itself when nothing did."""
    record_changes(before, after, on=(KIND, slug), act=act)
    fields = sorted(name for name in after if after[name] != before[name])
    record(
        "service.reviewed", actor=act.actor, on=(KIND, slug), at=act.at, details={"fields": fields}
    )
