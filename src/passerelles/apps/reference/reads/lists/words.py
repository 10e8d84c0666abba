"""Keep the rows whose text holds every word asked, accents and case ignored, in the database."""

from collections.abc import Sequence
from functools import reduce
from operator import and_, or_
from typing import TypeVar

from django.db.models import CharField, F, Func, Model, Q, QuerySet, Value
from django.db.models.functions import Lower, Replace

Row = TypeVar("Row", bound=Model)

_ACCENTED = "àâäáãåçéèêëíìîïñóòôöõúùûüýÿ’-"
_PLAIN = "aaaaaaceeeeiiiinooooouuuuyy' "
_JOINED = {"œ": "oe", "æ": "ae"}
_TO_PLAIN = str.maketrans(_ACCENTED, _PLAIN)


def holding(rows: QuerySet[Row], text: str, *, fields: Sequence[str]) -> QuerySet[Row]:
    """Rows in which each word of ``text`` is in one of ``fields``; all of them for an empty text.

    Letters are compared plain and lower-case: « oeuvre » finds « Œuvre », « st » not « Saint ».
    """
    words = _folded(text).split()
    if not words:
        return rows
    plain = {f"plain_{field}": _plain(field) for field in fields}
    each = (reduce(or_, (Q(**{f"{name}__contains": word}) for name in plain)) for word in words)
    return rows.alias(**plain).filter(reduce(and_, each))


def _folded(text: str) -> str:
    text = text.lower()
    for joined, letters in _JOINED.items():
        text = text.replace(joined, letters)
    return text.translate(_TO_PLAIN)


def _plain(field: str) -> Func:
    """The same folding as ``_folded``, by the database."""
    text: Func = Lower(F(field))
    for joined, letters in _JOINED.items():
        text = Replace(text, Value(joined), Value(letters))
    return Func(
        text, Value(_ACCENTED), Value(_PLAIN), function="translate", output_field=CharField()
    )
