"""The OpenID Connect client: code flow with PKCE, a nonce, and signatures that are checked.

allauth has a client too, but it sends no nonce, trusts the token endpoint without checking the
signature, and reads user information as JSON: ProConnect asks for a nonce and signs it (JWT).
Sources: OpenID Connect Core 1.0 §3.1; RFC 7636; partenaires.proconnect.gouv.fr, technical pages.
"""

import hashlib
import json
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

import jwt
import urllib3

from passerelles.portals.pro.accounts.oidc.refusals import SignInRefused

ACR_VALUES = ("eidas1", "eidas2", "eidas3")  # any of them is at least what we ask for: eidas1
SCOPE = "openid given_name usual_name email siret"
ALGORITHMS = ("RS256", "ES256")
# What each signed answer must hold: user information has no end of its own.
USER_INFORMATION = ("sub", "iss", "aud")
ID_TOKEN = (*USER_INFORMATION, "exp", "iat")
LEEWAY = 30  # seconds of drift between two clocks
FORM = "application/x-www-form-urlencoded"
LOOPBACK = ("localhost", "127.0.0.1", "::1")
LARGEST_ANSWER = 200_000  # bytes
_HTTP = urllib3.PoolManager(retries=False, timeout=urllib3.Timeout(connect=5, read=10))


@dataclass(frozen=True, slots=True)
class Client:
    """What the provider knows us by, and where it sends people back: signed in, signed out."""

    issuer: str
    identifier: str
    secret: str
    redirect_uri: str
    home: str = ""


@dataclass(frozen=True, slots=True)
class Attempt:
    """What one sign-in must bring back: kept in the session between the two requests."""

    state: str
    nonce: str
    verifier: str

    @classmethod
    def new(cls) -> "Attempt":
        return cls(*(secrets.token_urlsafe(48) for _ in range(3)))


@dataclass(frozen=True, slots=True)
class Claims:
    """Who the provider says a person is; ``siret`` is that of her institution.

    ``logout``: where she also leaves the provider, empty when it has no such page.
    """

    issuer: str
    subject: str
    email: str
    name: str
    siret: str
    logout: str = ""


def authorization_url(client: Client, attempt: Attempt) -> str:
    """Where to send the browser. Raises SignInRefused when the provider does not answer."""
    challenge = hashlib.sha256(attempt.verifier.encode()).digest()
    asked = {
        "response_type": "code",
        "client_id": client.identifier,
        "redirect_uri": client.redirect_uri,
        "scope": SCOPE,
        "acr_values": ACR_VALUES[0],
        "claims": json.dumps({"id_token": {"acr": {"essential": True}}}),
        "state": attempt.state,
        "nonce": attempt.nonce,
        "code_challenge": urlsafe_b64encode(challenge).rstrip(b"=").decode(),
        "code_challenge_method": "S256",
    }
    return f"{_discovered(client)['authorization_endpoint']}?{urlencode(asked)}"


def claims_of(client: Client, attempt: Attempt, code: str) -> Claims:
    """Trade the code for who the person is. Raises SignInRefused, with the remedy."""
    provider = _discovered(client)
    tokens = _tokens(client, attempt, code, str(provider["token_endpoint"]))
    keys = _keys(str(provider["jwks_uri"]))
    token = _verified(str(tokens.get("id_token", "")), keys, client, needed=ID_TOKEN)
    if not secrets.compare_digest(str(token.get("nonce", "")), attempt.nonce):
        raise SignInRefused("Cette connexion ne répond pas à la vôtre : recommencez-la.")
    if token.get("acr") not in ACR_VALUES:
        raise SignInRefused(
            "Le niveau de garantie de cette identité est trop faible : choisissez, chez votre "
            "fournisseur d’identité, un compte de niveau eIDAS 1 au moins."
        )
    told = _user_information(provider, str(tokens.get("access_token", "")), keys, client)
    if told.get("sub") != token["sub"]:
        raise SignInRefused("Le fournisseur a parlé de deux personnes : recommencez.")
    end = str(provider.get("end_session_endpoint", ""))
    asked = {
        "id_token_hint": tokens["id_token"],
        "state": attempt.state,
        "post_logout_redirect_uri": client.home,
    }
    return _claims(client.issuer, told, f"{end}?{urlencode(asked)}" if end else "")


