"""French typography of pages: no line begins with « ; » or ends with «, no number is cut.

Pages hold texts of many hands (templates, contents, official labels): the spaces are made right
where all of them pass, so that sources, the API and the console keep ordinary ones.
"""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

_FIXED = "\N{NO-BREAK SPACE}"
_KEPT = re.compile(r"(<(script|style|textarea|pre|code)\b.*?</\2>)", re.DOTALL)
# Outside tags: the next angle bracket, if any, opens one.
_SPACE = re.compile(r" (?:(?=[:;!?»%€·]|/ )|(?<=« )|(?<=\b\d\d )(?=\d\d\b))(?=[^<>]*(?:<|\Z))")

# Official labels write straight apostrophes; a template escapes them so.
_STRAIGHT = re.compile(r"(?<=\w)&#x27;(?=\w)(?=[^<>]*(?:<|\Z))")


def tied(page: str) -> str:
    """The page with no-break spaces and apostrophes as French wants them.

    Tags, scripts and typed text are kept.
    """
    parts = _KEPT.split(page)
    # What is kept comes as two parts, itself and the name of its tag.
    shown = [_STRAIGHT.sub("’", _SPACE.sub(_FIXED, text)) for text in parts[::3]]
    kept = [*parts[1::3], ""]
    return "".join(f"{text}{raw}" for text, raw in zip(shown, kept, strict=True))


class FrenchTypography:
    """Tie every page on its way out."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.answer(request)
        is_page = response.headers.get("Content-Type", "").startswith("text/html")
        if is_page and not response.streaming:
            response.content = tied(response.text).encode()
        return response
