"""ETag: what was already read is not read again until the reference changes."""

import hashlib
from collections.abc import Callable
from functools import cache, wraps
from importlib.metadata import version

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils import timezone

from passerelles.apps.reference.reads.generation import generation

Answer = Callable[..., HttpResponse]


def by_generation(answer: Answer) -> Answer:
    """For what only an import or a new day changes: known unchanged without being computed."""

    @wraps(answer)
    def answered(request: HttpRequest, **values: object) -> HttpResponse:
        address = request.get_full_path()
        today = timezone.localdate()
        tag = _tag(f"{_release()}|{generation()}|{today}|{address}".encode())
        if _is_known(request, tag):
            return _unchanged(tag)
        return _tagged(answer(request, **values), tag)

    return answered


def by_content(answer: Answer) -> Answer:
    """For what changes between two imports too: computed, then sent only if it differs."""

    @wraps(answer)
    def answered(request: HttpRequest, **values: object) -> HttpResponse:
        response = answer(request, **values)
        tag = _tag(response.content)
        if response.status_code == 200 and _is_known(request, tag):
            return _unchanged(tag)
        return _tagged(response, tag)

    return answered


def _tag(content: bytes) -> str:
    return f'W/"{hashlib.sha256(content).hexdigest()[:24]}"'


def _is_known(request: HttpRequest, tag: str) -> bool:
    """Weak comparison; ``*`` is not a tag that we gave, so it never matches."""
    given = request.headers.get("If-None-Match", "")
    return tag.removeprefix("W/") in {one.strip().removeprefix("W/") for one in given.split(",")}


def _unchanged(tag: str) -> HttpResponse:
    return _tagged(HttpResponseNotModified(), tag)


def _tagged(response: HttpResponse, tag: str) -> HttpResponse:
    if response.status_code in (200, 304):
        response.headers["ETag"] = tag
        response.headers["Cache-Control"] = "public, no-cache"
    return response


@cache
def _release() -> str:
    """A new release may change the shape of answers."""
    return version("passerelles")