def _claims(issuer: str, told: Mapping[str, Any], logout: str) -> Claims:
    name = f"{told.get('given_name', '')} {told.get('usual_name', '')}".strip()
    email = str(told.get("email", "")).strip().lower()
    return Claims(issuer, str(told["sub"]), email, name[:150], str(told.get("siret", "")), logout)


def _discovered(client: Client) -> Mapping[str, Any]:
    found = _read("GET", f"{client.issuer}/.well-known/openid-configuration")
    if str(found.get("issuer", "")).rstrip("/") != client.issuer:
        raise SignInRefused(
            f"Le fournisseur dit s’appeler « {found.get('issuer', '')} » et non « {client.issuer} »"
            " : la personne qui gère la plateforme corrigera PASSERELLES_OIDC_ISSUER."
        )
    return found


def _tokens(client: Client, attempt: Attempt, code: str, address: str) -> Mapping[str, Any]:
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": client.redirect_uri,
        "client_id": client.identifier,
        "client_secret": client.secret,
        "code_verifier": attempt.verifier,
    }
    return _read("POST", address, form=form)


def _keys(address: str) -> jwt.PyJWKSet:
    return jwt.PyJWKSet.from_dict(dict(_read("GET", address)))


def _user_information(
    provider: Mapping[str, Any], token: str, keys: jwt.PyJWKSet, client: Client
) -> Mapping[str, Any]:
    """A JSON object, or a signed token as ProConnect answers."""
    body, kind = _fetch(
        "GET", str(provider["userinfo_endpoint"]), headers={"Authorization": f"Bearer {token}"}
    )
    if kind.startswith("application/jwt"):
        return _verified(body.decode("ascii", "replace"), keys, client)
    return _object(body)


def _verified(
    token: str, keys: jwt.PyJWKSet, client: Client, *, needed: Sequence[str] = USER_INFORMATION
) -> Mapping[str, Any]:
    try:
        wanted = jwt.get_unverified_header(token).get("kid")
        key = next(one for one in keys.keys if wanted in (None, one.key_id))
        found: Mapping[str, Any] = jwt.decode(
            token,
            key,
            algorithms=ALGORITHMS,
            audience=client.identifier,
            issuer=client.issuer,
            leeway=LEEWAY,
            options={"require": list(needed)},
        )
    except (jwt.PyJWTError, StopIteration) as error:
        raise SignInRefused(
            "La signature du fournisseur d’identité n’est pas valable : recommencez ; si cela "
            "dure, prévenez la personne qui gère la plateforme."
        ) from error
    return found


def _read(method: str, address: str, *, form: Mapping[str, str] | None = None) -> Mapping[str, Any]:
    body, _ = _fetch(method, address, form=form)
    return _object(body)


def _object(body: bytes) -> Mapping[str, Any]:
    try:
        found = json.loads(body)
    except ValueError as error:
        raise _silent() from error
    if not isinstance(found, dict):
        raise _silent()
    return found


def _fetch(
    method: str,
    address: str,
    *,
    form: Mapping[str, str] | None = None,
    headers: Mapping[str, str] | None = None,
) -> tuple[bytes, str]:
    parts = urlsplit(address)
    if parts.scheme != "https" and parts.hostname not in LOOPBACK:
        raise SignInRefused(
            f"L’adresse « {address} » du fournisseur d’identité n’est pas chiffrée : la personne "
            "qui gère la plateforme la corrigera."
        )
    sent = {**(headers or {}), **({"Content-Type": FORM} if form else {})}
    body = urlencode(form).encode() if form else None
    try:
        with _HTTP.request(
            method, address, body=body, headers=sent, redirect=False, preload_content=False
        ) as answer:
            read = answer.read(LARGEST_ANSWER)
    except urllib3.exceptions.HTTPError as error:
        raise _silent() from error
    if answer.status != 200:
        raise _silent()
    return read, answer.headers.get("Content-Type", "")


def _silent() -> SignInRefused:
    return SignInRefused(
        "Le fournisseur d’identité ne répond pas comme prévu. Réessayez dans quelques minutes, ou "
        "connectez-vous avec votre mot de passe."
    )
