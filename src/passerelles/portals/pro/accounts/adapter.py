"""What allauth asks of the site: nobody signs up alone, and the words are ours."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest

_MANY = "Trop d’essais ont échoué. Attendez cinq minutes, puis recommencez."
_WRONG_PASSWORD = "Ce mot de passe ne correspond pas. Saisissez-le de nouveau."  # noqa: S105 (words)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Its first words are kept for what allauth tells itself; pages are templates of ours."""

    error_messages = {  # noqa: RUF012 - allauth's own attribute
        **DefaultAccountAdapter.error_messages,
        "too_many_login_attempts": _MANY,
        "incorrect_password": _WRONG_PASSWORD,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Send nothing: most installations have no mail server."""


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # the same
    error_messages = {  # noqa: RUF012 - allauth's own attribute
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": (
            "Ce code n’est pas le bon. Attendez le suivant dans votre application, puis saisissez "
            "ses six chiffres ; vérifiez aussi l’heure de votre téléphone."
        ),
    }
