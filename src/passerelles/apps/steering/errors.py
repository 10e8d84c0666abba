"""What the steering of the plan refuses; each message is a French sentence with the remedy."""


class SteeringRefused(ValueError):
    """The act makes no sense as things stand."""


class EditedMeanwhile(SteeringRefused):
    """Somebody saved since the form was opened: ``theirs`` is saved, ``mine`` is not."""

    def __init__(self, theirs: str, mine: str) -> None:
        super().__init__(
            "Quelqu’un a enregistré ce texte pendant que vous l’écriviez. Rien n’est perdu : "
            "comparez les deux versions, puis enregistrez celle que vous voulez garder."
        )
        self.theirs = theirs
        self.mine = mine
