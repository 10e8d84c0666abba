"""The territories loaded, against which the figures of a file are checked."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Protocol

from passerelles.apps.reference.models import Territory, TerritoryKind
from passerelles.apps.reference.reads.departements import read_departements
from passerelles.connectors.register import content_folder
from passerelles.domain.indicators.fact import Place
from passerelles.formats.common.rejection import Rejection, UnreadableFile, fragment_of
from passerelles.formats.indicators.known_gaps import KnownGap, read_known_gaps

COUNTRY = "FR"


class LabourRecord(Protocol):
    """A record of a file, at a place."""

    @property
    def path(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Named:
    """A territory as a file names it, in one of its columns."""

    kind: TerritoryKind
    column: str
    code: str


@dataclass(frozen=True, slots=True)
class Ground:
    """Codes of one zoning and of the COG in force; ``departements`` gives the region of each."""

    source: str
    cog: str
    departements: Mapping[str, str]
    regions: frozenset[str]
    zoning: str = ""
    basins: frozenset[str] = frozenset()
    told: set[str] = field(default_factory=set)

    def departement(self, code: str) -> Place:
        region = self.departements.get(code, "")
        return Place("departement", code, self.cog, departement=code, region=region)

    def region(self, code: str) -> Place:
        return Place("region", code, self.cog, region=code)

    def country(self) -> Place:
        return Place("country", COUNTRY, self.cog)

    def check(self, record: LabourRecord, *named: Named) -> Iterator[Rejection]:
        """What is wrong with the territories that a record names.

        An error when one is unknown; a warning, once a code, when it is a known gap that is kept;
        a warning each time when it is one that is left out (see ``leaves_out``).
        """
        for name in named:
            if name.code in self._known(name.kind):
                continue
            gap = _gaps().get((self.source, name.code))
            if gap is None:
                yield self._unknown(record, name)
            elif not gap.kept or name.code not in self.told:
                self.told.add(name.code)
                yield _known_gap(record, name, gap)

    def leaves_out(self, basin: str) -> bool:
        gap = _gaps().get((self.source, basin))
        return basin not in self.basins and gap is not None and not gap.kept

    def _known(self, kind: TerritoryKind) -> Container[str]:
        if kind is TerritoryKind.EMPLOYMENT_BASIN:
            return self.basins
        return self.departements if kind is TerritoryKind.DEPARTEMENT else self.regions

    def _unknown(self, record: LabourRecord, name: Named) -> Rejection:
        edition = self.zoning if name.kind is TerritoryKind.EMPLOYMENT_BASIN else self.cog
        return Rejection(
            record.path,
            "territory.unknown",
            f"Colonne « {name.column} » : le territoire « {name.code} » n’est pas dans {edition} : "
            "corrigez le code, ou importez d’abord la table des territoires de cette année.",
            fragment_of(record),
        )


def _known_gap(record: LabourRecord, name: Named, gap: KnownGap) -> Rejection:
    done = "ses chiffres sont gardés" if gap.kept else "la ligne est écartée"
    return Rejection(
        record.path,
        "territory.known-gap",
        f"Colonne « {name.column} » : « {name.code} », {gap.reason} ; {done}.",
        fragment_of(record),
        severity="warning",
    )


def read_ground(source: str, *, zoning: str = "") -> Ground:
    """The territories in force, and the basins of the edition ``zoning`` when one is named.

    Raises UnreadableFile when the COG or that zoning is not loaded.
    """
    departements = read_departements()
    cog = departements.edition
    basins = _codes(zoning, TerritoryKind.EMPLOYMENT_BASIN) if zoning else frozenset()
    if zoning and not basins:
        raise UnreadableFile(
            f"Les bassins d’emploi {zoning} ne sont pas chargés : importez d’abord la table des "
            "communes par bassin de cette année (source employment_basins)."
        )
    return Ground(
        source=source,
        cog=cog,
        departements=departements.regions,
        regions=_codes(cog, TerritoryKind.REGION),
        zoning=zoning,
        basins=basins,
    )


def _codes(edition: str, kind: TerritoryKind) -> frozenset[str]:
    rows = Territory.objects.filter(edition_id=edition, kind=kind, closed_on=None)
    return frozenset(rows.values_list("code", flat=True))


@cache
def _gaps() -> dict[tuple[str, str], KnownGap]:
    return read_known_gaps(content_folder() / "observatory" / "known_gaps.yaml")
