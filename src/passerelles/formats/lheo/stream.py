"""The formations of a file one by one, in flat memory, faster than events could give them.

lxml's ``iterparse`` calls back for each element that ends, which costs a third of its time. Nearly
all files go by batches (``batches.py``). Where one cannot go on, and it is there that errors are
told, the file is fed by pieces to a parser that only builds its tree; after each piece, the
formations that something follows are complete: they are given, then forgotten. A processing
instruction put at the head is the one event asked for, and leads to the root.
"""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from lxml import etree

from passerelles.formats.common.rejection import UnreadableFile
from passerelles.formats.lheo.batches import Unusual, batched
from passerelles.formats.lheo.notes import Element, local_name
from passerelles.formats.lheo.safe_xml import iterate, open_xml, read_root, refuse

_OPTIONS = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "remove_comments": True,
    "remove_blank_text": True,
    "collect_ids": False,
}
_PIECE = 1 << 16
_LONGEST_MB = 16
_MARK = b"<?root?>"
_HEADS = (b"<", b"\xef\xbb\xbf<")
_HOLDERS = ("lheo", "offres")


def formations(path: Path) -> Iterator[tuple[Element, int]]:
    """Yield each ``formation``, emptied when the next is asked for, and its lines.

    The lines are to be added to the ``sourceline`` of elements. Raises UnreadableFile at the point
    where the file becomes unreadable, or after 16 MB without the end of a formation: nothing real
    is that long, and memory stays flat.
    """
    read_root(path)
    given = 0
    try:
        for element, lines in batched(path):
            given += 1
            yield element, lines
    except Unusual:
        for element in islice(_by_pieces(path), given, None):
            yield element, 0


def _by_pieces(path: Path) -> Iterator[Element]:
    with open_xml(path) as raw:
        head = raw.read(_PIECE)
        if head.startswith(_HEADS):
            yield from _fed(path, head, raw)
            return
    # UTF-16 and other encodings in which no mark can be put: with events.
    for element in iterate(path, ("formation",)):
        if element.getparent() is not None:
            yield element


def _fed(path: Path, head: bytes, raw: BinaryIO) -> Iterator[Element]:
    parser = etree.XMLPullParser(events=("pi",), **_OPTIONS)
    waiting = 0
    try:
        parser.feed(_marked(head))
        (_, mark) = next(parser.read_events())
        while piece := raw.read(_PIECE):
            waiting += len(piece)
            for element in _complete(mark.getnext(), last=False):
                waiting = 0
                if local_name(element) == "formation":
                    yield element
            if waiting > _LONGEST_MB << 20:
                raise _endless(path, mark.getnext())
            parser.feed(piece)
            _clean(parser, mark)
        parser.close()
    except etree.XMLSyntaxError:
        refuse(path, parser.feed_error_log)
    _clean(parser, mark)
    for element in _complete(mark.getnext(), last=True):
        if local_name(element) == "formation":
            yield element


def _marked(head: bytes) -> bytes:
    """The head of the file with the mark put after its declaration."""
    start = head.index(b"<")
    if head[start:].startswith(b"<?xml"):
        start = head.index(b"?>") + 2
    return head[:start] + _MARK + head[start:]


def _complete(parent: Element, *, last: bool) -> Iterator[Element]:
    """What is read whole under ``parent``: not its last child, but at the end. Then forget it."""
    children = list(parent) if parent is not None else []
    for child in children:
        open_yet = child is children[-1] and not last
        if local_name(child) in _HOLDERS:
            yield from _complete(child, last=not open_yet)
        elif not open_yet:
            yield child
            parent.remove(child)


def _clean(parser: Any, mark: Element) -> None:
    """Take processing instructions out of the tree, their texts put together."""
    if any(True for _ in parser.read_events()):
        etree.strip_tags(mark.getnext(), etree.ProcessingInstruction)


def _endless(path: Path, root: Element) -> UnreadableFile:
    held = root
    while len(held) and local_name(held) != "formation":
        held = held[-1]
    return UnreadableFile(
        f"« {path.name} », ligne {held.sourceline} : l’élément « {local_name(held)} » dépasse "
        f"{_LONGEST_MB} Mo. Découpez-le : une formation tient en quelques kilo-octets."
    )
