"""What the API says of the bodies that welcome the public or that train."""

from pydantic import Field

from passerelles.apps.reference.reads.lists.bodies import BodyValue
from passerelles.portals.api.reference.territory_answers import TerritoryName, territory_name
from passerelles.portals.api.shared.answers import DEMONSTRATION, Coded, Page, known


class PlaceLine(Coded):
    """Un lieu d’accueil ou un organisme, tel que sa source le décrit.

    L’édition est ici la source du lieu ; le code y est stable.
    """

    kind: str = Field(
        description="agency (agence France Travail), mission_locale, school (établissement "
        "scolaire), cfa ou training_body (organisme de formation)."
    )
    name: str = Field(description="Nom.")
    brand: str | None = Field(description="Enseigne ; nul quand elle n’est pas donnée.")
    siret: str | None = Field(description="Numéro SIRET vérifié ; nul quand il est inconnu.")
    uai: str | None = Field(description="Numéro UAI ; nul quand il est inconnu ou sans objet.")
    address: str | None = Field(description="Voie ; nul quand elle est inconnue.")
    postcode: str | None = Field(description="Code postal ; nul quand il est inconnu.")
    city: str | None = Field(description="Ville ; nul quand elle est inconnue.")
    departement: str | None = Field(description="Code du département ; nul quand il est inconnu.")
    commune: TerritoryName | None = Field(
        description="Commune reconnue ; nul quand l’adresse n’a pas suffi."
    )
    latitude: float | None = Field(description="Latitude (WGS 84) ; nul quand elle est inconnue.")
    longitude: float | None = Field(description="Longitude (WGS 84) ; nul si inconnue.")
    networks: list[str] = Field(description="Réseaux dont il fait partie.")
    qualiopi: bool | None = Field(description="Certifié Qualiopi ; nul quand ce n’est pas publié.")
    closed: bool | None = Field(description="Fermé, dit la source ; nul quand elle ne le dit pas.")
    website: str | None = Field(description="Site web ; nul quand il est inconnu.")
    demonstration: bool = DEMONSTRATION


class PlacePage(Page[PlaceLine]):
    """Une page de lieux."""


def place_line(body: BodyValue) -> PlaceLine:
    return PlaceLine(
        edition=body.source.id,
        code=body.id,
        kind=body.kind,
        name=body.name,
        brand=known(body.brand),
        siret=known(body.siret),
        uai=known(body.uai),
        address=known(body.address),
        postcode=known(body.postcode),
        city=known(body.city),
        departement=known(body.departement),
        commune=territory_name(body.commune) if body.commune else None,
        latitude=body.latitude,
        longitude=body.longitude,
        networks=list(body.networks),
        qualiopi=body.is_qualiopi,
        closed=body.is_closed,
        website=known(body.website),
        demonstration=body.source.is_demonstration,
    )
