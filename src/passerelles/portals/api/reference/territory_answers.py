"""What the API says of territories."""

from ninja import Schema
from pydantic import Field

from passerelles.apps.reference.reads.lists.territories import TerritoryItem
from passerelles.apps.reference.reads.territory_values import (
    MembershipValue,
    PointValue,
    TerritoryRef,
    TerritorySheet,
)
from passerelles.portals.api.shared.answers import DEMONSTRATION, Coded, Page, Total


class TerritoryName(Coded):
    """Un territoire d’une sorte dans une édition."""

    kind: str = Field(
        description="Sorte de territoire : region, academie, departement, metropole, epci, "
        "commune, arrondissement, former_commune, employment_basin, employment_zone, clpe, "
        "living_basin, qpv ou zrr_frr. Le code n’est unique que dans sa sorte."
    )
    name: str = Field(description="Nom du territoire.")
    population: int | None = Field(
        description="Population municipale ; nul quand la source ne la donne pas."
    )


class TerritoryLine(TerritoryName):
    """Un territoire dans une liste."""

    postcodes: list[str] = Field(description="Codes postaux ; vide pour une zone sans code postal.")
    demonstration: bool = DEMONSTRATION


class TerritoryPage(Page[TerritoryLine]):
    """Une page de territoires."""


class PointAnswer(Schema):
    """Une position (WGS 84)."""

    latitude: float = Field(description="Latitude, en degrés.")
    longitude: float = Field(description="Longitude, en degrés.")
    origin: str = Field(
        description="official (officielle), geonames, ou approchée : approximated_postcode, "
        "approximated_epci, approximated_departement."
    )


class MembershipAnswer(TerritoryName):
    """Le lien d’une commune et d’une zone."""

    relation: str = Field(
        description="contains (la zone contient la commune), partial (une partie), touches (la "
        "touche) ou succeeds (la remplace)."
    )
    weight: float | None = Field(
        description="Part de la population de la commune qui compte dans la zone, de 0 à 1 ; nul "
        "quand personne ne l’a publiée."
    )


class Communes(Total[MembershipAnswer]):
    """Le début de la liste des communes."""


class TerritoryAnswer(TerritoryLine):
    """La fiche d’un territoire."""

    in_force: bool = Field(description="Vrai quand l’édition est en vigueur.")
    communes_population: int | None = Field(
        description="Somme des populations de ses communes ; nul quand l’une est inconnue ou n’y "
        "est qu’en partie, et pour une commune."
    )
    point: PointAnswer | None = Field(description="Position ; nul quand elle est inconnue.")
    zones: list[MembershipAnswer] = Field(
        description="Zones qui contiennent ou touchent le territoire."
    )
    communes: Communes = Field(
        description="Communes, les plus peuplées d’abord ; toutes se lisent par « territories"
        "?kind=commune&within= »."
    )
    former: list[TerritoryName] = Field(
        description="Anciennes communes et arrondissements que le territoire remplace ou réunit."
    )
    other_editions: list[TerritoryName] = Field(description="Le même code dans d’autres éditions.")
    source: str = Field(description="Identifiant de la source, voir « sources ».")


def territory_name(ref: TerritoryRef) -> TerritoryName:
    return TerritoryName(
        edition=ref.edition_id,
        code=ref.code,
        kind=ref.kind,
        name=ref.name,
        population=ref.population,
    )


def territory_line(item: TerritoryItem) -> TerritoryLine:
    return TerritoryLine(
        **territory_name(item.territory).dict(),
        postcodes=list(item.postcodes),
        demonstration=item.is_demonstration,
    )


def territory_answer(sheet: TerritorySheet) -> TerritoryAnswer:
    return TerritoryAnswer(
        **territory_name(sheet.territory).dict(),
        postcodes=list(sheet.postcodes),
        demonstration=sheet.is_demonstration,
        in_force=sheet.territory.in_force,
        communes_population=sheet.communes_population,
        point=_point(sheet.point) if sheet.point else None,
        zones=list(map(_membership, sheet.zones)),
        communes=Communes(
            total=sheet.communes.total, first=list(map(_membership, sheet.communes.items))
        ),
        former=list(map(territory_name, sheet.former)),
        other_editions=list(map(territory_name, sheet.other_editions)),
        source=sheet.source.id,
    )


def _membership(link: MembershipValue) -> MembershipAnswer:
    return MembershipAnswer(
        **territory_name(link.territory).dict(), relation=link.relation, weight=link.weight
    )


def _point(point: PointValue) -> PointAnswer:
    return PointAnswer(latitude=point.latitude, longitude=point.longitude, origin=point.origin)
