"""What a page must respect at any width: the rules of axe, and no scroll sideways."""

from collections.abc import Iterable
from http import HTTPStatus

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"],
    # Only what is wrong is described: naming each sound element took two fifths of the time.
    "resultTypes": ["violations"],
    "selectors": False,
}


def faults(page: Page) -> list[tuple[str, list[str]]]:
    """The violations that axe finds, with the first elements concerned."""
    violations = Axe().run(page, options=RULES).response["violations"]
    return [(v["id"], [node["html"][:200] for node in v["nodes"][:3]]) for v in violations]


def faults_of(page: Page, addresses: Iterable[str], *, width: int) -> list[tuple[str, object]]:
    """The faults of each page of the site that ``page`` shows, « error » and « too wide » too."""
    base = page.evaluate("location.origin")
    found: list[tuple[str, object]] = []
    for address in addresses:
        answer = page.goto(base + address)
        if answer is None or answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            found.append((address, "error"))
        found += [(address, fault) for fault in faults(page)]
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append((address, "too wide"))
    return found
