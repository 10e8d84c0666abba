"""Downloads survive what official servers do."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from passerelles.connectors.fetch.client import Client
from passerelles.connectors.fetch.errors import (
    FetchError,
    HttpRefusal,
    Offline,
    RefusedHost,
    TooLarge,
    Truncated,
)

from .conftest import Site

BODY = bytes(range(256)) * 40
LOCAL = frozenset({"127.0.0.1"})


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def client() -> Iterator[Client]:
    built = Client(LOCAL, max_bytes=50_000)
    yield built
    built.close()


def test_a_file_arrives_whole_through_redirects(site: Site, client: Client, tmp_path: Path) -> None:
    final = site.serve("/final.csv", BODY)
    first = site.redirect("/first", "/second")
    site.redirect("/second", final)

    downloaded = client.download(first, tmp_path / "a" / "file.csv")

    assert downloaded.path.read_bytes() == BODY
    assert downloaded.address == final
    assert {method for method, _, _ in site.received} == {"GET"}


def test_a_cut_download_asks_for_the_rest_only(site: Site, client: Client, tmp_path: Path) -> None:
    address = site.cut("/cut.csv", BODY, after=1000, times=2)

    client.download(address, tmp_path / "file.csv")

    assert (tmp_path / "file.csv").read_bytes() == BODY
    assert [wanted for _, _, wanted in site.received] == [None, "bytes=1000-", "bytes=2000-"]


def test_a_download_always_cut_keeps_what_came_and_the_old_file(
    site: Site, client: Client, tmp_path: Path
) -> None:
    (tmp_path / "file.csv").write_bytes(b"yesterday")
    address = site.cut("/cut.csv", BODY, after=10, times=99)

    with pytest.raises(Truncated, match="relancez"):
        client.download(address, tmp_path / "file.csv")

    assert (tmp_path / "file.csv").read_bytes() == b"yesterday"
    assert (tmp_path / "file.csv.part").read_bytes() == BODY[:30]


def test_a_draft_that_already_holds_everything_is_taken_again(
    site: Site, client: Client, tmp_path: Path
) -> None:
    address = site.serve("/file.csv", BODY)
    (tmp_path / "file.csv.part").write_bytes(BODY)

    client.download(address, tmp_path / "file.csv")

    assert (tmp_path / "file.csv").read_bytes() == BODY


def test_a_missing_file_is_told_with_its_status(site: Site, client: Client, tmp_path: Path) -> None:
    with pytest.raises(HttpRefusal, match="404"):
        client.download(f"{site.address}/gone", tmp_path / "file.csv")

    assert list(tmp_path.iterdir()) == []


def test_a_redirect_to_an_unlisted_host_is_refused(
    site: Site, client: Client, tmp_path: Path
) -> None:
    address = site.redirect("/away", "http://elsewhere.example/file")

    with pytest.raises(RefusedHost, match="--allow-host elsewhere.example"):
        client.download(address, tmp_path / "file.csv")


def test_redirects_in_a_circle_end(site: Site, client: Client, tmp_path: Path) -> None:
    address = site.redirect("/loop", "/loop")

    with pytest.raises(FetchError, match="redirections"):
        client.download(address, tmp_path / "file.csv")


def test_a_body_over_the_limit_is_refused(site: Site, client: Client, tmp_path: Path) -> None:
    address = site.serve("/big.csv", BODY * 10)

    with pytest.raises(TooLarge, match="Mo"):
        client.download(address, tmp_path / "file.csv")

    assert not (tmp_path / "file.csv").exists()


def test_no_network_says_what_to_do(client: Client, tmp_path: Path) -> None:
    with pytest.raises(Offline, match="data import"):
        client.download("http://127.0.0.1:9/file", tmp_path / "file.csv")


def test_the_proxy_of_the_environment_is_used(
    site: Site, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("http_proxy", site.address)
    site.serve("http://www.example.org/file.csv", BODY)
    client = Client(frozenset({"www.example.org"}))

    client.download("http://www.example.org/file.csv", tmp_path / "file.csv")
    client.close()

    assert (tmp_path / "file.csv").read_bytes() == BODY
