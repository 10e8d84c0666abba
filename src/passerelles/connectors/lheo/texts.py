"""Texts as people should read them: no markup, no placeholder, no broken address."""

import html
import re
from functools import lru_cache
from html.parser import HTMLParser

# What publishers write where the language requires a text and they have none.
PLACEHOLDERS = frozenset(
    ("-", "--", "---", "—", ".", "..", "...", "…", "/", "x", "xx", "xxx", "n/a", "na", "n.c.")
) | {"nc", "nr", "n.r.", "non renseigne", "non renseigné", "non communiqué", "à compléter", "null"}

_TAGS = (
    "p|br|b|i|u|em|strong|ul|ol|li|div|span|a|h[1-6]|table|tr|td|th|tbody|thead|font|img|hr|"
    "sup|sub|script|style|o:p|center|blockquote"
)
_MARKUP = re.compile(rf"</?(?:{_TAGS})(?:\s[^<>]*)?/?>|<!--", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-f]{1,6}|[a-z]{2,8}\d?);", re.IGNORECASE)
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "ul",
        "ol",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "table",
        "blockquote",
        "hr",
        "center",
    ]
)
_LINES = frozenset(["br", "tr"])
_HIDDEN = frozenset(["script", "style"])
_DEEPEST = 5  # texts escaped again and again by successive tools
_LONGEST_PLACEHOLDER = max(map(len, PLACEHOLDERS))
_REMEMBERED = 1 << 14  # short texts come back: cities, codes, names of bodies
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


class _Plain(HTMLParser):
    """Collects the text of a fragment of HTML, blocks set apart by empty lines."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in _HIDDEN
        if tag == "li":
            self.pieces.append("\n- ")
        elif tag in _BLOCKS:
            self.pieces.append("\n\n")
        elif tag in _LINES:
            self.pieces.append("\n")
        elif tag in ("td", "th"):
            self.pieces.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in _HIDDEN and self._hidden > 0
        if tag in _BLOCKS:
            self.pieces.append("\n\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.pieces.append(re.sub(r"\s+", " ", data))


def paragraphs(text: str) -> str:
    """``text`` in plain paragraphs, ``""`` for a placeholder; doing it twice changes nothing."""
    if not _is_plain(text):
        for _ in range(_DEEPEST):
            plain = _once(text)
            if plain == text:
                break
            text = plain
    return "" if len(text) <= _LONGEST_PLACEHOLDER and text.lower() in PLACEHOLDERS else text


@lru_cache(_REMEMBERED)
def line(text: str) -> str:
    """``text`` on one line, ``""`` for a placeholder."""
    return " ".join(paragraphs(text).split())


def _is_plain(text: str) -> bool:
    """Whether nothing has to be done: most texts, hence a test made of fast operations only."""
    return (
        text.isprintable()  # neither line ends nor control characters nor other blanks
        and "<" not in text
        and "&" not in text
        and "  " not in text
        and text == text.strip()
    )


def _once(text: str) -> str:
    if _MARKUP.search(text):
        parser = _Plain()
        parser.feed(text)
        parser.close()
        text = "".join(parser.pieces)
    elif _ENTITY.search(text):
        text = html.unescape(text)
    return _tidy(_CONTROL.sub("", text))


def _tidy(text: str) -> str:
    lines = [" ".join(piece.split()) for piece in text.replace("\r", "\n").split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
