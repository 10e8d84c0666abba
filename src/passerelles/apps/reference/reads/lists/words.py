"""Keep the rows whose text holds every word asked, accents and case ignored, in the database."""

from collections.abc import Sequence
from functools import reduce
from operator import and_, or_
from typing import TypeVar

from django.db.models import CharField, F, Func, Model, Q, QuerySet, Value
from django.db.models.functions import Lower

Row = TypeVar("Row", bound=Model)

_ACCENTED = "àâäáãåçéèêëíìîïñóòôöõúùûüýÿ’-"
_PLAIN = "aaaaaaceeeeiiiinooooouuuuyy' "
_TO_PLAIN = str.maketrans(_ACCENTED, _PLAIN)


def holding(rows: QuerySet[Row], text: str, *, fields: Sequence[str]) -> QuerySet[Row]:
    """Rows in which each word of ``text`` is in one of ``fields``; all of them for an empty text.

    Letters are compared plain and lower-case; œ and æ are not unfolded.
    """
    words = text.lower().translate(_TO_PLAIN).split()
    if not words:
        return rows
    plain = {f"plain_{field}": _plain(field) for field in fields}
    each = (reduce(or_, (Q(**{f"{name}__contains": word}) for name in plain)) for word in words)
    return rows.alias(**plain).filter(reduce(and_, each))


def _plain(field: str) -> Func:
    return Func(
        Lower(F(field)),
        Value(_ACCENTED),
        Value(_PLAIN),
        function="translate",
        output_field=CharField(),
    )
