"""Components document themselves, and their page shows each of them."""

import re

import pytest
from django.test import Client

from passerelles.portals.public.shell.components import TEMPLATES, components

pytestmark = pytest.mark.django_db
NAMES = sorted(path.stem for path in (TEMPLATES / "cotton").glob("*.html"))


@pytest.mark.parametrize("name", NAMES)
def test_a_component_documents_each_of_its_options(name: str) -> None:
    source = (TEMPLATES / "cotton" / f"{name}.html").read_text(encoding="utf-8")
    declared = re.search(r"<c-vars([^>]*)/>", source)
    options = set(re.findall(r":?(\w+)=", declared[1])) if declared else set()
    (component,) = (c for c in components() if c.tag == f"c-{name.replace('_', '-')}")

    documented = {option for option, _ in component.options} - {"slot"}

    assert component.purpose
    assert documented == options


def test_the_page_shows_every_component(client: Client) -> None:
    page = client.get("/composants").content.decode()

    for component in components():
        assert f'id="{component.tag}"' in page


@pytest.mark.parametrize("name", NAMES)
def test_a_component_is_used_by_a_page(name: str) -> None:
    folders = (TEMPLATES / "public", TEMPLATES.parents[1] / "pro" / "templates")
    pages = (path for folder in folders for path in folder.rglob("*.html"))
    sources = (path.read_text("utf-8") for path in pages if "examples" not in path.parts)

    assert any(f"<c-{name.replace('_', '-')}" in source for source in sources)
