"""What an action of the desk says when it cannot be done."""


class ActionRefused(ValueError):
    """The act asked for is impossible now; its text is a French sentence with the remedy."""
