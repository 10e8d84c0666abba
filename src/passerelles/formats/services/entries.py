"""One element of a list of a YAML file: its fields, and the line of each when it is wrong."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

Word = TypeVar("Word", bound=StrEnum)

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LONGEST_SHOWN = 20
_TAG = "tag:yaml.org,2002:"
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LINK = re.compile(r"https://[a-z0-9.-]+\.[a-z]{2,}(/[\w./%?=&#+-]*)?")
_PHONE = re.compile(r"\+33[1-9]\d{8}|0[1-9]\d{8}|3\d{3}")


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing to mend: ``file:line`` and a French sentence with the value and the remedy."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


Tell = Callable[[Node, str], None]


def read_nodes(content: bytes, file: str) -> list[Node] | Finding:
    """The elements of the list that a file is, or why it is not one."""
    try:
        node = yaml.compose(content.decode("utf-8-sig"), Loader=_LOADER)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        return Finding(file, line, "le fichier n’est pas écrit en UTF-8 : enregistrez-le ainsi.")
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        return Finding(file, line, "ce n’est pas du YAML à partir d’ici : vérifiez les retraits.")
    if not isinstance(node, SequenceNode):
        return Finding(file, 1, "le fichier est une liste : chaque fiche commence par « - slug: ».")
    return list(node.value)


@dataclass(slots=True)
class Entry:
    """Takes the fields one by one; what is wrong is told and replaced by something empty."""

    node: Node
    tell: Tell
    _given: dict[str, Node] = field(init=False, default_factory=dict)
    _taken: set[str] = field(init=False, default_factory=set)

    def __post_init__(self) -> None:
        if not isinstance(self.node, MappingNode):
            self.tell(self.node, "attendu : des champs, « champ: valeur ».")
            return
        for key, value in self.node.value:
            if key.value in self._given:
                self.tell(key, f"le champ « {key.value} » est écrit deux fois : gardez-en un.")
            self._given[str(key.value)] = value

    def has(self, name: str) -> bool:
        return name in self._given

    def at(self, name: str) -> Node:
        """Where the field stands; the entry when it is absent."""
        return self._given.get(name, self.node)

    def optional(self, name: str) -> str | None:
        """A text; None when the field is absent, null or empty."""
        node = self._scalar(name)
        if node is None or node.tag == f"{_TAG}null":
            return None
        if node.tag != f"{_TAG}str":
            self._wrong(name, node, "mettez ce texte entre guillemets")
        return node.value.strip() or None

    def text(self, name: str) -> str:
        found = self.optional(name)
        if found is None:
            self.tell(self.at(name), f"il manque « {name} » : écrivez-le.")
        return found or ""

    def slug(self, name: str) -> str:
        found = self.text(name)
        if found and not _SLUG.fullmatch(found):
            self._wrong(name, self.at(name), "attendu : des minuscules, chiffres et tirets")
        return found

    def link(self, name: str) -> str | None:
        return self._matching(name, _LINK, "attendu : une adresse « https://… »")

    def phone(self, name: str) -> str | None:
        return self._matching(name, _PHONE, "attendu : un numéro sans espace, « 0800007070 »")

    def whole(self, name: str) -> int:
        node = self._scalar(name)
        if node is not None and node.tag == f"{_TAG}int" and node.value.isdigit():
            return int(node.value)
        self._wrong(name, self.at(name), "attendu : un nombre entier positif")
        return 0

    def day(self, name: str) -> date:
        node = self._scalar(name)
        try:
            return date.fromisoformat(node.value if node else "")
        except ValueError:
            self._wrong(name, self.at(name), "attendu : une date qui existe, AAAA-MM-JJ")
            return date.min

    def among(self, name: str, allowed: Collection[str]) -> str | None:
        """A word of a closed list, or None."""
        found = self.optional(name)
        if found is not None and found not in allowed:
            self._wrong(name, self.at(name), _remedy(allowed))
            return None
        return found

    def word(self, name: str, words: type[Word]) -> Word:
        found = self.among(name, [word.value for word in words])
        if found is None and not self.optional(name):
            self.tell(self.at(name), f"il manque « {name} » : écrivez-le.")
        return words(found) if found else next(iter(words))

    def several(self, name: str, allowed: Collection[str] | None = None) -> tuple[str, ...]:
        """A list of texts, each in the closed list when there is one; empty when absent."""
        values = []
        for node in self._elements(name):
            if not isinstance(node, ScalarNode):
                self._wrong(name, node, "attendu : des mots entre crochets")
            elif allowed is not None and node.value not in allowed:
                self._wrong(name, node, _remedy(allowed))
            else:
                values.append(str(node.value))
        return tuple(values)

    def entries(self, name: str) -> list["Entry"]:
        return [Entry(node, self.tell) for node in self._elements(name)]

    def close(self) -> None:
        """Tell the fields that nobody took: they do not exist."""
        known = ", ".join(sorted(self._taken))
        for name, node in self._given.items():
            if name not in self._taken:
                self.tell(node, f"le champ « {name} » n’existe pas ; champs : {known}.")

    def _elements(self, name: str) -> list[Node]:
        self._taken.add(name)
        node = self._given.get(name)
        if node is None:
            return []
        if isinstance(node, SequenceNode):
            return list(node.value)
        self._wrong(name, node, "attendu : une liste (« [] » si elle est vide)")
        return []

    def _scalar(self, name: str) -> ScalarNode | None:
        self._taken.add(name)
        node = self._given.get(name)
        if node is None or isinstance(node, ScalarNode):
            return node
        self._wrong(name, node, "attendu : une seule valeur")
        return None

    def _matching(self, name: str, pattern: re.Pattern[str], told: str) -> str | None:
        found = self.optional(name)
        if found is not None and not pattern.fullmatch(found):
            self._wrong(name, self.at(name), told)
        return found

    def _wrong(self, name: str, node: Node, told: str) -> None:
        value = node.value if isinstance(node, ScalarNode) else "liste ou bloc"
        self.tell(node, f"« {name} » vaut « {str(value)[:60]} » : {told}.")


def _remedy(allowed: Collection[str]) -> str:
    """The values admitted; a long list is where it is published."""
    if len(allowed) > _LONGEST_SHOWN:
        return "cette valeur n’est pas dans la liste de data·inclusion"
    return f"valeurs admises : {', '.join(sorted(allowed))}"
