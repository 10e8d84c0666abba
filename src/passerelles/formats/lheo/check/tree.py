"""The elements of one record as the checker walks them: names without namespace, texts trimmed."""

from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache

from passerelles.formats.lheo.safe_xml import Element

_NO_ATTRIBUTE: Mapping[str, str] = {}


class Node:
    """An element. ``name`` may be mended by the structure rules, ``received`` never is.

    ``opaque`` marks a record already checked on its own; ``position`` is that of a record among
    those of its name, from 1.
    """

    __slots__ = (
        "attributes",
        "children",
        "line",
        "name",
        "opaque",
        "parent",
        "position",
        "received",
        "text",
    )

    def __init__(self, element: Element, parent: "Node | None" = None) -> None:
        self.name = self.received = _name(element.tag)
        items = element.items()
        self.attributes: Mapping[str, str] = dict(items) if items else _NO_ATTRIBUTE
        self.line: int = element.sourceline or 0
        self.parent = parent
        self.opaque = False
        self.position = 0
        text: str | None = element.text
        self.text = text.strip() if text else ""
        self.children: list[Node] = []

    def child(self, name: str) -> "Node | None":
        """The first child of this name."""
        for node in self.children:
            if node.name == name:
                return node
        return None

    def all(self, name: str) -> "list[Node]":
        return [node for node in self.children if node.name == name]

    def find(self, *names: str) -> "Node | None":
        """The element at the end of this path of first children."""
        node: Node | None = self
        for name in names:
            node = node.child(name) if node else None
        return node

    def value(self, *names: str) -> str:
        """The text at the end of this path, ``""`` when there is none."""
        found = self.find(*names)
        return found.text if found else ""

    def walk(self) -> "Iterator[Node]":
        """This element and everything below, in file order, opaque records left out."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            if not node.opaque:
                yield node
                waiting.extend(reversed(node.children))

    def path(self) -> str:
        """``formation[2]/action/session[3]``: an index where several siblings share the name."""
        here = f"{self.received}{self._index()}"
        return f"{self.parent.path()}/{here}" if self.parent else here

    def _index(self) -> str:
        if self.parent is None:
            return f"[{self.position}]" if self.position else ""
        twins = self.parent.all(self.name)
        return f"[{twins.index(self) + 1}]" if len(twins) > 1 and self in twins else ""


def build(element: Element, *, opaque: Collection[str] = ()) -> Node:
    """The tree under ``element``; the records named in ``opaque`` are kept without their content.

    Nothing of the parser is kept: the element may be emptied afterwards.
    """
    return _build(element, None, opaque)


@lru_cache(maxsize=4096)
def _name(tag: str) -> str:
    return tag.rpartition("}")[2]


def _build(element: Element, parent: Node | None, opaque: Collection[str]) -> Node:
    node = Node(element, parent)
    if node.name in opaque:
        node.opaque = True
        return node
    for child in element:
        node.children.append(_build(child, node, opaque))
    return node
