"""Why a sign-in through the provider stops: French sentences with the remedy."""


class SignInRefused(ValueError):
    """The message is shown to the person as it is."""
