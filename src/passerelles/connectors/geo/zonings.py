"""« Commune → zone » tables: zones and memberships on the communes in force.

Files speak of the communes of their year. Communes that merged since bring their zones together:
when they agree the new commune is in the zone, otherwise it is partly in each of them, and nobody
published the shares.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from django.db.models import Model

from passerelles.apps.reference.models import MembershipRelation, TerritoryMembership
from passerelles.connectors.common.editions import Outcome
from passerelles.connectors.geo.editions import Vintage
from passerelles.connectors.geo.resolving import locate
from passerelles.domain.reference.communes import CommuneIndex
from passerelles.formats.common.rejection import Rejection, fragment_of
from passerelles.formats.geo.zonings import ZonedCommune


def load_zoning(
    records: Iterable[ZonedCommune | Rejection], vintage: Vintage, communes: CommuneIndex
) -> Iterator[Outcome]:
    """Yield, record by record, the edition, the zones and the memberships that are new."""
    located: list[tuple[ZonedCommune, str]] = []
    for outcome in locate(records, communes):
        if isinstance(outcome, Rejection):
            yield outcome
        else:
            located.append(outcome)
    yield from _ZoningLoader(vintage, communes, located).rows()


class _ZoningLoader:
    def __init__(
        self,
        vintage: Vintage,
        communes: CommuneIndex,
        located: Sequence[tuple[ZonedCommune, str]],
    ) -> None:
        self._vintage = vintage
        self._communes = communes
        self._located = located
        self._names: dict[str, str] = {}
        self._told: set[tuple[str, str]] = set()
        self._codes: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._zones: dict[str, set[str]] = defaultdict(set)
        for record, commune in located:
            self._codes[record.zone, commune].add(record.commune)
            self._zones[commune].add(record.zone)

    def rows(self) -> Iterator[Outcome]:
        linked: set[tuple[str, str]] = set()
        for position, (record, commune) in enumerate(self._located):
            new: list[Model] = [self._vintage.edition()] if position == 0 else []
            if record.zone not in self._names:
                self._names[record.zone] = record.zone_name
                new.append(self._vintage.zone(record.zone, record.zone_name))
            elif (record.zone, record.zone_name) not in self._told:
                self._told.add((record.zone, record.zone_name))
                if self._names[record.zone] != record.zone_name:
                    yield self._two_names(record)
            if (record.zone, commune) not in linked:
                linked.add((record.zone, commune))
                new.append(self._membership(record.zone, commune))
            yield new

    def _membership(self, zone: str, commune: str) -> TerritoryMembership:
        whole = len(self._zones[commune]) == 1
        codes = self._codes[zone, commune]
        link = membership(
            self._vintage,
            zone=zone,
            commune=self._communes.territory_id(commune),
            relation=MembershipRelation.CONTAINS if whole else MembershipRelation.PARTIAL,
        )
        link.code_received = "" if commune in codes else min(codes)
        return link

    def _two_names(self, record: ZonedCommune) -> Rejection:
        return Rejection(
            path=record.path,
            rule="zone.two-names",
            message=f"La zone « {record.zone} » porte deux noms : « {self._names[record.zone]} », "
            f"gardé, et « {record.zone_name} ». Vérifiez lequel est le bon.",
            fragment=fragment_of(record),
            severity="warning",
        )


def membership(
    vintage: Vintage,
    *,
    zone: str,
    commune: str,
    relation: MembershipRelation = MembershipRelation.CONTAINS,
    weight: float | None = None,
) -> TerritoryMembership:
    """The row that links the territory ``commune`` (its key) to the zone of code ``zone``.

    A commune that is wholly in a zone weighs 1; otherwise the share is ``weight``, None when
    unknown.
    """
    whole = relation == MembershipRelation.CONTAINS
    return TerritoryMembership(
        id=f"{vintage.zone_id(zone)}:{commune.rpartition(':')[2]}",
        edition_id=vintage.edition_id,
        commune_id=commune,
        zone_id=vintage.zone_id(zone),
        relation=relation,
        weight=1.0 if whole else weight,
        source_id=vintage.source,
    )
