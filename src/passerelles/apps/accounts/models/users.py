"""Accounts of professionals; the public needs none."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower


class Role(models.TextChoices):
    """What a person mostly does here; rights on the plan come from her institutions."""

    ADMINISTRATOR = "administrator", "Administration de la plateforme"
    DATA_MANAGER = "data_manager", "Gestion des données"
    ADVISER = "adviser", "Conseil aux personnes"
    PLANNER = "planner", "Programmation des formations"
    PROVIDER = "provider", "Organisme de formation"
    STEERING = "steering", "Pilotage du plan"


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username or "")


class User(AbstractBaseUser, PermissionsMixin):
    email = models.EmailField("adresse e-mail", unique=True)
    name = models.CharField("nom", max_length=150, blank=True)
    role = models.CharField(max_length=20, choices=Role.choices, default=Role.ADVISER)
    is_active = models.BooleanField(default=True)
    # A fictitious account, whose password the login page tells: never in production.
    demonstration = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        ordering = ("email",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")), name="user_email_lower_case"
            ),
        )

    def __str__(self) -> str:
        return self.name or self.email
