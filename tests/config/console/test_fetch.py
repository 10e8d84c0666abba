"""`passerelles data fetch`, from a server that imitates data.gouv.fr to the database."""

from pathlib import Path

from tests.connectors.fetch.conftest import Site, site

from .conftest import Console

__all__ = ["site"]

LOCAL = ("--allow-host", "127.0.0.1")
TITLE = "export-fiches-csv-2026-02-01.zip"


def test_the_newest_export_is_downloaded_then_imported(
    console: Console, site: Site, real_data: Path
) -> None:
    archive = (real_data / "rncp" / "fc_sample_2024_02_22.zip").read_bytes()
    elsewhere = site.serve("/files/sheets.zip", archive)
    address = site.redirect("/r/uuid", elsewhere)
    site.dataset("5eebbc067a14b6fecc9c9976", [{"title": TITLE, "url": address}])

    ended = console.run("data", "fetch", "rncp_official", *LOCAL, PASSERELLES_DATAGOUV=site.address)

    assert ended.returncode == 0, ended.stderr
    assert (console.home / "downloads" / "rncp_official" / TITLE).read_bytes() == archive
    kept = "SELECT address FROM harvest_rawfile ORDER BY id DESC LIMIT 1"
    assert console.query(kept) == elsewhere


def test_an_unlisted_host_is_named_and_nothing_is_imported(console: Console, site: Site) -> None:
    site.dataset("5eebbc067a14b6fecc9c9976", [])

    ended = console.run("data", "fetch", "rncp_official", PASSERELLES_DATAGOUV=site.address)

    assert ended.returncode == 1
    assert "--allow-host 127.0.0.1" in ended.stderr


def test_a_source_without_an_address_says_where_to_look(console: Console) -> None:
    ended = console.run("data", "fetch", "nsf")

    assert ended.returncode == 1
    assert "data import FICHIER --source nsf" in ended.stderr


def test_an_offline_machine_is_told_to_import_files(console: Console) -> None:
    ended = console.run(
        *("data", "fetch", "rncp_official", *LOCAL), PASSERELLES_DATAGOUV="http://127.0.0.1:9"
    )

    assert ended.returncode == 1
    assert "passerelles data import" in ended.stderr
