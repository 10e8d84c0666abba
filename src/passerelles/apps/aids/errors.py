"""What the desk of aids refuses; each message is a French sentence with the remedy."""


class AidsRefused(ValueError):
    """``field``: the name of what is to correct, empty when it is no field of a form."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field
