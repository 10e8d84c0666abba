"""Institutions, and who acts in their name."""

from typing import ClassVar

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from passerelles.apps.accounts.branches import Branch
from passerelles.apps.accounts.models.dated import Dated

# A territory as rights write it: kind and code, `departement:31`; empty for the whole region.
TERRITORY = RegexValidator(
    r"^[a-z_]+:[0-9A-Za-z-]+\Z",
    "Un territoire s’écrit « sorte:code », par exemple « departement:31 ».",
)


class College(models.TextChoices):
    """The parties of the regional committee; four of them sign."""

    STATE = "state", "État"
    REGION = "region", "Région"
    EMPLOYERS = "employers", "Organisations d’employeurs"
    WORKERS = "workers", "Organisations de salariés"
    CONSULTATIVE = "consultative", "Membres consultatifs"
    NONE = "none", "Hors collège"


SIGNING_COLLEGES = (College.STATE, College.REGION, College.EMPLOYERS, College.WORKERS)


class Institution(models.Model):
    branch: ClassVar[Branch] = Branch("accounts", codes=("code",))

    code = models.SlugField("code", max_length=40, unique=True)
    name = models.CharField("nom", max_length=200)
    college = models.CharField(
        "collège", max_length=12, choices=College.choices, default=College.NONE
    )
    siret = models.CharField(
        "SIRET",
        max_length=14,
        blank=True,
        validators=[RegexValidator(r"^\d{14}\Z", "Un SIRET compte quatorze chiffres.")],
    )
    territory = models.CharField(
        "territoire", max_length=60, blank=True, default="", validators=[TERRITORY]
    )
    closed_on = models.DateField("fermée le", null=True, blank=True)

    class Meta:
        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(
                fields=("siret",),
                condition=~Q(siret=""),
                name="institution_siret_once",
                violation_error_message="Une autre institution porte déjà ce SIRET.",
            ),
        )

    def __str__(self) -> str:
        return self.name


class Function(models.TextChoices):
    """How far a person carries the rights of her institution."""

    LEAD = "lead", "Responsable : peut aussi signer, arbitrer, administrer"
    AGENT = "agent", "Agent : lit, écrit, propose, donne un avis"
    EVALUATOR = "evaluator", "Évaluation : lecture seule, à durée limitée"


class Membership(Dated):
    """``user`` acts for ``institution`` between two days; an evaluator has a last day."""

    branch: ClassVar[Branch] = Branch("accounts", codes=("institution__code",))

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships"
    )
    institution = models.ForeignKey(
        Institution, on_delete=models.PROTECT, related_name="memberships"
    )
    function = models.CharField(
        "fonction", max_length=12, choices=Function.choices, default=Function.AGENT
    )

    class Meta(Dated.Meta):
        ordering = ("institution__name", "user__email", "starts_on")
        constraints = (
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=("user", "institution", "starts_on"),
                name="membership_once",
                violation_error_message="Cette personne a déjà cette appartenance.",
            ),
            models.CheckConstraint(
                condition=~Q(function="evaluator") | Q(ends_on__isnull=False),
                name="evaluator_has_a_last_day",
                violation_error_message="Un accès d’évaluation demande une date de fin.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.user} · {self.institution}"
