"""What the page shell shows on every page, given to every template as ``shell``."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.metadata import version

from django.conf import settings
from django.http import HttpRequest

from passerelles.apps.catalogue.reads.loading import offer_loading
from passerelles.portals.public.catalogue.basket.kept import Basket
from passerelles.portals.public.shell.accessibility import audit


@dataclass(frozen=True, slots=True)
class Door:
    """One entry of the main navigation; ``name`` is that of the address."""

    name: str
    label: str
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class Shell:
    """Constant parts of the page; ``query`` is what the search field shows again,
    ``basket`` what the browser keeps.

    ``has_theme`` and ``has_logo``: the data folder holds ``theme/tokens.css``, ``theme/logo.svg``.
    """

    version: str
    accessibility_rate: str
    doors: tuple[Door, ...]
    has_theme: bool
    has_logo: bool
    query: str = ""
    basket: Basket = field(default_factory=Basket)


# Name of the address of each section → what belongs to it.
SECTIONS: Mapping[str, tuple[str, frozenset[str]]] = {
    "journey_start": (
        "Mon parcours",
        frozenset(
            {
                "journey_start",
                "journey",
                "journey_erase",
                "journey_step",
                "journey_results",
                "journey_pathways",
                "journey_sheet",
            }
        ),
    ),
    "sessions": (
        "Formations",
        frozenset(
            {
                "sessions",
                "session",
                "session_report",
                "session_report_thanks",
                "quality",
                "quality_provider",
                "provider",
                "meetings",
                "basket",
            }
        ),
    ),
    "occupations": ("Métiers", frozenset({"occupations", "occupation", "skills", "skill"})),
    "certifications": ("Certifications", frozenset({"certifications", "certification"})),
    "territories": ("Territoires", frozenset({"territories", "territory"})),
    "aids": ("Aides", frozenset({"aids", "my_aids"})),
    "observatory": ("Observatoire", frozenset({"observatory"})),
    "plan": ("Plan", frozenset({"plan", "plan_action"})),
    "sources": ("Sources", frozenset({"sources", "source"})),
}


def shell(request: HttpRequest) -> dict[str, object]:
    """Context processor: the shell, and the nonce of this request's content policy."""
    match = request.resolver_match
    name = (match.url_name or "") if match else ""
    if match and match.route.lstrip("^").startswith("observatoire"):
        name = "observatory"  # its parts are many and each names its own pages
    query = request.GET.get("q", "") if name == "search" else ""
    return {
        "shell": replace(_shell(name, query), basket=Basket.read(request)),
        "csp_nonce": getattr(request, "csp_nonce", None),
        "demonstration": False,
        "offer_loading": offer_loading(),
    }


def still_shell() -> Shell:
    """The shell of error pages: nothing in it depends on the request or on the database."""
    return _shell("", "")


def _shell(name: str, query: str) -> Shell:
    doors = tuple(
        Door(section, label, is_current=name in members)
        for section, (label, members) in SECTIONS.items()
    )
    return Shell(
        version=_version(),
        accessibility_rate=audit().rate_label,
        doors=doors,
        has_theme=(settings.THEME / "tokens.css").is_file(),
        has_logo=(settings.THEME / "logo.svg").is_file(),
        query=query,
    )


@cache
def _version() -> str:
    return version("passerelles")
