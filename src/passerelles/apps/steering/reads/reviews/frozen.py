"""The content of a review as canonical JSON, back, and its fingerprint."""

import hashlib
import json
from dataclasses import asdict, fields, is_dataclass
from datetime import date
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from passerelles.apps.steering.models import YearlyReview
from passerelles.apps.steering.reads.reviews.values import ReviewContent


def to_json(content: ReviewContent) -> dict[str, Any]:
    """What the database keeps: texts, numbers, lists; whole numbers without a decimal point.

    PostgreSQL may write 1e16 as an integer: with this rule the same bytes are hashed before it and
    after it.
    """
    plain: dict[str, Any] = _plain(asdict(content))
    return plain


def from_json(kept: dict[str, Any]) -> ReviewContent:
    """The content that ``to_json`` wrote. Raises KeyError and TypeError on anything else."""
    content: ReviewContent = _built(ReviewContent, kept)
    return content


def fingerprint(kept: dict[str, Any]) -> str:
    """SHA-256 of the canonical JSON (sorted keys, no spaces, UTF-8): what the colleges sign."""
    written = json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def is_intact(review: YearlyReview) -> bool:
    """Whether the frozen content still has the fingerprint that was signed."""
    return review.content is not None and fingerprint(review.content) == review.sha256


def _plain(value: Any) -> Any:
    match value:
        case dict():
            return {key: _plain(one) for key, one in value.items()}
        case list() | tuple():
            return [_plain(one) for one in value]
        case date():
            return value.isoformat()
        case float() if value.is_integer():
            return int(value)
    return value


def _built(record: Any, kept: dict[str, Any]) -> Any:
    """The dataclass ``record`` of values.py, made of what was kept of it."""
    hints = get_type_hints(record)
    given = {f.name: _value(hints[f.name], kept[f.name]) for f in fields(record)}
    return record(**given)


def _value(hint: Any, kept: Any) -> Any:
    if get_origin(hint) is UnionType:
        hint = next(one for one in get_args(hint) if one is not NoneType)
    if kept is None:
        return None
    if get_origin(hint) is tuple:
        return tuple(_value(one, each) for one, each in zip(_each(hint, kept), kept, strict=True))
    if is_dataclass(hint):
        return _built(hint, kept)
    return date.fromisoformat(kept) if hint is date else hint(kept)


def _each(hint: Any, kept: list[Any]) -> list[Any]:
    """The type of each item: ``tuple[X, ...]`` or ``tuple[X, Y]``."""
    given = get_args(hint)
    return [given[0]] * len(kept) if given[1:] == (Ellipsis,) else list(given)
