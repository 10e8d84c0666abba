"""Why an import does not happen; each message is a French sentence with the remedy."""


class TooManyRefused(Exception):
    """More records than the rule allows went to quarantine: yesterday's data stays."""


class ImportAlreadyRunning(Exception):
    """Another process is importing the same source."""
