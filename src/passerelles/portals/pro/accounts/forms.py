"""Forms of accounts, in plain French."""

from typing import Any

from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.core.validators import MaxLengthValidator

LONGEST_ADDRESS = 254


class LoginForm(AuthenticationForm):
    error_messages = {  # noqa: RUF012 - Django's own attribute
        "invalid_login": (
            "Cette adresse et ce mot de passe ne vont pas ensemble. Vérifiez-les ; après cinq "
            "essais, la connexion se bloque un quart d’heure."
        ),
        "inactive": "Ce compte est désactivé. Demandez à la personne qui gère la plateforme.",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Django only tells the browser: a longer name would reach the journal of failures.
        self.fields["username"].validators.append(
            MaxLengthValidator(LONGEST_ADDRESS, "Une adresse a au plus 254 caractères.")
        )


class PasswordForm(PasswordChangeForm):
    error_messages = {  # noqa: RUF012 - Django's own attribute
        **PasswordChangeForm.error_messages,
        "password_incorrect": "Le mot de passe actuel ne correspond pas. Saisissez-le de nouveau.",
        "password_mismatch": "Les deux saisies du nouveau mot de passe diffèrent.",
    }
