"""An identity provider on loopback, with the profile of ProConnect: one RSA key, signed answers."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT = "passerelles-essai"
SECRET = "un secret d’essai"
CODE = "code-d-essai"
LIFE_SECONDS = 3_600


class Provider:
    """``claims`` and ``token`` are what it will say; ``asked`` what it was asked.

    ``plain``: user information as JSON instead of a signed token. ``forged``: another key signs.
    """

    def __init__(self) -> None:
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.signing_key = self.key
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.issuer = f"http://127.0.0.1:{self.server.server_address[1]}"
        self.nonce = ""
        self.asked: dict[str, list[str]] = {}
        self.plain = False
        now = int(time.time())
        self.token: dict[str, Any] = {"acr": "eidas1", "iat": now, "exp": now + LIFE_SECONDS}
        self.claims: dict[str, Any] = {
            "sub": "abc-123",
            "given_name": "Ada",
            "usual_name": "Exemple",
            "email": "Ada@Exemple.fr",
            "siret": "12345678901234",
        }

    def forge(self) -> None:
        self.signing_key = rsa.generate_private_key(public_exponent=65537, key_size=2048)

    def signed(self, claims: dict[str, Any]) -> str:
        common = {"iss": self.issuer, "aud": CLIENT}
        return jwt.encode(
            {**common, **claims}, self.signing_key, algorithm="RS256", headers={"kid": "1"}
        )

    def answer(self, path: str, form: dict[str, list[str]]) -> tuple[str, str] | None:
        """The body and its kind, or None: no such page, or a wrong code."""
        if path == "/.well-known/openid-configuration":
            return json.dumps(self._configuration()), "application/json"
        if path == "/jwks":
            return self._keys(), "application/json"
        if path == "/userinfo":
            kind = "application/json" if self.plain else "application/jwt"
            return json.dumps(self.claims) if self.plain else self.signed(self.claims), kind
        if path == "/token" and form.get("code") == [CODE]:
            self.asked = form
            token = {"sub": self.claims["sub"], "nonce": self.nonce, **self.token}
            answer = {"access_token": "jeton", "id_token": self.signed(token)}
            return json.dumps(answer), "application/json"
        return None

    def _configuration(self) -> dict[str, str]:
        pages = {
            "authorization": "authorize",
            "token": "token",
            "userinfo": "userinfo",
            "end_session": "end",
        }
        found = {f"{name}_endpoint": f"{self.issuer}/{page}" for name, page in pages.items()}
        return {"issuer": self.issuer, "jwks_uri": f"{self.issuer}/jwks", **found}

    def _keys(self) -> str:
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return json.dumps({"keys": [{**public, "kid": "1", "use": "sig", "alg": "RS256"}]})

    def _handler(provider) -> type[BaseHTTPRequestHandler]:  # noqa: N805 - two selves meet below
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.say(provider.answer(self.path, {}))

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                self.say(provider.answer(self.path, parse_qs(body)))

            def say(self, found: tuple[str, str] | None) -> None:
                body, kind = found or ('{"error": "invalid_grant"}', "application/json")
                self.send_response(200 if found else 400)
                self.send_header("Content-Type", kind)
                self.end_headers()
                self.wfile.write(body.encode())

            def log_message(self, *words: object) -> None:
                """Stay silent."""

        return Handler


@contextmanager
def running() -> Iterator[Provider]:
    """A provider that answers until the end of the block."""
    provider = Provider()
    thread = threading.Thread(target=provider.server.serve_forever, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        provider.server.shutdown()
        provider.server.server_close()
        thread.join()
