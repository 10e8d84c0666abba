"""CORS: the reference is public, so any page of any site may read it, and ask it to calculate."""

from django.http import HttpResponse


def preflight(methods: str) -> HttpResponse:
    """The answer to ``OPTIONS``, by which a browser asks leave to use one of these methods."""
    allowed = f"{methods}, OPTIONS"
    response = HttpResponse(status=204)
    response.headers["Allow"] = allowed
    response.headers["Access-Control-Allow-Methods"] = allowed
    response.headers["Access-Control-Allow-Headers"] = "Accept, Content-Type, If-None-Match"
    response.headers["Access-Control-Max-Age"] = "86400"
    return response


def open_to_all(response: HttpResponse) -> HttpResponse:
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Expose-Headers"] = "ETag, Retry-After"
    return response
