"""What the desk of aids refuses; each message is a French sentence with the remedy."""

from collections.abc import Sequence


class AidsRefused(ValueError):
    """``field``: the name of what is to correct, empty when it is no field of a form.

    ``others``: the faults of other fields of the same form.
    """

    def __init__(
        self, sentence: str, field: str = "", *, others: Sequence["AidsRefused"] = ()
    ) -> None:
        super().__init__(sentence)
        self.field = field
        self.others = tuple(others)
