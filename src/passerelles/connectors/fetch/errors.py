"""What can go wrong when fetching, each as a French sentence with the remedy.

FetchError
├── Offline          nothing answers: no network, unknown name, refused connection
├── RefusedHost      a redirect leaves the list of hosts
├── HttpRefusal      the server answers with an error status
├── NotFoundInDataset  the dataset lists no resource with the wanted title
├── TooLarge         the body passes the size limit
└── Truncated        the body stops before its announced length, again and again
"""


class FetchError(Exception):
    """A source could not be fetched; nothing was replaced."""


class Offline(FetchError):
    pass


class RefusedHost(FetchError):
    pass


class HttpRefusal(FetchError):
    pass


class NotFoundInDataset(FetchError):
    pass


class TooLarge(FetchError):
    pass


class Truncated(FetchError):
    pass
