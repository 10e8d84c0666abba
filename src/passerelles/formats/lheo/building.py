"""Frozen values made fast: a frozen dataclass spends five times longer being filled than read.

Its constructor goes through ``object.__setattr__`` for each attribute. Here an open twin, of the
same slots and defaults, is filled by plain assignments, then becomes an instance of the model.
"""

from dataclasses import MISSING, Field, field, fields, make_dataclass
from typing import Any


def open_twin(model: type) -> type:
    """A class to call as ``model``, whose instances may be given ``model`` as their ``__class__``.

    Only for a dataclass with slots, whose defaults are values.
    """
    own = [(one.name, Any, _default(one)) for one in fields(model)]
    return make_dataclass(model.__name__, own, eq=False, repr=False, slots=True)


def _default(one: "Field[Any]") -> Any:
    return field() if one.default is MISSING else field(default=one.default)
