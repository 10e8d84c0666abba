"""YAML or JSON text into plain values, with the line of each; no value is guessed."""

import json
import re
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from passerelles.formats.common.fields import FieldFinding
from passerelles.formats.common.rejection import UnreadableFile

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 30
_TAG = "tag:yaml.org,2002:"
# What YAML 1.1 also reads as numbers (010 as 8, 12:30 as 750) is not what its author meant.
_WHOLE = re.compile(r"-?(?:0|[1-9]\d{0,11})")
_DECIMAL = re.compile(r"-?(?:0|[1-9]\d{0,11})\.\d{1,6}")
_HALVES = re.compile(r"\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}")
_TRUE = frozenset(("true", "yes", "on"))


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing to mend: where, and a French sentence that names the field and the remedy."""

    file: str
    line: int
    field: str
    message: str

    def __str__(self) -> str:
        said = f"{self.field} : {self.message}" if self.field else self.message
        return f"{self.file}:{self.line}: {said}"


class BrokenContent(ValueError):
    """Files cannot be used; the message holds their findings, one a line."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__("\n".join(map(str, findings)))
        self.findings = findings


@dataclass(slots=True)
class Document:
    """The value of a file, and the line of each path such as ``[0].person.age``."""

    file: str
    value: Any = None
    lines: dict[str, int] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    warnings: list[Finding] = field(default_factory=list)

    def tell(self, place: str, message: str) -> None:
        self.findings.append(Finding(self.file, self.line(place), place, message))

    def line(self, place: str) -> int:
        """The line of a path, of what holds it when it is absent; 1 when nothing does."""
        while place and place not in self.lines:
            place = place[: max(place.rfind("."), place.rfind("["), 0)]
        return self.lines.get(place, 1)

    def keep(self, found: list[FieldFinding]) -> None:
        """Add what fields tell: what keeps from judging, and what is only worth knowing."""
        for one in found:
            kept = self.findings if one.severity == "error" else self.warnings
            kept.append(Finding(self.file, self.line(one.field), one.field, one.message))


def read_document(path: Path) -> Document:
    """The document of a file. Raises UnreadableFile when there is none to read."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(
            f"« {path} » ne peut pas être lu : vérifiez le chemin et les droits."
        ) from error
    return parse_document(content, path.name)


def parse_document(content: bytes, file: str) -> Document:
    """The document of a text in UTF-8; what is wrong with it is in its findings."""
    document = Document(file)
    try:
        node = yaml.compose(_composable(content.decode("utf-8-sig")), Loader=_LOADER)
    except UnicodeDecodeError as error:
        document.lines[""] = content[: error.start].count(b"\n") + 1
        document.tell("", "le fichier n’est pas écrit en UTF-8 : enregistrez-le ainsi.")
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        document.lines[""] = mark.line + 1 if mark else 1
        document.tell("", "ce n’est ni du YAML ni du JSON à partir d’ici : vérifiez les retraits.")
    except RecursionError:
        document.tell("", "trop de listes ou de blocs les uns dans les autres : simplifiez.")
    else:
        plain = _Plain(document, most=len(content) + 2 * _DEEPEST)
        document.value = plain.value(node, "", 0) if node is not None else None
    return document


def _composable(text: str) -> str:
    """JSON may be indented with tabs, and hold signs in two halves, which YAML refuses."""
    if not text.lstrip().startswith(("[", "{")):
        return text
    try:
        json.loads(text)
    except ValueError:
        return text
    return _HALVES.sub(lambda halves: str(json.loads(f'"{halves[0]}"')), text.replace("\t", " "))


class _Plain:
    """Nodes into values: texts, numbers, true, false, None, lists and mappings.

    A text of ``most`` octets writes fewer values than that, unless its aliases repeat some.
    """

    def __init__(self, document: Document, *, most: int) -> None:
        self._document = document
        self._left = most

    def value(self, node: Node, place: str, depth: int) -> Any:
        self._document.lines.setdefault(place, node.start_mark.line + 1)
        self._left -= 1
        if self._left == -1:
            self._document.tell("", "ce texte se répète sans fin par ses renvois (&, *).")
        if self._left < 0:
            return None
        if depth > _DEEPEST:
            self._document.tell(place, "trop de blocs les uns dans les autres : simplifiez.")
            return None
        if isinstance(node, MappingNode):
            return self._mapping(node, place, depth)
        if isinstance(node, SequenceNode):
            return [self.value(n, f"{place}[{i}]", depth + 1) for i, n in enumerate(node.value)]
        return self._scalar(node, place)

    def _mapping(self, node: MappingNode, place: str, depth: int) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key, held in node.value:
            name = key.value if isinstance(key, ScalarNode) else "?"
            inner = f"{place}.{name}" if place else name
            if name in values:
                self._document.tell(inner, "ce champ est écrit deux fois : gardez-en un.")
            values[name] = self.value(held, inner, depth + 1)
        return values

    def _scalar(self, node: Node, place: str) -> Any:
        tag = node.tag.removeprefix(_TAG)
        text: str = node.value
        if tag == "null":
            return None
        if tag == "bool":
            return text.lower() in _TRUE
        if tag == "int" and _WHOLE.fullmatch(text):
            return int(text)
        if tag in ("int", "float") and _DECIMAL.fullmatch(text):
            return Decimal(text)
        if any("\ud800" <= sign <= "\udfff" for sign in text):
            self._document.tell(place, "ce texte porte un signe incomplet : retirez-le.")
            return ""
        return text
