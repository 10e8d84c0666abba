"""From the address of an exploration to what is asked, and back: one choice, one address."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from urllib.parse import urlencode

from django.http import Http404
from django.urls import reverse

from passerelles.apps.indicators.reads.definitions import indicators
from passerelles.portals.public.observatory.explorer.words import SLUG_LEVELS

# Field → name in the address, in the only order in which we write them.
PARAMS: Mapping[str, str] = {
    "indicator": "indicateur",
    "level": "niveau",
    "region": "dans",
    "occupation": "metier",
    "sector": "secteur",
    "period": "periode",
    "second": "avec",
    "territory": "territoire",
    "sort": "tri",
    "page": "page",
}
SORTS = ("croissant", "nom")


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address says; empty where it says nothing.

    ``level`` is its French word (``bassin-d-emploi``), ``territory`` the code of the one whose
    series is shown.
    """

    indicator: str = ""
    level: str = ""
    region: str = ""
    occupation: str = ""
    sector: str = ""
    period: str = ""
    second: str = ""
    territory: str = ""
    sort: str = ""
    page: str = ""

    @property
    def query(self) -> str:
        """The canonical query: known parameters, in order, none of them empty."""
        said = {name: getattr(self, field) for field, name in PARAMS.items()}
        written = {name: value for name, value in said.items() if value}
        return urlencode(written, safe=":,")

    @property
    def address(self) -> str:
        return self.at("explorer")

    def at(self, name: str) -> str:
        """The address of another form of the same figures (``explorer_csv``)."""
        return f"{reverse(name)}?{self.query}" if self.query else reverse(name)

    def but(self, **changes: str) -> "Asked":
        """The same choice, changed; whatever changes, the list is read from its beginning."""
        return replace(self, **{"page": "", **changes})


def asked(query: Mapping[str, str]) -> Asked:
    """What an address asks. Raises Http404 for words that no form of the site writes."""
    read = Asked(**{f.name: query.get(PARAMS[f.name], "").strip() for f in fields(Asked)})
    for code in (read.indicator, read.second):
        if code and code not in indicators():
            raise Http404(f"Aucun indicateur ne porte le code « {code[:60]} ».")
    if read.level and read.level not in SLUG_LEVELS:
        raise Http404(f"Aucun niveau de territoire ne s’appelle « {read.level[:40]} ».")
    if read.sort and read.sort not in SORTS:
        raise Http404(f"Aucun tri ne s’appelle « {read.sort[:40]} » : {' ou '.join(SORTS)}.")
    return read
