"""What the reader has to say of one formation, with the place and the original text."""

from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from passerelles.formats.common.rejection import FRAGMENT_LENGTH, Rejection, Severity

# lxml publishes no types: an element is known by its tag, text, attributes and sourceline.
Element = Any

_MOST = 50
_LONGEST_KEY = 1 << 15
_MOST_CHARACTERS = 1 << 22


class Memory:
    """Parts of a file already read, by their text: providers and addresses come back all along.

    Bounded: emptied once it holds four million characters of text.
    """

    __slots__ = ("_characters", "parts")

    def __init__(self) -> None:
        self.parts: dict[str, Any] = {}
        self._characters = 0

    def keep(self, text: str, part: Any) -> None:
        if len(text) > _LONGEST_KEY:
            return
        if self._characters > _MOST_CHARACTERS:
            self.parts.clear()
            self._characters = 0
        self.parts[text] = part
        self._characters += len(text)


@dataclass(slots=True)
class Notes:
    """Doubts about the formation being read: one for a rule and an element, 50 in all.

    ``lines`` are those of the file before the document that the parser was given.
    """

    name: str
    memory: Memory = field(default_factory=Memory)
    lines: int = 0
    doubts: dict[tuple[str, str], Rejection] = field(default_factory=dict)
    count: int = 0

    def doubt(self, element: Element, rule: str, message: str) -> None:
        """Keep the formation, say what is doubtful in ``element``."""
        self.count += 1
        key = (rule, element.tag)
        if key not in self.doubts and len(self.doubts) < _MOST:
            self.doubts[key] = self.rejection(element, rule, message, severity="warning")

    def rejection(
        self, element: Element, rule: str, message: str, *, severity: Severity = "error"
    ) -> Rejection:
        path = f"{self.name}:{self.lines + element.sourceline}"
        return Rejection(path, rule, message, fragment(element), severity)


def fragment(element: Element) -> str:
    """The beginning of an element as the file writes it, its namespace left out."""
    written = str(etree.tostring(element, encoding="unicode", with_tail=False))
    start, end, rest = written[: FRAGMENT_LENGTH * 2].partition(">")
    for namespace in element.nsmap.values():
        start = start.replace(f'="{namespace}"', "")
    return start.replace(" xmlns", "") + end + rest


def local_name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
