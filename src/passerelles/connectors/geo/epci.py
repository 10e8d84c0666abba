"""Source ``cog_epci``: intercommunalities, embedded or from INSEE's workbook."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from django.db.models import Model

from passerelles.apps.reference.models import TerritoryKind
from passerelles.apps.reference.reads.commune_index import read_commune_index
from passerelles.connectors.common.editions import Outcome
from passerelles.connectors.geo.archives import unpacked_workbook
from passerelles.connectors.geo.editions import Vintage
from passerelles.connectors.geo.resolving import locate
from passerelles.connectors.geo.zonings import membership
from passerelles.domain.reference.communes import CommuneIndex
from passerelles.formats.common.rejection import Rejection
from passerelles.formats.embedded.territories import read_embedded_communes, read_embedded_epcis
from passerelles.formats.geo.cog import EpciCommune, cog_vintage, read_epci

SOURCE = "cog_epci"
Populations = dict[str, int]


def load(files: Sequence[Path]) -> Iterator[Outcome]:
    communes = read_commune_index()
    if all(path.suffix == ".parquet" for path in files):
        year = int(communes.edition.rpartition("-")[2])
        yield from load_epci(embedded_members(), epci_vintage(year), communes)
        return
    for path in files:
        if path.suffix != ".parquet":
            vintage = epci_vintage(cog_vintage(path))
            with unpacked_workbook(path) as book:
                yield from load_epci(read_epci(book), vintage, communes)


def epci_vintage(year: int) -> Vintage:
    """EPCI are an edition of their own: their map moves on 1 January, the COG all year long."""
    return Vintage(
        source=SOURCE, scheme="EPCI", version=str(year), kind=TerritoryKind.EPCI, year=year
    )


def load_epci(
    members: Iterable[EpciCommune | Rejection], vintage: Vintage, communes: CommuneIndex
) -> Iterator[Outcome]:
    """Yield each EPCI with its first member, and each membership; nothing for a lone commune."""
    populations = {epci.code: epci.population for epci in read_embedded_epcis()}
    new: list[Model] = [vintage.edition()]
    known: set[str] = set()
    linked: set[tuple[str, str]] = set()
    for outcome in locate(members, communes):
        if isinstance(outcome, Rejection):
            yield outcome
            continue
        member, commune = outcome
        if member.epci and member.epci not in known:
            known.add(member.epci)
            population = populations.get(member.epci)
            new.append(vintage.zone(member.epci, member.epci_name, population=population))
        if member.epci and (member.epci, commune) not in linked:
            linked.add((member.epci, commune))
            key = communes.territory_id(commune)
            new.append(membership(vintage, zone=member.epci, commune=key))
        yield new
        new = []


def embedded_members() -> Iterator[EpciCommune]:
    """The members that the package ships, in the order of the communes."""
    names = {epci.code: epci.name for epci in read_embedded_epcis()}
    for commune in read_embedded_communes():
        if commune.kind == "commune":
            epci = commune.epci or ""
            place = f"communes.parquet:{commune.code}"
            yield EpciCommune(place, commune.code, epci, names.get(epci, ""))
