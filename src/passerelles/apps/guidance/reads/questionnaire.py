"""The questionnaire of interests, as written in ``content/guidance``."""

from functools import cache
from importlib.resources import files
from pathlib import Path

from passerelles.domain.guidance.reaching.interests import Statement
from passerelles.formats.guidance.interests import read_interests


@cache
def statements() -> tuple[Statement, ...]:
    """The statements in the order to ask them."""
    path = Path(str(files("passerelles.content"))) / "guidance" / "interests.yaml"
    return tuple(Statement(one.code, one.letter, one.text) for one in read_interests(path))
