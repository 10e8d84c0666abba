"""The communes in force, as loaders need them to understand the codes of their files."""

from django.db.models import QuerySet

from passerelles.apps.reference.models import (
    Edition,
    MembershipRelation,
    Territory,
    TerritoryKind,
    TerritoryMembership,
)
from passerelles.domain.reference.communes import CommuneIndex
from passerelles.formats.common.rejection import UnreadableFile


def read_commune_index() -> CommuneIndex:
    """The newest COG in force, in four queries. Raises UnreadableFile when none is loaded."""
    edition = Edition.objects.filter(scheme="COG", in_force=True).order_by("-version").first()
    if edition is None:
        raise UnreadableFile(
            "Aucune commune n’est chargée : lancez « passerelles init » avant d’importer."
        )
    communes = Territory.objects.filter(edition=edition, kind=TerritoryKind.COMMUNE, closed_on=None)
    return CommuneIndex(
        edition=edition.id,
        names=dict(communes.values_list("code", "name")),
        successors=dict(
            _links(edition, MembershipRelation.SUCCEEDS).values_list("commune__code", "zone__code")
        ),
        arrondissements=dict(
            _links(edition, MembershipRelation.PARTIAL)
            .filter(zone__kind=TerritoryKind.ARRONDISSEMENT)
            .values_list("zone__code", "commune__code")
        ),
    )


def _links(edition: Edition, relation: MembershipRelation) -> QuerySet[TerritoryMembership]:
    return TerritoryMembership.objects.filter(edition=edition, relation=relation, closed_on=None)
