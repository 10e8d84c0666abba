"""Words cut to the room that a chart has for them."""

import textwrap


def split(label: str, width: int, *, lines: int = 2) -> list[str]:
    """``label`` in at most ``lines`` lines of ``width`` letters; the last one ends with « … »."""
    return textwrap.wrap(
        label, width, max_lines=lines, placeholder="\u00a0…", break_long_words=True
    ) or [""]
