"""A report as values: sections made of texts, charts and grids. Every word is ready to read."""

from dataclasses import dataclass, field
from datetime import date

from passerelles.documents.charts import Chart


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; ``is_note`` sets it smaller, ``is_missing`` frames it: something lacks."""

    words: str
    is_note: bool = False
    is_missing: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart; ``wide`` takes the whole width, else two of them stand side by side."""

    chart: Chart
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of words. ``numeric``: ranks of the columns aligned right. ``strong``: ranks of the
    rows that stand out. ``weights``: parts of the width that the columns of words share."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()
    strong: frozenset[int] = frozenset()
    weights: tuple[float, ...] = ()
    notes: tuple[str, ...] = ()


Block = Text | Picture | Grid


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the report; ``sources``: numbers, from 1, in the list of the report."""

    title: str
    blocks: tuple[Block, ...]
    sources: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Key:
    """A figure of the first page: its value in words, what it is, what bounds it."""

    value: str
    label: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """A source of the report, as its last page lists it."""

    name: str
    vintage: str
    gives: str
    licence: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """``kind`` is said above the title (« Diagnostic de territoire »)."""

    kind: str
    title: str
    subtitle: str
    made_on: date
    is_demonstration: bool
    keys: tuple[Key, ...]
    essentials: tuple[str, ...]
    parts: tuple[Part, ...]
    origins: tuple[Origin, ...] = ()
    definitions: tuple[tuple[str, str], ...] = field(default=())
