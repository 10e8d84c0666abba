"""SVG elements as text. Widths are percentages, so that letters keep their size on a phone."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from html import escape as escape_quotes
from xml.sax.saxutils import escape

NAMESPACE = "http://www.w3.org/2000/svg"
_LINK_CLASS = "chart-link"


@dataclass(frozen=True, slots=True)
class Drawing:
    """The inside of a chart and its size; ``box`` is a width in pixels when it is a picture that
    shrinks as a whole (a map), None when it stretches."""

    kind: str
    body: str
    height: float
    box: float | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """What a screen reader says of a chart."""

    title: str
    description: str


def tag(name: str, *children: str, **attributes: object) -> str:
    """An element; ``class_`` and ``text_anchor`` read ``class`` and ``text-anchor``, None is left
    out."""
    said = "".join(
        [
            f' {_attribute(key)}="{_quoted(value)}"'
            for key, value in attributes.items()
            if value is not None
        ]
    )
    inside = "".join(children)
    return f"<{name}{said}>{inside}</{name}>" if inside else f"<{name}{said}/>"


def words(said: str, **attributes: object) -> str:
    """A ``<text>``; what it says is escaped."""
    return tag("text", escape(said), **attributes)


def tip(said: str) -> str:
    """What shows on hover."""
    return tag("title", escape(said))


def percent(value: float) -> str:
    return f"{_shown(value)}%"


def link(href: str, label: str, *children: str) -> str:
    """``children`` inside a link that is read as ``label``; without address, as they are."""
    if not href:
        return "".join(children)
    return tag("a", *children, class_=_LINK_CLASS, href=href, aria_label=label)


def root(drawing: Drawing, said: Words, *, width: int | None, style: str = "") -> str:
    """The whole ``<svg>``. With links inside, it is a group: an image would hide them."""
    mark = f"chart-{hashlib.sha256((said.title + drawing.body).encode()).hexdigest()[:10]}"
    boxed = f"0 0 {_shown(drawing.box)} {_shown(drawing.height)}" if drawing.box else None
    across: object = width or (None if drawing.box else "100%")
    down = None if drawing.box and not width else drawing.height
    return tag(
        "svg",
        tag("title", escape(said.title), id=f"{mark}-title"),
        tag("desc", escape(said.description), id=f"{mark}-desc"),
        style,
        drawing.body,
        xmlns=NAMESPACE,
        class_=f"chart chart-{drawing.kind}",
        viewBox=boxed,
        width=across,
        height=down if not (drawing.box and width) else width * drawing.height / drawing.box,
        role="group" if _LINK_CLASS in drawing.body else "img",
        aria_labelledby=f"{mark}-title",
        aria_describedby=f"{mark}-desc",
    )


def together(parts: Iterable[str], **attributes: object) -> str:
    return tag("g", *parts, **attributes)


@cache
def _attribute(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _quoted(value: object) -> str:
    return escape_quotes(value) if isinstance(value, str) else _shown(value)


def _shown(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".") or "0"
    return str(value)
