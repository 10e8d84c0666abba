"""What the codes of an offer may stand for: communes, occupations, certifications loaded now."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from passerelles.apps.reference.models import Certification, Territory, TerritoryKind
from passerelles.apps.reference.reads.commune_index import read_commune_index
from passerelles.apps.reference.reads.resolution import rome_occupations
from passerelles.domain.reference.communes import CommuneIndex, departement_of, fold_name

_ENTRY = re.compile(r"(RNCP|RS)0*(\d{1,8})")
# What posts add to the name of a commune: « TOULOUSE CEDEX 9 », « Paris 19e », « Lyon 03 ».
_POSTAL = re.compile(r"( cedex.*| \d{1,2}( ?(e|er|eme|ieme))?( arrondissement)?)$")


@dataclass(frozen=True, slots=True)
class OfferTargets:
    """``by_postcode``: postcode → commune codes of the current COG; ``rome``: code → newest key."""

    communes: CommuneIndex
    by_postcode: Mapping[str, tuple[str, ...]]
    rome: Mapping[str, str]
    certifications: frozenset[str]

    def commune(self, insee: str, *, postcode: str, city: str) -> str | None:
        """The key of the commune that an address names, None when nothing tells it for sure.

        A postcode written where an INSEE code belongs is read as the postcode that it is.
        """
        name = _POSTAL.sub("", fold_name(city))
        named = self._named(name, postcode=postcode or insee) if name else None
        said = self.communes.resolve(insee) if insee else None
        doubtful = insee == postcode and named is not None
        code = said.code if said and not doubtful else named or self._only_one(postcode or insee)
        return self.communes.territory_id(code) if code else None

    def occupation(self, received: str) -> str | None:
        """The key of a bare ROME code in the newest edition that holds it."""
        return self.rome.get(received.strip().upper())

    def certification(self, received: str) -> str | None:
        """The key of an entry written ``RNCP37780``, ``RNCP 37780`` or ``rs-5801``."""
        key = entry_key(received)
        return key if key in self.certifications else None

    def _named(self, name: str, *, postcode: str) -> str | None:
        for code in self.by_postcode.get(postcode, ()):
            if fold_name(self.communes.names[code]) == name:
                return code
        found = (self.communes.find(name, departement=d) for d in _departements(postcode))
        return next((code for code in found if code), None)

    def _only_one(self, postcode: str) -> str | None:
        codes = self.by_postcode.get(postcode, ())
        return codes[0] if len(codes) == 1 else None


def entry_key(received: str) -> str:
    """The key of a register's entry, ``""`` when the text names none."""
    found = _ENTRY.fullmatch("".join(c for c in received.upper() if c.isalnum()))
    return f"{found[1]}{found[2]}" if found else ""


def read_targets() -> OfferTargets:
    """Everything that the reference holds now. Raises UnreadableFile when no commune is loaded."""
    communes = read_commune_index()
    rome: dict[str, str] = {}
    for occupation in rome_occupations():  # the newest edition comes first
        rome.setdefault(occupation.code, occupation.id)
    return OfferTargets(
        communes=communes,
        by_postcode=_by_postcode(communes),
        rome=rome,
        certifications=frozenset(Certification.objects.values_list("id", flat=True)),
    )


def _by_postcode(communes: CommuneIndex) -> dict[str, tuple[str, ...]]:
    rows = Territory.objects.filter(
        edition_id=communes.edition, kind=TerritoryKind.COMMUNE, closed_on=None
    ).order_by("code")
    found: dict[str, tuple[str, ...]] = {}
    for code, postcodes in rows.values_list("code", "postcodes"):
        for postcode in postcodes:
            found[postcode] = (*found.get(postcode, ()), code)
    return found


def _departements(postcode: str) -> Iterable[str]:
    """The départements that a postcode may be in: 20xxx covers both of Corsica."""
    if postcode.startswith("20"):
        return ("2A", "2B")
    return (departement_of(postcode),) if postcode[:2].isdigit() else ()
