"""What the reader has to say of one formation, with the place and the original text."""

from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from passerelles.formats.common.rejection import FRAGMENT_LENGTH, Rejection, Severity

# lxml publishes no types: an element is known by its tag, text, attributes and sourceline.
Element = Any

_MOST = 50


@dataclass(slots=True)
class Notes:
    """Doubts about the formation being read: one for a rule and an element, 50 in all."""

    name: str
    doubts: dict[tuple[str, str], Rejection] = field(default_factory=dict)

    def doubt(self, element: Element, rule: str, message: str) -> None:
        """Keep the formation, say what is doubtful in ``element``."""
        key = (rule, element.tag)
        if key not in self.doubts and len(self.doubts) < _MOST:
            self.doubts[key] = self.rejection(element, rule, message, severity="warning")

    def rejection(
        self, element: Element, rule: str, message: str, *, severity: Severity = "error"
    ) -> Rejection:
        path = f"{self.name}:{element.sourceline}"
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
