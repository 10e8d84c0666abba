"""The formations of a file as they nearly all are, parsed by batches: the fast lane of the stream.

The bytes are cut after the end of a formation, and each batch is parsed alone between the head and
the foot of the file. lxml parses a whole document faster than one fed by pieces, and frees it at
once. A batch that parses leaves the file exactly where it began, inside ``offres``, so that cuts
are safe; whatever is out of the ordinary raises ``Unusual``, and the stream takes its other lane.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from lxml import etree

from passerelles.formats.lheo.notes import Element
from passerelles.formats.lheo.safe_xml import local_name, open_xml

_OPTIONS = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "remove_comments": True,
    "remove_pis": True,
    "remove_blank_text": True,
    "collect_ids": False,
}
_PARSER = etree.XMLParser(**_OPTIONS)
_SIZE = 1 << 17
_LONGEST = 16 << 20
_GAP = rb"(?:\s|<!--(?:(?!--).)*-->)*"
_HEAD = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:<\?xml[^<>]*\?>)?%b<((?:[\w.-]+:)?)lheo(?:\s[^<>]*)?(?<!/)>%b"
    rb"<\1offres(?:\s[^<>]*)?(?<!/)>" % (_GAP, _GAP),
    re.DOTALL,
)
_DEFAULT_NAMESPACE = re.compile(rb"""\sxmlns\s*=\s*(?:"[^"]*"|'[^']*')""")


class Unusual(Exception):
    """The file, or what is left of it, does not lend itself to batches."""


def batched(path: Path) -> Iterator[tuple[Element, int]]:
    """Yield each formation with the number of lines to add to those of its elements.

    Raises Unusual, possibly after some formations, when the file is not a plain ``lheo`` of
    ``offres``, or is not well formed: another reader will say why.
    """
    with open_xml(path) as raw:
        start = raw.read(_SIZE)
        head = _HEAD.match(start)
        if head is None:
            raise Unusual
        opening = _DEFAULT_NAMESPACE.sub(b"", head[0])
        closing = b"</%boffres></%blheo>" % (head[1], head[1])
        lines = 0
        for batch in _cut(raw, start[head.end() :], b"</%bformation>" % head[1]):
            last = not batch.endswith(b"formation>")
            offers = _parsed(opening + batch + (b"" if last else closing))
            for child in offers:
                if local_name(child) == "formation":
                    yield child, lines
            lines += batch.count(b"\n")


def _cut(raw: BinaryIO, rest: bytes, end: bytes) -> Iterator[bytes]:
    """The bytes by batches that close on a formation, then what follows the last one."""
    while piece := raw.read(_SIZE):
        rest += piece
        cut = rest.rfind(end) + len(end)
        if cut >= len(end):
            yield rest[:cut]
            rest = rest[cut:]
        elif len(rest) > _LONGEST:
            raise Unusual
    cut = rest.rfind(end) + len(end)
    if cut >= len(end):
        yield rest[:cut]
        rest = rest[cut:]
    yield rest + b"\n"


def _parsed(document: bytes) -> Element:
    try:
        root = etree.fromstring(document, _PARSER)
    except etree.XMLSyntaxError:
        raise Unusual from None
    offers = [child for child in root if local_name(child) == "offres"]
    if len(offers) != 1:
        raise Unusual
    return offers[0]
