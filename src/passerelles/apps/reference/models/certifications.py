"""Certifications of the RNCP and of the RS, from several sources that complete one another."""

from django.db import models

from passerelles.apps.reference.models.nomenclatures import NomenclatureItem
from passerelles.apps.reference.models.occupations import Occupation
from passerelles.apps.reference.models.sources import Imported, Source


class Register(models.TextChoices):
    RNCP = "RNCP", "Répertoire national des certifications professionnelles"
    RS = "RS", "Répertoire spécifique"


class Certification(models.Model):
    """An entry of a register; key ``RNCP37780``.

    The description is that of the best ranked CertificationSheet: it is written by
    ``actions.refresh_certifications`` and by nothing else.
    """

    id = models.CharField(primary_key=True, max_length=20)
    register = models.CharField(max_length=4, choices=Register.choices)
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=600, blank=True)
    abbreviation = models.CharField(max_length=60, blank=True)
    level = models.PositiveSmallIntegerField(null=True, blank=True)
    level_received = models.CharField(max_length=200, blank=True)
    is_active = models.BooleanField(null=True, blank=True)
    registered_until = models.DateField(null=True, blank=True)
    described_on = models.DateField(null=True, blank=True)
    described_by = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("register", "number")

    def __str__(self) -> str:
        return self.title or self.id


class CertificationSheet(Imported):
    """What one source says of a certification; ``rank`` 0 is the most trusted source."""

    id = models.CharField(primary_key=True, max_length=60)
    certification = models.ForeignKey(
        Certification, on_delete=models.PROTECT, related_name="sheets"
    )
    rank = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=600, blank=True)
    abbreviation = models.CharField(max_length=60, blank=True)
    diploma_type = models.CharField(max_length=300, blank=True)
    level = models.PositiveSmallIntegerField(null=True, blank=True)
    level_received = models.CharField(max_length=200, blank=True)
    is_active = models.BooleanField(null=True, blank=True)
    registration_kind = models.CharField(max_length=60, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    effective_on = models.DateField(null=True, blank=True)
    registered_until = models.DateField(null=True, blank=True)
    last_delivery_on = models.DateField(null=True, blank=True)
    vintage = models.DateField(help_text="date at which the source said so")

    class Meta:
        ordering = ("certification", "rank")


class SkillBlock(Imported):
    """A block of competences of a certification; key ``RNCP509BC01``."""

    id = models.CharField(primary_key=True, max_length=30)
    certification = models.ForeignKey(
        Certification, on_delete=models.PROTECT, related_name="blocks"
    )
    label = models.CharField(max_length=1000)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.label


class CertificationOccupation(Imported):
    """A certification leads to an occupation: code and label as received, beside the resolved."""

    id = models.CharField(primary_key=True, max_length=60)
    certification = models.ForeignKey(
        Certification, on_delete=models.PROTECT, related_name="occupation_links"
    )
    code_received = models.CharField(max_length=20)
    label_received = models.CharField(max_length=300, blank=True)
    occupation = models.ForeignKey(
        Occupation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="certification_links",
    )

    class Meta:
        ordering = ("certification", "code_received")


class CertificationTerm(Imported):
    """A certification is filed under a term of a nomenclature (NSF, Formacode)."""

    id = models.CharField(primary_key=True, max_length=60)
    certification = models.ForeignKey(
        Certification, on_delete=models.PROTECT, related_name="term_links"
    )
    scheme = models.CharField(max_length=20)
    code_received = models.CharField(max_length=20)
    label_received = models.CharField(max_length=300, blank=True)
    item = models.ForeignKey(
        NomenclatureItem,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="certification_links",
    )

    class Meta:
        ordering = ("certification", "scheme", "code_received")


class Certifier(Imported):
    """A body that delivers a certification."""

    id = models.CharField(primary_key=True, max_length=120)
    certification = models.ForeignKey(
        Certification, on_delete=models.PROTECT, related_name="certifiers"
    )
    siret = models.CharField(max_length=14, blank=True)
    name = models.CharField(max_length=400)

    class Meta:
        ordering = ("certification", "name", "id")


class CertificationPartner(Imported):
    """A body entitled by the certifier to train for, or to assess, a certification."""

    id = models.CharField(primary_key=True, max_length=120)
    certification = models.ForeignKey(
        Certification, on_delete=models.PROTECT, related_name="partners"
    )
    siret = models.CharField(max_length=14, blank=True)
    name = models.CharField(max_length=400)
    entitlement = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ("certification", "name", "id")


class CertificationBranch(Imported):
    """A professional branch of a certification.

    ``code`` is the number of the brochure of the collective agreement (Journal officiel), not its
    IDCC: that is what France compétences publishes.
    """

    id = models.CharField(primary_key=True, max_length=60)
    certification = models.ForeignKey(
        Certification, on_delete=models.PROTECT, related_name="branches"
    )
    code = models.CharField(max_length=20)
    label = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ("certification", "code")


class CertificationAccess(Imported):
    """A way to reach a certification (apprenticeship, validation of experience…)."""

    id = models.CharField(primary_key=True, max_length=120)
    certification = models.ForeignKey(
        Certification, on_delete=models.PROTECT, related_name="access_routes"
    )
    route = models.CharField(max_length=100)

    class Meta:
        ordering = ("certification", "route")


class CertificationSuccession(Imported):
    """``new`` replaces ``old``; the relation has no cycle."""

    id = models.CharField(primary_key=True, max_length=50)
    old = models.ForeignKey(Certification, on_delete=models.PROTECT, related_name="successor_links")
    new = models.ForeignKey(
        Certification, on_delete=models.PROTECT, related_name="predecessor_links"
    )

    class Meta:
        ordering = ("old", "new")
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(old=models.F("new")), name="succession_not_to_itself"
            ),
        )
