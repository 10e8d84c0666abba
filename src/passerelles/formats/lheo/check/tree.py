"""The elements of one record as the checker walks them: names without namespace, texts trimmed."""

from collections.abc import Collection, Iterator, Mapping

from passerelles.formats.lheo.safe_xml import Element, local_name


class Node:
    """An element. ``name`` may be mended by the structure rules, ``received`` never is.

    ``nested`` holds the names of the children of an element that should hold a text only;
    ``opaque`` marks a record already checked on its own.
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
        self.name = self.received = local_name(element)
        self.attributes: Mapping[str, str] = element.attrib
        self.line: int = element.sourceline or 0
        self.parent = parent
        self.opaque = False
        self.position = 0
        self.text: str = (element.text or "").strip()
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
        if self.opaque:
            return
        yield self
        for node in self.children:
            yield from node.walk()

    def ancestor(self, name: str) -> "Node | None":
        node = self.parent
        while node is not None and node.name != name:
            node = node.parent
        return node

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

    The text of an element that mixes text and elements gathers all of it.
    """
    return _build(element, None, opaque)


def _build(element: Element, parent: Node | None, opaque: Collection[str]) -> Node:
    node = Node(element, parent)
    if node.name in opaque:
        node.opaque = True
        return node
    for child in element:
        node.children.append(_build(child, node, opaque))
    return node
