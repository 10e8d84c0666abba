"""What a sheet is made of: facts, known or not, and long texts."""

from collections.abc import Iterable
from dataclasses import dataclass

from passerelles.portals.public.catalogue.session.words import UNKNOWN

SHOWN = 650  # characters of a long text before it is folded


@dataclass(frozen=True, slots=True)
class Fact:
    """One line: what it is about and what is known; ``note`` qualifies it."""

    label: str
    value: str
    note: str = ""
    is_known: bool = True


@dataclass(frozen=True, slots=True)
class LongText:
    """Paragraphs of the publisher; ``rest`` is folded on screen and left out of paper."""

    title: str
    shown: tuple[str, ...]
    rest: tuple[str, ...] = ()


def fact(label: str, value: str, note: str = "") -> Fact:
    """A fact that a reader expects: when nobody said it, that is said."""
    text = value.strip()
    return Fact(label, f"{text[:1].upper()}{text[1:]}" if text else UNKNOWN, note, bool(text))


def facts_said(*pairs: tuple[str, str]) -> tuple[Fact, ...]:
    """Facts that nobody misses when they are absent."""
    return tuple(fact(label, value) for label, value in pairs if value.strip())


def long_text(title: str, text: str) -> LongText | None:
    """Cut after the paragraph, else the sentence, else the word in which the limit falls."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not lines:
        return None
    shown: list[str] = []
    room = SHOWN
    while lines and room > 0:
        line = lines.pop(0)
        head, tail = _cut(line, room)
        shown.append(head)
        room -= len(head)
        if tail:
            lines.insert(0, tail)
            break
    return LongText(title, tuple(shown), tuple(lines))


def long_texts(*pairs: tuple[str, str]) -> tuple[LongText, ...]:
    return tuple(filter(None, (long_text(title, text) for title, text in pairs)))


def joined(parts: Iterable[str], by: str = ", ") -> str:
    return by.join(filter(None, (part.strip() for part in parts)))


def _cut(line: str, room: int) -> tuple[str, str]:
    if len(line) <= room + SHOWN // 5:  # a fold that hides three words helps nobody
        return line, ""
    stop = line.rfind(". ", 0, room)
    stop = stop + 1 if stop > room // 2 else line.rfind(" ", 0, room)
    stop = stop if stop > 0 else room
    return line[:stop].strip(), line[stop:].strip()
