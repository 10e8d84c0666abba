"""Why a file is refused: one French sentence with the remedy."""


class RefusedFile(ValueError):
    """The file is not kept; the message is for the person who gave it."""
