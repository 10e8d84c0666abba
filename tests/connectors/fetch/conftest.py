"""A local server that imitates data.gouv.fr, with all that goes wrong there."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

Answer = Callable[["Handler"], None]


@dataclass
class Site:
    """Answers by path; the requests received, as (method, path, Range)."""

    server: ThreadingHTTPServer
    answers: dict[str, Answer] = field(default_factory=dict)
    received: list[tuple[str, str, str | None]] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"

    def serve(self, path: str, body: bytes) -> str:
        def answer(handler: "Handler") -> None:
            start = int((handler.headers["Range"] or "bytes=0-")[6:-1])
            if start >= len(body):
                handler.send_response(416)
                handler.end_headers()
                return
            handler.reply(206 if start else 200, body[start:])

        self.answers[path] = answer
        return self.address + path

    def redirect(self, path: str, location: str) -> str:
        def answer(handler: "Handler") -> None:
            handler.send_response(302)
            handler.send_header("Location", location)
            handler.end_headers()

        self.answers[path] = answer
        return self.address + path

    def cut(self, path: str, body: bytes, *, after: int, times: int) -> str:
        """Announce the whole body, send ``after`` bytes and hang up, ``times`` times."""
        left = times

        def answer(handler: "Handler") -> None:
            nonlocal left
            start = int((handler.headers["Range"] or "bytes=0-")[6:-1])
            rest = body[start:]
            handler.send_response(206 if start else 200)
            handler.send_header("Content-Length", str(len(rest)))
            handler.end_headers()
            handler.wfile.write(rest[:after] if left else rest)
            left = max(0, left - 1)

        self.answers[path] = answer
        return self.address + path

    def dataset(self, name: str, resources: list[dict[str, str]]) -> None:
        self.serve(f"/api/1/datasets/{name}/", json.dumps({"resources": resources}).encode())


class Handler(BaseHTTPRequestHandler):
    site: Site

    def do_GET(self) -> None:
        self.site.received.append((self.command, self.path, self.headers["Range"]))
        answer = self.site.answers.get(self.path)
        if answer is None:
            self.reply(404, b"nothing here")
        else:
            answer(self)

    def reply(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[Site]:
    handler = type("BoundHandler", (Handler,), {})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    built = Site(server)
    handler.site = built
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield built
    server.shutdown()
    thread.join()
    server.server_close()
