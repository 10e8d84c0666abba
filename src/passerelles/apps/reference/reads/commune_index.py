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
    """The newest COG in force, in five queries. Raises UnreadableFile when none is loaded."""
    edition = newest_cog()
    communes = Territory.objects.filter(edition=edition, kind=TerritoryKind.COMMUNE, closed_on=None)
    former = _links(edition, MembershipRelation.SUCCEEDS)
    return CommuneIndex(
        edition=edition.id,
        names=dict(communes.values_list("code", "name")),
        successors=dict(former.values_list("commune__code", "zone__code")),
        former_names=dict(former.values_list("commune__code", "commune__name")),
        arrondissements=dict(
            _links(edition, MembershipRelation.PARTIAL)
            .filter(zone__kind=TerritoryKind.ARRONDISSEMENT)
            .values_list("zone__code", "commune__code")
        ),
    )


def newest_cog() -> Edition:
    """The newest edition of the COG. Raises UnreadableFile when none is loaded."""
    edition = (
        Edition.objects.filter(scheme="COG", source_id="cog_communes").order_by("-version").first()
    )
    if edition is None:
        raise UnreadableFile(
            "Aucune commune n’est chargée : lancez « passerelles init » avant d’importer."
        )
    return edition


def _links(edition: Edition, relation: MembershipRelation) -> QuerySet[TerritoryMembership]:
    return TerritoryMembership.objects.filter(edition=edition, relation=relation, closed_on=None)
