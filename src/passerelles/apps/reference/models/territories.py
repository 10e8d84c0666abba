"""Territories as sets of communes of one edition of the COG, with their zonings and outlines."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from passerelles.apps.reference.models.sources import Edition, Imported


class TerritoryKind(models.TextChoices):
    REGION = "region", "Région"
    ACADEMIE = "academie", "Académie"
    DEPARTEMENT = "departement", "Département"
    METROPOLE = "metropole", "Métropole"
    EPCI = "epci", "Intercommunalité (EPCI)"
    COMMUNE = "commune", "Commune"
    ARRONDISSEMENT = "arrondissement", "Arrondissement municipal"
    FORMER_COMMUNE = "former_commune", "Ancienne commune"
    EMPLOYMENT_BASIN = "employment_basin", "Bassin d’emploi"
    EMPLOYMENT_ZONE = "employment_zone", "Zone d’emploi"
    CLPE = "clpe", "Comité local pour l’emploi"
    LIVING_BASIN = "living_basin", "Bassin de vie"
    QPV = "qpv", "Quartier prioritaire (QPV)"
    ZRR_FRR = "zrr_frr", "Zone de revitalisation rurale"


class CoordinatesOrigin(models.TextChoices):
    OFFICIAL = "official", "officielles"
    GEONAMES = "geonames", "GeoNames"
    PARTS = "approximated_parts", "approchées par les communes qui la composent"
    POSTCODE = "approximated_postcode", "approchées par le code postal"
    EPCI = "approximated_epci", "approchées par l’intercommunalité"
    DEPARTEMENT = "approximated_departement", "approchées par le département"


class Territory(Imported):
    """A zone of one kind in one edition; key ``COG-2026:commune:31555``."""

    id = models.CharField(primary_key=True, max_length=60)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="territories")
    kind = models.CharField(max_length=20, choices=TerritoryKind.choices)
    code = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    population = models.PositiveIntegerField(null=True, blank=True)
    postcodes = ArrayField(models.CharField(max_length=5), default=list, blank=True)

    class Meta:
        ordering = ("name", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("edition", "kind", "code"), name="territory_edition_kind_code"
            ),
        )
        indexes = (models.Index(fields=("kind", "code")),)

    def __str__(self) -> str:
        return self.name


class TerritoryPoint(Imported):
    """Where a territory is (WGS 84, degrees), and how well that is known; one row a source."""

    id = models.CharField(primary_key=True, max_length=100)
    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="points")
    latitude = models.FloatField()
    longitude = models.FloatField()
    origin = models.CharField(max_length=30, choices=CoordinatesOrigin.choices)
    rank = models.PositiveSmallIntegerField(help_text="0 is the best known point")

    class Meta:
        ordering = ("territory", "rank")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="point_on_earth",
            ),
        )


class MembershipRelation(models.TextChoices):
    CONTAINS = "contains", "contient la commune"
    PARTIAL = "partial", "contient une partie de la commune"
    TOUCHES = "touches", "touche la commune"
    SUCCEEDS = "succeeds", "remplace la commune"


class TerritoryMembership(Imported):
    """A commune is in a zone, wholly, partly, or merely touched by it (QPV).

    ``weight`` is the share of the commune's population that counts in the zone (0 to 1), empty
    when nobody published it. A commune that replaces a former one is its zone (``succeeds``).
    """

    id = models.CharField(primary_key=True, max_length=130)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="memberships")
    commune = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="zone_links")
    zone = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="commune_links")
    relation = models.CharField(
        max_length=10, choices=MembershipRelation.choices, default=MembershipRelation.CONTAINS
    )
    weight = models.FloatField(null=True, blank=True, default=1.0)
    code_received = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ("zone", "commune")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(weight__gt=0, weight__lte=1), name="membership_weight_share"
            ),
        )


class Outline(Imported):
    """The outline of a territory in the edition in which it was drawn (GeoJSON, WGS 84)."""

    id = models.CharField(primary_key=True, max_length=60)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="outlines")
    kind = models.CharField(max_length=20, choices=TerritoryKind.choices)
    code = models.CharField(max_length=20)
    geometry = models.JSONField()

    class Meta:
        ordering = ("kind", "code")
        indexes = (models.Index(fields=("kind", "code")),)
