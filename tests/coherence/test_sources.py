"""Every source of the register has its page, and every page exists."""

import re
from pathlib import Path

from passerelles.connectors.register import read_sources

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "sources"
INDEX = (FOLDER / "README.md").read_text(encoding="utf-8")


def test_every_source_of_the_register_is_in_the_index() -> None:
    assert {e.id for e in read_sources()} - set(re.findall(r"^\| `(\w+)`", INDEX, re.M)) == set()


def test_every_page_of_the_index_exists() -> None:
    pages = re.findall(r"\]\(([^)]+)\)", INDEX)

    assert [page for page in pages if not (FOLDER / page).is_file()] == []


def test_every_page_is_in_the_index() -> None:
    pages = {path.name for path in FOLDER.glob("*.md")} - {"README.md"}

    assert pages - set(re.findall(r"\(([^)/]+\.md)\)", INDEX)) == set()
