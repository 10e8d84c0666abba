"""The newest resource is found by its title, and a changed title is told."""

from collections.abc import Iterator

import pytest

from passerelles.connectors.fetch.client import Client
from passerelles.connectors.fetch.errors import HttpRefusal, NotFoundInDataset
from passerelles.connectors.fetch.resolve import newest_resource
from passerelles.formats.sources.register import Origin

from .conftest import Site

SHEETS = Origin("datagouv", dataset="abc", title=r"export-fiches-csv-(\d{4}-\d{2}-\d{2})\.zip")


@pytest.fixture
def client(site: Site, monkeypatch: pytest.MonkeyPatch) -> Iterator[Client]:
    monkeypatch.setenv("PASSERELLES_DATAGOUV", site.address)
    built = Client(frozenset({"127.0.0.1"}))
    yield built
    built.close()


def test_the_greatest_date_in_the_title_wins(site: Site, client: Client) -> None:
    titles = ["export-fiches-csv-2026-01-31.zip", "export-fiches-csv-2026-02-01.zip", "notice.pdf"]
    site.dataset("abc", [{"title": t, "url": f"{site.address}/{t}"} for t in titles])

    resource = newest_resource(SHEETS, client)

    assert resource.name == "export-fiches-csv-2026-02-01.zip"
    assert resource.address == f"{site.address}/export-fiches-csv-2026-02-01.zip"


def test_a_file_may_be_named_after_its_year(site: Site, client: Client) -> None:
    survey = Origin("datagouv", dataset="abc", title=r"(20\d{2})", name="bmo_{}.xlsx")
    titles = ["Enquête BMO 2025", "BMO 2026 (classeur)"]
    site.dataset("abc", [{"title": t, "url": f"{site.address}/{t[:3]}"} for t in titles])

    assert newest_resource(survey, client).name == "bmo_2026.xlsx"


def test_a_changed_title_names_the_titles_seen(site: Site, client: Client) -> None:
    site.dataset("abc", [{"title": "fiches.parquet", "url": "x"}])

    with pytest.raises(NotFoundInDataset, match="fiches.parquet"):
        newest_resource(SHEETS, client)


def test_a_dataset_that_is_gone_is_told(client: Client) -> None:
    with pytest.raises(HttpRefusal, match="404"):
        newest_resource(SHEETS, client)


def test_a_page_in_place_of_json_is_told(site: Site, client: Client) -> None:
    site.serve("/api/1/datasets/abc/", b"<html>captcha</html>")

    with pytest.raises(HttpRefusal, match="JSON"):
        newest_resource(SHEETS, client)


def test_a_stable_address_needs_no_look_up(client: Client) -> None:
    origin = Origin("address", url="https://example.org/f", name="f.zip")

    assert newest_resource(origin, client).address == "https://example.org/f"
