"""Streaming of XML files that anybody may have made: no DTD, no entity, no network, flat memory.

A Lhéo file needs no document type, so one that carries any is refused before its content is read:
that closes the door on external entities and on entity bombs at once.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

from lxml import etree

from passerelles.formats.common.rejection import UnreadableFile

# lxml publishes no types: an element is known by its tag, text, attrib and sourceline.
Element = Any

_OPTIONS = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "remove_comments": True,
    "remove_pis": True,
}


class XmlFault(StrEnum):
    """Why a whole file cannot be read."""

    MISSING = "missing"
    NOT_XML = "not-xml"
    TRUNCATED = "truncated"
    ENCODING = "encoding"
    DOCTYPE = "doctype"


class UnreadableXml(UnreadableFile):
    """The file is refused; ``line`` counts from 1, 0 when nothing tells it."""

    def __init__(self, fault: XmlFault, message: str, *, line: int = 0) -> None:
        super().__init__(message)
        self.fault = fault
        self.line = line


def read_root(path: Path) -> Element:
    """The root element of ``path``, only its name, namespace and attributes being read.

    Raises UnreadableXml when the file is no XML or carries a document type.
    """
    with open_xml(path) as raw:
        events = etree.iterparse(raw, events=("start",), **_OPTIONS)
        try:
            root = next(events)[1]
        except (etree.XMLSyntaxError, StopIteration):
            refuse(path, events.error_log)
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableXml(
            XmlFault.DOCTYPE,
            f"« {path.name} » contient une déclaration DOCTYPE (entités ou document externe), "
            "refusée par sécurité : retirez-la, Lhéo n’en a pas besoin.",
            line=1,
        )
    return root


def iterate(path: Path, names: Sequence[str]) -> Iterator[Element]:
    """Yield the closed elements of these local ``names``, whatever their namespace, in file order.

    Each is emptied once the caller asks for the next one: keep values, not elements. After the last
    one, what no record holds (header, extras of the file) is yielded as the root element.
    Raises UnreadableXml at the point where the file becomes unreadable.
    """
    read_root(path)
    tags = [f"{{*}}{name}" for name in names]
    with open_xml(path) as raw:
        events = etree.iterparse(raw, events=("end",), tag=tags, **_OPTIONS)
        try:
            for _, element in events:
                yield element
                _forget(element, names)
        except etree.XMLSyntaxError:
            refuse(path, events.error_log)
        if local_name(events.root) not in names:
            yield events.root


def local_name(element: Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def open_xml(path: Path) -> BinaryIO:
    """The bytes of the file. Raises UnreadableXml when it does not open."""
    try:
        return path.open("rb")
    except OSError as error:
        raise UnreadableXml(
            XmlFault.MISSING, f"« {path} » n’existe pas ou ne s’ouvre pas : vérifiez le chemin."
        ) from error


def _forget(element: Element, names: Sequence[str]) -> None:
    element.clear()
    before = element.getprevious()
    if before is not None and local_name(before) in names:
        element.getparent().remove(before)


_CODES = etree.ErrorTypes
_NOT_XML = "ce n’est pas un fichier XML : vérifiez que c’est le bon."
_ENCODING = (
    XmlFault.ENCODING,
    "un caractère n’est pas écrit dans l’encodage annoncé : enregistrez le fichier en UTF-8.",
)
_TRUNCATED = (
    XmlFault.TRUNCATED,
    "le fichier s’arrête au milieu : transmettez-le en entier.",
)
_REASONS = {
    _CODES.ERR_TAG_NOT_FINISHED: _TRUNCATED,
    _CODES.ERR_GT_REQUIRED: _TRUNCATED,
    _CODES.ERR_INVALID_ENCODING: _ENCODING,
    _CODES.ERR_UNSUPPORTED_ENCODING: _ENCODING,
    _CODES.ERR_UNKNOWN_ENCODING: _ENCODING,
    _CODES.I18N_CONV_FAILED: _ENCODING,
    _CODES.I18N_NO_HANDLER: _ENCODING,
    _CODES.ERR_RESOURCE_LIMIT: (
        XmlFault.DOCTYPE,
        "un texte dépasse 10 Mo, ou des entités s’y répètent sans fin, ce qui est refusé par "
        "sécurité : coupez le texte, ou retirez le DOCTYPE.",
    ),
    _CODES.ERR_DOCUMENT_EMPTY: (XmlFault.NOT_XML, _NOT_XML),
    _CODES.ERR_UNDECLARED_ENTITY: (
        XmlFault.NOT_XML,
        "une entité HTML (comme &nbsp; ou &eacute;) n’existe pas en XML : écrivez le caractère.",
    ),
    _CODES.ERR_NAME_REQUIRED: (
        XmlFault.NOT_XML,
        "un signe « & » ou « < » est écrit tel quel : écrivez « &amp; » ou « &lt; ».",
    ),
    _CODES.ERR_TAG_NAME_MISMATCH: (
        XmlFault.NOT_XML,
        "une balise est fermée par une balise d’un autre nom : corrigez l’une des deux.",
    ),
    _CODES.ERR_INVALID_CHAR: (
        XmlFault.NOT_XML,
        "un caractère de contrôle, interdit en XML, s’y trouve : retirez-le.",
    ),
}


def refuse(path: Path, log: Any) -> NoReturn:
    """Turn the first error that the parser journaled into the refusal of the file."""
    entries = [one for one in log if one.level_name in ("ERROR", "FATAL")]
    known = next((one for one in entries if one.type in _REASONS), None)
    told = known or next(iter(entries), None)
    line = told.line if told else 0
    place = f"« {path.name} », ligne {line}" if line else f"« {path.name} »"
    unknown = "ce n’est pas du XML bien formé : exportez-le de nouveau."
    default = (XmlFault.NOT_XML, unknown if told else _NOT_XML)
    fault, why = _REASONS[known.type] if known else default
    raise UnreadableXml(fault, f"{place} : {why}", line=line)
