"""Grants: institution × verb × subtree × territory × dates."""

import re
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models

from passerelles.apps.accounts.branches import BRANCHES, Branch
from passerelles.apps.accounts.models.dated import Dated
from passerelles.apps.accounts.models.institutions import TERRITORY, Institution

_SUBTREE = re.compile(r"([a-z]+)(/[A-Za-z0-9._-]+)?")


def validate_subtree(text: str) -> None:
    """Raise ValidationError unless ``text`` is a branch, alone or with one code."""
    found = _SUBTREE.fullmatch(text)
    if found is None or found[1] not in BRANCHES:
        raise ValidationError(
            f"« {text} » n’est pas une branche : écrivez par exemple « plan », « plan/O1 » ou "
            f"« plan/A12 » ; une branche commence par {', '.join(BRANCHES)}."
        )


class Verb(models.TextChoices):
    """What is done to an object."""

    READ = "read", "lire"
    WRITE = "write", "écrire"
    PROPOSE = "propose", "proposer une autre valeur"
    OPINE = "opine", "donner un avis"
    SIGN = "sign", "signer"
    ARBITRATE = "arbitrate", "arbitrer"
    ADMINISTER = "administer", "administrer"


class Grant(Dated):
    """``institution`` may do ``verb`` in a subtree; ``owned`` keeps it to what it owns there."""

    branch: ClassVar[Branch] = Branch("accounts", codes=("institution__code",))

    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="grants")
    verb = models.CharField("acte", max_length=12, choices=Verb.choices)
    subtree = models.CharField("branche", max_length=120, validators=[validate_subtree])
    territory = models.CharField(
        "territoire", max_length=60, blank=True, default="", validators=[TERRITORY]
    )
    owned = models.BooleanField("seulement ce qu’elle porte", default=False)

    class Meta(Dated.Meta):
        ordering = ("institution__name", "subtree", "verb", "starts_on")
        constraints = (
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=("institution", "verb", "subtree", "territory", "owned", "starts_on"),
                name="grant_once",
                violation_error_message="Ce droit est déjà donné à partir de cette date.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.institution.code} {self.verb} {self.subtree}"
