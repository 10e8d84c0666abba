"""Records to text, along their plan. Equal records give equal bytes.

What Lhéo 2.3 cannot carry in its place (a longer text, a code out of its table, a sixth
certification) is written whole in the extras ``hors-norme`` of the same record, under the path of
its element; in its place stands what 2.3 accepts of it: the text cut with « … », the first ones of
a list, nothing. The reader puts it back.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from passerelles.formats.lheo.fields import BEYOND, NOT_TOLD, Kind
from passerelles.formats.lheo.fillers import HYPHEN
from passerelles.formats.lheo.model import Extra, Extras, Training
from passerelles.formats.lheo.plan import LeafPlan, NodePlan, RecordPlan, WrapperPlan
from passerelles.formats.lheo.values import written

Lines = list[str]

_FILLED = f' tag="{NOT_TOLD}"'
_SPECIAL = re.compile('[&<>"\r\n\t\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]')
_WRITTEN = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;", "\n": "\n", "\t": "\t", '"': '"'}
_QUOTED = {**_WRITTEN, '"': "&quot;", "\n": "&#10;", "\t": "&#9;"}
_FORBIDDEN = "\N{REPLACEMENT CHARACTER}"


class Serialiser:
    """Writes one record at a time into ``lines``."""

    def __init__(self) -> None:
        self.lines: Lines = []
        self._beyond: list[str] = []
        self._filled = False
        self._carried = 0

    def training(self, plan: RecordPlan, value: Training) -> str:
        """``value`` as an element ``formation``, marked when something in it had to be filled."""
        self.lines, self._filled = [], False
        self.record("formation", plan, value)
        if self._filled:
            self.lines[0] = f"{self.lines[0][:-2]}{_FILLED}>\n"
        return "".join(self.lines)

    def record(self, tag: str, plan: RecordPlan, value: Any, *, mark: str = "") -> None:
        """Write ``value`` as the element ``tag``; ``mark`` is more attributes."""
        self._carried += 1
        above, self._beyond = self._beyond, []
        self.lines.append(f"<{tag}{_attributes(plan, value)}{mark}>\n")
        self._parts(plan.parts, value)
        self.extras(value.extras)
        if self._beyond:
            self.lines += [f'<extras info="{BEYOND}">\n', *self._beyond, "</extras>\n"]
        self.lines.append(f"</{tag}>\n")
        self._beyond = above

    def extras(self, groups: Iterable[Extra | Extras]) -> None:
        for group in groups:
            if isinstance(group, Extra):
                self.lines.append(_extra(group))
                continue
            told = _quoted(info=group.info, numero=group.number)
            self.lines.append(f"<extras{told}>\n")
            self.extras(group.children)
            self.lines.append("</extras>\n")

    def _parts(self, parts: Sequence[LeafPlan | NodePlan | WrapperPlan], value: Any) -> None:
        for part in parts:
            if isinstance(part, LeafPlan):
                self._leaf(part, getattr(value, part.name))
            elif isinstance(part, NodePlan):
                self._node(part, getattr(value, part.name))
            else:
                self._wrapper(part, value)

    def _wrapper(self, part: WrapperPlan, value: Any) -> None:
        if not part.required and not any(_told(below, value) for below in part.parts):
            return
        start, carried, filled = len(self.lines), self._carried, self._filled
        self.lines.append(f"<{part.tag}>\n")
        self._parts(part.parts, value)
        self.lines.append(f"</{part.tag}>\n")
        if not part.required and self._carried == carried:
            del self.lines[start:]
            self._filled = filled

    def _node(self, part: NodePlan, value: Any) -> None:
        values = value if isinstance(value, tuple) else () if value is None else (value,)
        for one in values[: part.most]:
            self.record(part.tag, part.record, one)
        if not values and part.blank is not None:
            self._filled = True
            self.record(part.tag, part.record, part.blank, mark=_FILLED)
        if part.most is not None and len(values) > part.most:
            self._keep_nodes(part, values)

    def _keep_nodes(self, part: NodePlan, values: Sequence[Any]) -> None:
        lines, self.lines = self.lines, []
        for one in values:
            self.record(part.tag, part.record, one)
        self._beyond += [f'<extra info="{part.path}">\n', *self.lines, "</extra>\n"]
        self.lines = lines

    def _leaf(self, part: LeafPlan, value: Any) -> None:
        received = value if isinstance(value, tuple) else (value,)
        texts = [(_text(one), _edition(one)) for one in received]
        told = [(text, edition) for text, edition in texts if text]
        carried = [(fit, edition) for text, edition in told if (fit := _fitting(part, text))]
        carried = carried[: part.most]
        self._carried += len(carried)
        if carried != told:
            self._beyond += [_element("extra", *one, info=part.path) for one in told]
        if not carried and part.filler is not None:
            self.lines.append(self._filler(part.tag, part.filler))
        self.lines += [_element(part.tag, *one) for one in carried]

    def _filler(self, tag: str, filler: str) -> str:
        if filler in (HYPHEN, ""):
            return f"<{tag}>{filler}</{tag}>\n"
        self._filled = True
        return f"<{tag}{_FILLED}>{filler}</{tag}>\n"


def _told(part: LeafPlan | NodePlan | WrapperPlan, value: Any) -> bool:
    if isinstance(part, WrapperPlan):
        return any(_told(below, value) for below in part.parts)
    given = getattr(value, part.name)
    return given is not None and given not in ("", ())


def _text(value: Any) -> str:
    return written(getattr(value, "code", value))


def _edition(value: Any) -> str:
    """The attributes that a Formacode carries beside its code."""
    main = ' tag="principal"' if getattr(value, "main", False) else ""
    return _quoted(ref=getattr(value, "edition", "")) + main


def _fitting(part: LeafPlan, text: str) -> str:
    """``text`` as 2.3 accepts it: whole, cut with « … », or ``""`` when it accepts none of it."""
    if part.codes:
        return text if part.kind is not Kind.TEXT or text in part.codes else ""
    if len(text) < part.low:
        return ""
    if part.high is None or len(text) <= part.high:
        return text
    return f"{text[: part.high - 1].rstrip()}…" if part.divisible else ""


def _extra(extra: Extra) -> str:
    told = _quoted(info=extra.info, numero=extra.number, ref=extra.ref)
    return f"<extra{told}>{_escaped(extra.text)}</extra>\n"


def _element(tag: str, text: str, edition: str, info: str = "") -> str:
    return f"<{tag}{_quoted(info=info)}{edition}>{_escaped(text)}</{tag}>\n"


def _attributes(plan: RecordPlan, value: Any) -> str:
    told = {name: written(getattr(value, leaf.name)) for name, leaf in plan.attributes.items()}
    return _quoted(**told)


def _quoted(**attributes: str) -> str:
    return "".join(
        f' {name}="{_SPECIAL.sub(_quote, text)}"' for name, text in attributes.items() if text
    )


def _escaped(text: str) -> str:
    return _SPECIAL.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    return _WRITTEN.get(found[0], _FORBIDDEN)


def _quote(found: re.Match[str]) -> str:
    return _QUOTED.get(found[0], _FORBIDDEN)
