"""Content is typed with ordinary spaces; people read it with those that keep signs on the line."""

import re

_BEFORE = re.compile(r" (?=[:;!?»%€])")
_AFTER = re.compile(r"(?<=«) ")


def spaced(text: str) -> str:
    """``text`` with no-break spaces around the signs that want them."""
    return _AFTER.sub("\u00a0", _BEFORE.sub("\u00a0", text))
