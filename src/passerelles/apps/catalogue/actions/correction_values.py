"""Values of corrections: from what a person types to what JSON keeps, refused in French."""

from collections.abc import Callable, Mapping
from datetime import date

from django.db.models import Field, Model

from passerelles.apps.catalogue.actions.refusals import ActionRefused
from passerelles.apps.catalogue.reads.correctable import Correctable
from passerelles.apps.reference.models import Territory
from passerelles.domain.common.identifiers import is_siret

Value = str | int | bool | None
LEVELS = range(1, 9)
LONGEST_TEXT = 20_000


def read_value(row: Model, field: Correctable, typed: str) -> Value:
    """What ``typed`` means for this field of ``row``; empty is unknown. Raises ActionRefused."""
    text = typed.strip()
    if field.shape in ("text", "long"):
        return _fitting(row, field, text)
    if not text:
        return "" if field.shape == "choice" else None
    return _READERS[field.shape](field, text)


def received(row: Model, name: str) -> Value:
    """What the source says now of one field, as JSON keeps it."""
    column = row._meta.get_field(name)
    value = getattr(row, column.attname if isinstance(column, Field) else name)
    return value.isoformat() if isinstance(value, date) else value


def _fitting(row: Model, field: Correctable, text: str) -> str:
    column = row._meta.get_field(field.name)
    limit = getattr(column, "max_length", None) or LONGEST_TEXT
    if not text and isinstance(column, Field) and not column.blank:
        raise ActionRefused(f"« {field.label} » ne peut pas rester vide.")
    if len(text) > limit:
        raise ActionRefused(f"« {field.label} » a {len(text)} caractères : {limit} au plus.")
    if field.name == "siret" and text and not is_siret(text):
        raise ActionRefused(f"« {text} » n’est pas un SIRET : quatorze chiffres dont une clé.")
    return text


def _date(field: Correctable, text: str) -> Value:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        message = f"« {text[:40]} » n’est pas une date ({field.label}) : écrivez AAAA-MM-JJ."
        raise ActionRefused(message) from None


def _number(field: Correctable, text: str) -> Value:
    if not (text.isascii() and text.isdigit() and len(text) <= 6):
        raise ActionRefused(f"« {text[:40]} » n’est pas un nombre entier ({field.label}).")
    if field.name == "exit_level" and int(text) not in LEVELS:
        raise ActionRefused(f"« {text} » n’est pas un niveau : de 1 à 8.")
    return int(text)


def _flag(field: Correctable, text: str) -> Value:
    if text not in ("oui", "non"):
        raise ActionRefused(f"« {field.label} » se répond par oui ou par non.")
    return text == "oui"


def _choice(field: Correctable, text: str) -> Value:
    if text not in dict(field.choices):
        raise ActionRefused(f"« {text[:40]} » n’est pas une réponse possible ({field.label}).")
    return text


def _commune(field: Correctable, text: str) -> Value:
    found = Territory.objects.current().filter(kind="commune", code=text)
    newest = found.order_by("-edition__published_on").first()
    if newest is None:
        raise ActionRefused(
            f"« {text[:40]} » n’est pas le code INSEE d’une commune : cinq caractères, à ne pas "
            "confondre avec le code postal."
        )
    return newest.pk


_READERS: Mapping[str, Callable[[Correctable, str], Value]] = {
    "date": _date,
    "number": _number,
    "flag": _flag,
    "choice": _choice,
    "commune": _commune,
}
