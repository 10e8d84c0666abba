"""Values built through an open twin are those that the constructor gives."""

from dataclasses import FrozenInstanceError, fields, is_dataclass

import pytest

from passerelles.formats.lheo import model
from passerelles.formats.lheo.building import open_twin

MODELS = [one for one in vars(model).values() if isinstance(one, type) and is_dataclass(one)]


@pytest.mark.parametrize("made", MODELS, ids=lambda one: one.__name__)
def test_a_twin_becomes_an_equal_frozen_value(made: type) -> None:
    given = {one.name: f"{number}" for number, one in enumerate(fields(made)) if number % 2 == 0}
    required = {one.name: "r" for one in fields(made)[:3]} | given
    built = open_twin(made)(**required)
    built.__class__ = made
    assert built == made(**required)
    assert hash(built) == hash(made(**required))
    with pytest.raises(FrozenInstanceError):
        setattr(built, fields(made)[0].name, "other")
