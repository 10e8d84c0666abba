"""How many reports one address may send: enough for an office, not for a robot."""

from ipaddress import ip_address

from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

ALLOWED = 20
WINDOW = 3600  # seconds


def too_many(request: HttpRequest) -> bool:
    """Count one report. Only a keyed digest of the address is kept, for an hour."""
    address = _address(request)
    if not address:
        return False
    key = f"report:{salted_hmac('passerelles.report', address).hexdigest()}"
    cache.add(key, 0, WINDOW)
    try:
        return cache.incr(key) > ALLOWED
    except ValueError:  # it expired between the two lines
        return False


def _address(request: HttpRequest) -> str:
    """The caller, empty for the machine itself; a proxy is believed only on this machine."""
    direct = str(request.META.get("REMOTE_ADDR", ""))
    if not _is_loopback(direct):
        return direct
    forwarded = request.headers.get("X-Forwarded-For", "").rsplit(",", maxsplit=1)[-1].strip()
    return "" if _is_loopback(forwarded) else forwarded


def _is_loopback(address: str) -> bool:
    try:
        return not address or ip_address(address).is_loopback
    except ValueError:
        return False
