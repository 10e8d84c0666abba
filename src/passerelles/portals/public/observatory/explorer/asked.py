"""From the address of an exploration to what is asked, and back: one choice, one address."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from urllib.parse import urlencode

from django.http import Http404
from django.urls import reverse

from passerelles.apps.indicators.reads.definitions import indicators
from passerelles.apps.observatory.reads.explorer.places import regions
from passerelles.portals.public.observatory.explorer.words import SLUG_LEVELS

# Field → name in the address, in the only order in which we write them.
PARAMS: Mapping[str, str] = {
    "indicator": "indicateur",
    "level": "niveau",
    "region": "dans",
    "occupation": "metier",
    "sector": "secteur",
    "period": "periode",
    "edition": "edition",
    "second": "avec",
    "territory": "territoire",
    "sort": "tri",
    "page": "page",
}
SORTS = ("croissant", "nom")


@cache
def path_of(name: str) -> str:
    """The path of a page without argument: hundreds of links of a list share it."""
    return reverse(name)


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
    edition: str = ""
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
        return f"{path_of(name)}?{self.query}" if self.query else path_of(name)

    def but(self, **changes: str) -> "Asked":
        """The same choice, changed; whatever changes, the list is read from its beginning."""
        return replace(self, **{"page": "", **changes})


class BadAddress(Http404):
    """Words that no form of the site writes; the message says what to do.

    ``kept``: the rest of the address.
    """

    def __init__(self, sentence: str, kept: Asked) -> None:
        super().__init__(sentence)
        self.kept = kept


def asked(query: Mapping[str, str]) -> Asked:
    """What an address asks. Raises BadAddress for words that no form of the site writes."""
    read = Asked(**{f.name: query.get(PARAMS[f.name], "").strip() for f in fields(Asked)})
    faults = dict(_faults(read))
    if faults:
        kept = replace(read, **dict.fromkeys(faults, ""))
        raise BadAddress(" ".join(faults.values()), kept)
    return replace(read, territory=_at_level(read.territory, read.level))


def _faults(read: Asked) -> Iterator[tuple[str, str]]:
    """(field, sentence) of each word that means nothing here."""
    for field in ("indicator", "second"):
        if (code := getattr(read, field)) and code not in indicators():
            yield (
                field,
                f"Aucun indicateur ne porte le code « {code[:60]} » : choisissez-en un dans la "
                "liste.",
            )
    if read.level and read.level not in SLUG_LEVELS:
        yield (
            "level",
            f"Aucun niveau de territoire ne s’appelle « {read.level[:40]} » : choisissez-en un "
            "dans la liste.",
        )
    if read.region and read.region not in {region.code for region in regions()}:
        yield (
            "region",
            f"Aucune région ne porte le code « {read.region[:20]} » : choisissez-la dans la liste.",
        )
    if read.sort and read.sort not in SORTS:
        yield (
            "sort",
            f"Aucun tri ne s’appelle « {read.sort[:40]} » : cliquez sur un en-tête du tableau.",
        )
    if read.page and not (read.page.isascii() and read.page.isdigit() and int(read.page[:9])):
        yield "page", f"La page « {read.page[:40]} » n’existe pas : la liste part de la page 1."


def _at_level(territory: str, level: str) -> str:
    """Codes of regions are codes of départements too: the form says which level it followed."""
    said, found, code = territory.partition(":")
    if not found:
        return territory
    return code if said == level else ""
