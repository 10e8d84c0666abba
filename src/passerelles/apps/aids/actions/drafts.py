"""What somebody types of an amount, read and checked before anything is written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any
from urllib.parse import urlsplit

from passerelles.apps.aids.errors import AidsRefused
from passerelles.apps.aids.models import AmountConfidence, DatedAmount
from passerelles.domain.aids.parameters import Parameter

_OLDEST = date(2000, 1, 1)
_FURTHEST = timedelta(days=3 * 366)
_MOST = Decimal("99999999")
_DECIMALS = 4
_LONGEST = {"source": 300, "address": 500, "reason": 2_000}


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountDraft:
    """An amount as it is written on the form, every field a text; days as ``2026-04-01``."""

    parameter: str
    value: str = ""
    starts_on: str = ""
    source: str = ""
    address: str = ""
    read_on: str = ""
    confidence: str = ""
    review_by: str = ""
    reason: str = ""


def checked(draft: AmountDraft, parameters: Mapping[str, Parameter], *, today: date) -> DatedAmount:
    """An unsaved row, without who wrote it. Raises AidsRefused, with a sentence a field."""
    parameter = parameters.get(draft.parameter)
    if parameter is None:
        raise AidsRefused(
            f"Aucun montant ne porte le code « {draft.parameter[:60]} » : partez de la liste des "
            "aides."
        )
    ahead, so_far = (_OLDEST, today + _FURTHEST), (_OLDEST, today)
    said = _all(
        value=lambda: _value(draft.value),
        starts_on=lambda: _day(draft.starts_on, "starts_on", within=ahead),
        source=lambda: _text(
            draft.source, "source", "Dites où le montant est écrit : un texte, une page."
        ),
        address=lambda: _address(draft.address),
        read_on=lambda: _day(draft.read_on, "read_on", within=so_far),
        confidence=lambda: _confidence(draft.confidence),
        review_by=lambda: _review(draft.review_by, within=ahead, today=today),
        reason=lambda: _text(
            draft.reason, "reason", "Dites pourquoi ce montant change, en une phrase."
        ),
    )
    if said["review_by"] < said["starts_on"]:
        raise AidsRefused(
            f"Le {said['review_by']:%d/%m/%Y} vient avant le premier jour, le "
            f"{said['starts_on']:%d/%m/%Y} : personne ne recevrait jamais ce montant.",
            "review_by",
        )
    return DatedAmount(parameter=parameter.code, unit=parameter.unit or "", **said)


def _all(**reads: Callable[[], Any]) -> dict[str, Any]:
    """What each reads. Raises AidsRefused with the faults of all of them."""
    found: dict[str, Any] = {}
    refused: list[AidsRefused] = []
    for field, read in reads.items():
        try:
            found[field] = read()
        except AidsRefused as refusal:
            refused.append(refusal)
    if refused:
        first, *others = refused
        raise AidsRefused(str(first), first.field, others=others)
    return found


def _review(written: str, *, within: tuple[date, date], today: date) -> date:
    review_by = _day(written, "review_by", within=within)
    if review_by <= today:
        raise AidsRefused(
            f"Le {review_by:%d/%m/%Y} n’est pas après aujourd’hui : donnez le jour à venir où ce "
            "montant sera à relire.",
            "review_by",
        )
    return review_by


def _value(written: str) -> Decimal:
    text = "".join(written.split()).removesuffix("€").replace(",", ".")
    if not text:
        raise AidsRefused("Donnez le montant.", "value")
    try:
        value = Decimal(text) if text.isascii() else None
    except InvalidOperation:
        value = None
    if value is None or not value.is_finite():
        raise AidsRefused(
            f"« {written.strip()[:40]} » n’est pas un montant : écrivez des chiffres, avec une "
            "virgule pour les centimes, comme « 769,49 ».",
            "value",
        )
    if not 0 <= value <= _MOST or value != round(value, _DECIMALS):
        raise AidsRefused(
            f"« {written.strip()[:40]} » est hors de ce qui se garde : un montant positif, avec "
            f"{_DECIMALS} décimales au plus.",
            "value",
        )
    return abs(value)  # « -0 » is zero


def _day(written: str, field: str, *, within: tuple[date, date]) -> date:
    try:
        found = date.fromisoformat(written.strip())
    except ValueError:
        said = f"« {written.strip()[:20]} » n’est pas une date" if written.strip() else "Date vide"
        raise AidsRefused(f"{said} : choisissez un jour qui existe.", field) from None
    first, last = within
    if not first <= found <= last:
        raise AidsRefused(
            f"Le {found:%d/%m/%Y} est hors de portée : choisissez un jour entre le "
            f"{first:%d/%m/%Y} et le {last:%d/%m/%Y}.",
            field,
        )
    return found


def _text(written: str, field: str, missing: str) -> str:
    text = written.strip()
    if not text:
        raise AidsRefused(missing, field)
    _refuse_long(text, field)
    return text


def _address(written: str) -> str:
    text = written.strip()
    _refuse_long(text, "address")
    if text and (urlsplit(text).scheme not in ("http", "https") or not urlsplit(text).hostname):
        raise AidsRefused(
            f"« {text[:60]} » n’est pas une adresse : elle commence par https://.", "address"
        )
    return text


def _refuse_long(text: str, field: str) -> None:
    if len(text) > _LONGEST[field] or "\x00" in text:
        raise AidsRefused(
            f"Ce texte dépasse {_LONGEST[field]} caractères, ou en contient un qui ne s’imprime "
            "pas : raccourcissez-le.",
            field,
        )


def _confidence(written: str) -> str:
    if written not in AmountConfidence.values:
        raise AidsRefused(
            "Dites d’où vient ce montant : texte officiel, organisme public, presse ou calcul.",
            "confidence",
        )
    return written
