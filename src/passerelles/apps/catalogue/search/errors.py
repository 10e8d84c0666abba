"""What a search can refuse."""


class BadSearch(ValueError):
    """A request that cannot be answered; the message is a French sentence for the person."""


class SearchUnavailable(RuntimeError):
    """The index cannot be read; the message is a French sentence that says what to do."""
