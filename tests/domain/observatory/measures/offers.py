"""A small offer as columns; every answer is unsaid unless told."""

from typing import Any

import numpy as np

from passerelles.domain.observatory.measures.offer_table import UNSAID, OfferTable

_NUMBERS = ("training", "provider", "programme", "exit_level")
_SPECIAL = (*_NUMBERS, "programmes", "seats", "to_come")


def offer(size: int, **columns: Any) -> OfferTable:
    """``size`` sessions of ten seats, each with its own training and body, all to come."""
    made: dict[str, Any] = {
        "training": np.arange(size),
        "provider": np.arange(size),
        "programme": np.full(size, -1),
        "exit_level": np.zeros(size, dtype=np.int64),
        "seats": np.full(size, 10.0),
        "to_come": np.ones(size, dtype=np.bool_),
        "programmes": ("lectio",),
    }
    answers = [name for name in OfferTable.__slots__ if name not in _SPECIAL]
    made |= {name: np.full(size, UNSAID, dtype=np.int8) for name in answers}
    for name, values in columns.items():
        made[name] = values if name == "programmes" else np.array(values, dtype=made[name].dtype)
    return OfferTable(**made)
