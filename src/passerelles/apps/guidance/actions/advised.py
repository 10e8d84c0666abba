"""Keep the people that an adviser follows: add, read, note, hand over, erase, forget in time.

Every act is journaled, reads included (DESIGN §11); the journal holds neither label nor profile.
"""

import json
import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from passerelles.apps.accounts.models import Role, User
from passerelles.apps.accounts.rights import Verb, require
from passerelles.apps.guidance.models.adviser import RETENTION, AdvisedPerson
from passerelles.apps.journal.actions import record

_KIND = "guidance.AdvisedPerson"
# Fifteen digits of the NIR, or the thirteen without its key, however they are spaced.
_NIR = re.compile(r"[12][ .-]?(?:\d[ .-]?){4}[0-9AB](?:[ .-]?\d){7,9}")


class AdvisingRefused(ValueError):
    """The act makes no sense; the message is a French sentence with the remedy."""


def follow(adviser: User, label: str, state: Mapping[str, Any], *, now: datetime) -> AdvisedPerson:
    """Follow a person for a year. Raises AdvisingRefused, PermissionDenied."""
    require(adviser, Verb.WRITE, AdvisedPerson)
    label = " ".join(label.split())
    refuse_identity(label)
    if not label:
        raise AdvisingRefused("Donnez un repère : des initiales, un prénom, un numéro à vous.")
    if AdvisedPerson.objects.filter(adviser=adviser, label=label).exists():
        raise AdvisingRefused(f"Vous suivez déjà « {label} » : choisissez un autre repère.")
    person = _create(adviser, label, state, now)
    _journal("advised.follow", adviser, person, now)
    return person


def read(adviser: User, key: int, *, now: datetime) -> AdvisedPerson | None:
    """The person, if she is the adviser's; the read is journaled. Raises PermissionDenied."""
    require(adviser, Verb.READ, AdvisedPerson)
    person = AdvisedPerson.objects.filter(adviser=adviser, pk=key).first()
    if person is not None:
        _journal("advised.read", adviser, person, now)
    return person


def note(person: AdvisedPerson, notes: str, *, now: datetime) -> None:
    """Write the notes, and keep the person one more year. Raises AdvisingRefused."""
    require(person.adviser, Verb.WRITE, AdvisedPerson)
    refuse_identity(notes)
    person.notes, person.updated_at, person.forget_on = notes, now, now.date() + RETENTION
    person.save(update_fields=("notes", "updated_at", "forget_on"))
    _journal("advised.note", person.adviser, person, now)


def hand_over(person: AdvisedPerson, email: str, *, erase_mine: bool, now: datetime) -> None:
    """Give a colleague the label and the answers, never the notes. Raises AdvisingRefused."""
    colleague = _colleague(person.adviser, email)
    with transaction.atomic():
        given = _create(colleague, _free_label(colleague, person.label), person.state, now)
        _journal("advised.hand_over", person.adviser, given, now)
        if erase_mine:
            erase(person, now=now)


def erase(person: AdvisedPerson, *, now: datetime) -> None:
    """Erase the person, the answers and the notes, at once and for good."""
    require(person.adviser, Verb.WRITE, AdvisedPerson)
    _journal("advised.erase", person.adviser, person, now)
    person.delete()


def forget_advised(*, today: date, dry_run: bool = False) -> int:
    """Erase those whose day has come; how many are concerned, erased or not."""
    due = AdvisedPerson.objects.filter(forget_on__lte=today)
    if dry_run:
        return due.count()
    deleted, _ = due.delete()
    return deleted


def refuse_identity(text: str) -> None:
    """Raise AdvisingRefused when ``text`` seems to hold a social security number."""
    if _NIR.search(text):
        raise AdvisingRefused(
            "Ce texte semble contenir un numéro de sécurité sociale : retirez-le. Aucun numéro "
            "d’identité ne se garde ici."
        )


def _create(adviser: User, label: str, state: Mapping[str, Any], now: datetime) -> AdvisedPerson:
    return AdvisedPerson.objects.create(
        adviser=adviser,
        label=label,
        state=json.loads(json.dumps(state, default=float)),  # files hold decimal numbers
        created_at=now,
        updated_at=now,
        forget_on=now.date() + RETENTION,
    )


def _colleague(adviser: User, email: str) -> User:
    found = User.objects.filter(email=email.strip().lower(), is_active=True).first()
    if found is None or found.role != Role.ADVISER:
        raise AdvisingRefused(
            f"« {email.strip()[:100]} » n’est pas le compte d’un conseiller : vérifiez l’adresse."
        )
    if found == adviser:
        raise AdvisingRefused("C’est votre propre compte : donnez l’adresse d’un collègue.")
    return found


def _free_label(colleague: User, label: str) -> str:
    taken = set(AdvisedPerson.objects.filter(adviser=colleague).values_list("label", flat=True))
    tried = (f"{label[:70]} ({rank})" for rank in range(2, len(taken) + 3))
    return label if label not in taken else next(one for one in tried if one not in taken)


def _journal(verb: str, adviser: User, person: AdvisedPerson, now: datetime) -> None:
    record(verb, actor=adviser.email, on=(_KIND, str(person.pk)), at=now, details={})
