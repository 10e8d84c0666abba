"""Scalars of YAML into values of a field, without guessing: what is meant must be written."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Literal, get_args, get_origin

from yaml.nodes import Node, ScalarNode

from passerelles.formats.plan.records import Number

LONGEST_TEXT = 2000
_TAG = "tag:yaml.org,2002:"
# What YAML also reads as numbers (010 as 8, 12:30 as 750) is not what its author meant.
_WHOLE = re.compile(r"-?(?:0|[1-9]\d{0,11})")
_DECIMAL = re.compile(r"-?(?:0|[1-9]\d{0,11})(?:\.\d{1,6})?")


class Unfit(ValueError):
    """A value is not what its field expects; the message completes « … vaut « x » »."""


def scalar(node: Node, hint: Any) -> Any:
    """The value of ``node`` for a field of type ``hint``. Raises Unfit."""
    if type(None) in get_args(hint) and _tag(node) == "null":
        return None
    if get_origin(hint) is Literal:
        return _word(node, get_args(hint))
    told, read = _KINDS[frozenset(get_args(hint) or (hint,)) - {type(None)}]
    if not isinstance(node, ScalarNode):
        raise Unfit(f"attendu : {told}")
    return read(node)


def shown(node: Node) -> str:
    """What stands in the file, short enough for a sentence."""
    if not isinstance(node, ScalarNode):
        return "liste" if isinstance(node.value, list) and _tag(node) == "seq" else "bloc"
    written = node.value if len(node.value) <= 60 else f"{node.value[:59]}…"
    return written.translate(_VISIBLE) if written else "vide"


def _tag(node: Node) -> str:
    return str(node.tag).removeprefix(_TAG)


def _text(node: ScalarNode) -> str:
    if _tag(node) != "str":
        raise Unfit("attendu : un texte (mettez-le entre guillemets)")
    text: str = node.value
    if any(unicodedata.category(c) in ("Cc", "Cs") for c in text if c != "\n"):
        raise Unfit("un texte ne porte pas de caractère de commande : retirez-le")
    if len(text) > LONGEST_TEXT:
        raise Unfit(f"un texte a au plus {LONGEST_TEXT} caractères : raccourcissez-le")
    return text.strip()


def _word(node: Node, allowed: tuple[str, ...]) -> str:
    if node.value not in allowed:
        raise Unfit(f"valeurs admises : {', '.join(allowed)}")
    word: str = node.value
    return word


def _whole(node: ScalarNode) -> int:
    if _tag(node) != "int" or not _WHOLE.fullmatch(node.value):
        raise Unfit("attendu : un nombre entier, en chiffres et sans espace")
    return int(node.value)


def _number(node: ScalarNode) -> Number:
    read = _decimal(node)
    return int(read) if read == read.to_integral_value() else float(read)


def _decimal(node: ScalarNode) -> Decimal:
    if _tag(node) not in ("int", "float") or not _DECIMAL.fullmatch(node.value):
        raise Unfit("attendu : un nombre en chiffres, sans espace, avec un point pour la virgule")
    return Decimal(node.value)


def _date(node: ScalarNode) -> date:
    try:
        return date.fromisoformat(node.value)
    except ValueError:
        raise Unfit("attendu : une date qui existe, AAAA-MM-JJ") from None


_KINDS: Mapping[frozenset[Any], tuple[str, Callable[[ScalarNode], Any]]] = {
    frozenset({str}): ("un texte (mettez-le entre guillemets)", _text),
    frozenset({date}): ("une date, AAAA-MM-JJ", _date),
    frozenset({Decimal}): ("un nombre", _decimal),
    frozenset({int, float}): ("un nombre", _number),
    frozenset({int}): ("un nombre entier", _whole),
}
_HIDDEN = (*range(32), 127, *range(0xD800, 0xE000))
_VISIBLE = dict.fromkeys(_HIDDEN, "\N{REPLACEMENT CHARACTER}")
