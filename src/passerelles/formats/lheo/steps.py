"""What the reader does with one element, by the kind of field it fills."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, Protocol

from lxml.etree import tostring

from passerelles.formats.lheo.extras import read_extras
from passerelles.formats.lheo.fields import BEYOND, NOT_TOLD, Kind, Leaf
from passerelles.formats.lheo.grammar import NAMES
from passerelles.formats.lheo.model import Formacode, TargetPublic
from passerelles.formats.lheo.notes import Element, Notes, local_name
from passerelles.formats.lheo.values import READERS, RULES

Values = dict[str, Any]

_LONGEST_TAG = 200
_MOST_TAGS = 2000
_MOST_CONVERTED = 1 << 15


class Reader(Protocol):
    """Reads the record that an element is."""

    def read(self, element: Element, notes: Notes) -> Any: ...


class Step:
    """What to do with one element.

    ``name`` is the attribute of a single text or value, else ``""``; ``known`` gives the values of
    the texts already converted, None for a text kept as it is.
    """

    __slots__ = ("known", "name")

    def __init__(self, name: str = "", known: dict[str | None, Any] | None = None) -> None:
        self.name = name
        self.known = known

    def read(self, element: Element, values: Values, notes: Notes) -> None:
        raise NotImplementedError


class Plain(Step):
    """One text or code, kept as written; ``Steps.fill`` does the same without a call."""

    __slots__ = ()

    def read(self, element: Element, values: Values, notes: Notes) -> None:
        text = element.text
        if text and (text := text.strip()) and text != "-":
            if self.name in values:
                _repeated(element, notes)
            else:
                values[self.name] = text


class Unknown(Step):
    """An element that the language does not have here."""

    __slots__ = ()

    def read(self, element: Element, values: Values, notes: Notes) -> None:
        place = local_name(element.getparent())
        known = "n’a pas sa place ici" if local_name(element) in NAMES else "n’existe pas en Lhéo"
        notes.doubt(
            element,
            "lheo.unknown-element",
            f"L’élément « {local_name(element)} » {known} (dans « {place} ») : "
            "nous ne l’avons pas lu. Déplacez-le, ou mettez-le dans un « extras ».",
        )


class Misspelt(Step):
    """An element whose name is nearly one of those expected here."""

    __slots__ = ("meant", "spelt")

    def __init__(self, spelt: str, meant: Step) -> None:
        super().__init__()
        self.spelt = spelt
        self.meant = meant

    def read(self, element: Element, values: Values, notes: Notes) -> None:
        notes.doubt(
            element,
            "lheo.misspelt-element",
            f"« {local_name(element)} » est mal écrit : nous avons lu « {self.spelt} ». "
            "Corrigez le nom de l’élément.",
        )
        self.meant.read(element, values, notes)


class Prose(Step):
    """A text, in which markup may have been left."""

    __slots__ = ("target",)

    def __init__(self, target: str) -> None:
        super().__init__()
        self.target = target

    def read(self, element: Element, values: Values, notes: Notes) -> None:
        text = _words(element, notes) if len(element) else element.text
        if text and (text := text.strip()) and text != "-":
            if self.target in values:
                _repeated(element, notes)
            else:
                values[self.target] = text


class Many(Step):
    """A text that may come several times."""

    __slots__ = ("target",)

    def __init__(self, target: str) -> None:
        super().__init__()
        self.target = target

    def read(self, element: Element, values: Values, notes: Notes) -> None:
        text = element.text
        if text and (text := text.strip()) and text != "-":
            values.setdefault(self.target, []).append(text)


class Converted(Step):
    """A number, a flag, a date or a coordinate; texts already converted are remembered."""

    __slots__ = ("convert", "many", "remembered", "rule", "target")

    def __init__(self, leaf: Leaf, *, many: bool) -> None:
        self.remembered: dict[str | None, Any] = {}
        super().__init__("" if many else leaf.name, self.remembered)
        self.target = leaf.name
        self.many = many
        self.convert = READERS[leaf.kind]
        self.rule = RULES[leaf.kind]

    def read(self, element: Element, values: Values, notes: Notes) -> None:
        value = self.remembered.get(element.text)
        if value is None:
            value = self._convert(element, notes)
        if value is None:
            return
        if self.many:
            values.setdefault(self.target, []).append(value)
        elif self.target in values:
            _repeated(element, notes)
        else:
            values[self.target] = value

    def _convert(self, element: Element, notes: Notes) -> Any:
        text = (element.text or "").strip()
        if not text or text == "-":
            return None
        try:
            value = self.convert(text)
        except ValueError as error:
            notes.doubt(element, self.rule, f"{local_name(element)} : {error}")
            return None
        if len(self.remembered) < _MOST_CONVERTED:
            self.remembered[element.text] = value
        return value


class Edited(Step):
    """A code that tells its edition: a Formacode, or the Formacode of a public."""

    __slots__ = ("make", "target")

    def __init__(self, leaf: Leaf) -> None:
        super().__init__()
        self.target = leaf.name
        self.make = _public if leaf.kind is Kind.PUBLIC else _formacode

    def read(self, element: Element, values: Values, notes: Notes) -> None:
        text = (element.text or "").strip()
        if text and text != "-":
            values.setdefault(self.target, []).append(self.make(element, text))


class Nested(Step):
    """A record below this one."""

    __slots__ = ("many", "reader", "target")

    def __init__(self, target: str, reader: Reader, *, many: bool) -> None:
        super().__init__()
        self.target = target
        self.many = many
        self.reader = reader

    def read(self, element: Element, values: Values, notes: Notes) -> None:
        value = self.reader.read(element, notes)
        if self.many:
            values.setdefault(self.target, []).append(value)
        elif self.target in values:
            _repeated(element, notes)
        else:
            values[self.target] = value


class Remembering:
    """Reads a record that comes back all along a file: the same text is read once."""

    __slots__ = ("_reader",)

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def read(self, element: Element, notes: Notes) -> Any:
        text = tostring(element, encoding="unicode", with_tail=False)
        value = notes.memory.parts.get(text)
        if value is None:
            doubts = notes.count
            value = self._reader.read(element, notes)
            if notes.count == doubts:
                notes.memory.keep(text, value)
        return value


class Wrapped(Step):
    """An element that only groups: its children fill the record above it."""

    __slots__ = ("steps",)

    def __init__(self, steps: "Steps") -> None:
        super().__init__()
        self.steps = steps

    def read(self, element: Element, values: Values, notes: Notes) -> None:
        self.steps.fill(element, values, notes)


class Filled(Step):
    """A required element, that the writer marks when it had to fill it: then it is absent."""

    __slots__ = ("step",)

    def __init__(self, step: Step) -> None:
        super().__init__()
        self.step = step

    def read(self, element: Element, values: Values, notes: Notes) -> None:
        if element.get("tag") != NOT_TOLD:
            self.step.read(element, values, notes)


class Beside(Step):
    """Extras, among which those where the writer keeps what 2.3 cannot hold in its place."""

    __slots__ = ()

    def read(self, element: Element, values: Values, notes: Notes) -> None:
        if element.get("info") == BEYOND:
            values.setdefault(BEYOND, []).append(element)
            return
        values.setdefault("extras", []).append(read_extras(element))


class Steps(dict[str, Step]):
    """The steps of the children of one element, by tag as the parser gives it."""

    def __init__(self, steps: Mapping[str, Step]) -> None:
        super().__init__()
        self.known = steps

    def __missing__(self, tag: str) -> Step:
        step = self._recognised(tag.rpartition("}")[2].rpartition(":")[2])
        if len(tag) < _LONGEST_TAG and len(self) < _MOST_TAGS:
            self[tag] = step
        return step

    def _recognised(self, name: str) -> Step:
        for same in (name, f"reference-{name}", name.removeprefix("reference-")):
            if same in self.known:
                return self.known[same]
        lowered = {known.lower(): known for known in self.known}
        near = get_close_matches(name.lower().replace("_", "-"), lowered, n=1, cutoff=0.85)
        if not near or name in NAMES:
            return Unknown()
        spelt = lowered[near[0]]
        return Misspelt(spelt, self.known[spelt])

    def fill(self, element: Element, values: Values, notes: Notes) -> None:
        """Read the children of ``element`` into ``values``."""
        for child in element:
            step = self[child.tag]
            name = step.name
            if not name or name in values:
                step.read(child, values, notes)
            elif (known := step.known) is None:
                if (text := child.text) and (text := text.strip()) and text != "-":
                    values[name] = text
            elif (value := known.get(child.text)) is not None:
                values[name] = value
            else:
                step.read(child, values, notes)


def _words(element: Element, notes: Notes) -> str:
    notes.doubt(
        element,
        "lheo.markup-in-text",
        f"Le texte de « {local_name(element)} » contient des balises : nous n’avons gardé que "
        "les mots. Écrivez un texte simple.",
    )
    return " ".join(" ".join(element.itertext()).split())


def _repeated(element: Element, notes: Notes) -> None:
    notes.doubt(
        element,
        "lheo.repeated-element",
        f"« {local_name(element)} » est donné plusieurs fois là où Lhéo n’en admet qu’un : "
        "nous avons gardé le premier. Supprimez les autres.",
    )


def _formacode(element: Element, code: str) -> Formacode:
    return Formacode(code, element.get("ref", ""), element.get("tag") == "principal")


def _public(element: Element, code: str) -> TargetPublic:
    return TargetPublic(code, element.get("ref", ""))
