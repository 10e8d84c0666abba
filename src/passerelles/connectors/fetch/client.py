"""Downloading: GET only, hosts on a list, a size limit, a temporary file, resumed when cut."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit
from urllib.request import getproxies, proxy_bypass

import urllib3

from passerelles.connectors.fetch.errors import (
    FetchError,
    HttpRefusal,
    Offline,
    RefusedHost,
    TooLarge,
    Truncated,
)

MAX_BYTES = 1 << 30
MAX_REDIRECTS = 5
ATTEMPTS = 3
TIMEOUT_SECONDS = 60.0
CHUNK = 1 << 16
PARTIAL_CONTENT, PAST_THE_END = 206, 416
USER_AGENT = "Passerelles (plateforme emploi-formation-orientation)"


@dataclass(frozen=True, slots=True)
class Downloaded:
    """A file that arrived whole, and the last address that gave it."""

    path: Path
    address: str


class Client:
    """An HTTP client that only ever reads, from hosts of the list ``hosts``."""

    def __init__(
        self,
        hosts: frozenset[str],
        *,
        max_bytes: int = MAX_BYTES,
        progress: Callable[[int], None] = lambda received: None,
    ) -> None:
        self._hosts = hosts
        self._max_bytes = max_bytes
        self._progress = progress
        self._pools: dict[str, urllib3.PoolManager] = {}

    def close(self) -> None:
        for pool in self._pools.values():
            pool.clear()

    def json(self, address: str) -> Any:
        """The JSON document at ``address``. Raises FetchError."""
        with self._open(address, {}) as (response, _):
            try:
                return json.loads(response.read())
            except ValueError as error:
                raise HttpRefusal(
                    f"« {address} » n’a pas répondu en JSON : le service a changé, ou demande "
                    "une visite par un navigateur. Téléchargez le fichier à la main."
                ) from error

    def download(self, address: str, target: Path) -> Downloaded:
        """Fetch ``address`` into ``target``, which is replaced only once the body is whole.

        What has arrived before a cut stays in ``target.part``, and the next attempt asks for the
        rest only. Raises FetchError.
        """
        draft = target.with_name(f"{target.name}.part")
        target.parent.mkdir(parents=True, exist_ok=True)
        for _ in range(ATTEMPTS):
            try:
                last = self._receive(address, draft)
            except urllib3.exceptions.ProtocolError:
                continue
            draft.replace(target)
            return Downloaded(target, last)
        raise Truncated(
            f"« {address} » s’est interrompu {ATTEMPTS} fois avant la fin : ce qui est arrivé est "
            f"gardé dans « {draft.name} » ; relancez la commande pour continuer."
        )

    def _receive(self, address: str, draft: Path) -> str:
        received = draft.stat().st_size if draft.exists() else 0
        wanted = {"Range": f"bytes={received}-"} if received else {}
        with self._open(address, wanted) as (response, last):
            if response.status == PAST_THE_END:
                # The draft already holds everything, or belongs to a longer, older file.
                draft.unlink()
                return self._receive(address, draft)
            with draft.open("ab" if response.status == PARTIAL_CONTENT else "wb") as stream:
                # What came before a cut is written: a full read would lose it.
                while chunk := response.read1(CHUNK):
                    stream.write(chunk)
                    self._require_small(address, stream.tell())
                    self._progress(stream.tell())
            return last

    @contextmanager
    def _open(
        self, address: str, wanted: dict[str, str]
    ) -> Iterator[tuple[urllib3.BaseHTTPResponse, str]]:
        """The answer after redirects, each host checked, and the address that gave it."""
        for _ in range(MAX_REDIRECTS):
            self._require_host(address)
            response = self._get(address, wanted)
            try:
                location = response.get_redirect_location()
                if not location:
                    _require_success(response, address, resuming=bool(wanted))
                    yield response, address
                    return
                address = urljoin(address, location)
            finally:
                response.close()
        raise FetchError(f"« {address} » : plus de {MAX_REDIRECTS} redirections, on renonce.")

    def _get(self, address: str, wanted: dict[str, str]) -> urllib3.BaseHTTPResponse:
        # Raw bytes are written: a compressed transfer would break the count and the resumption.
        headers = {"User-Agent": USER_AGENT, "Accept-Encoding": "identity", **wanted}
        try:
            return self._pool(address).request(
                "GET", address, headers=headers, redirect=False, preload_content=False
            )
        except (urllib3.exceptions.NewConnectionError, urllib3.exceptions.TimeoutError) as error:
            raise Offline(
                f"« {urlsplit(address).hostname} » ne répond pas ({error}) : vérifiez le réseau, "
                "ou téléchargez le fichier ailleurs puis « passerelles data import FICHIER »."
            ) from error

    def _pool(self, address: str) -> urllib3.PoolManager:
        """Connections to the proxy that the environment names for this address, or direct ones."""
        parts = urlsplit(address)
        proxy = getproxies().get(parts.scheme, "")
        if proxy and proxy_bypass(parts.hostname or ""):
            proxy = ""
        if proxy not in self._pools:
            limits: dict[str, Any] = {"timeout": TIMEOUT_SECONDS, "retries": False}
            self._pools[proxy] = (
                urllib3.ProxyManager(proxy, **limits) if proxy else urllib3.PoolManager(**limits)
            )
        return self._pools[proxy]

    def _require_host(self, address: str) -> None:
        host = urlsplit(address).hostname or ""
        if host not in self._hosts:
            raise RefusedHost(
                f"L’adresse « {address} » mène à « {host} », qui n’est pas dans la liste des hôtes "
                f"permis : si vous lui faites confiance, relancez avec --allow-host {host}."
            )

    def _require_small(self, address: str, size: int) -> None:
        if size > self._max_bytes:
            raise TooLarge(
                f"« {address} » dépasse {self._max_bytes // 1_000_000} Mo : ce n’est sans doute "
                "pas le bon fichier. Téléchargez-le à la main puis importez-le."
            )


def _require_success(response: urllib3.BaseHTTPResponse, address: str, *, resuming: bool) -> None:
    past_the_end = resuming and response.status == PAST_THE_END
    if not (200 <= response.status < 300 or past_the_end):
        raise HttpRefusal(
            f"« {address} » a répondu {response.status} : l’adresse a sans doute changé. "
            "Corrigez-la dans le registre des sources, ou importez un fichier local."
        )
