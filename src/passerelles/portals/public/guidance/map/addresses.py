"""Addresses inside the map: the place that was asked goes along."""

from urllib.parse import urlencode

from django.urls import reverse


def occupation(code: str, place: str = "") -> str:
    return _map(metier=code, ou=place)


def certification(key: str, place: str = "") -> str:
    return _map(certification=key, ou=place)


def sector(key: str, place: str = "") -> str:
    return _map(secteur=key, ou=place)


def bridges(key: str) -> str:
    """The bridges that leave from a sector."""
    return f"{reverse('sector_bridges')}?{_query(de=key)}"


def learning(to: str, origin: str = "", place: str = "") -> str:
    """What lacks towards an occupation (codes), and what teaches it."""
    return f"{reverse('career_learning')}?{_query(vers=to, depuis=origin, ou=place)}"


def search(place: str = "", **asked: str) -> str:
    """The search of sessions, filled with an occupation or a certification, and the place."""
    return f"{reverse('sessions')}?{_query(**asked, ou=place)}"


def _map(**asked: str) -> str:
    return f"{reverse('career_map')}?{_query(**asked)}"


def _query(**asked: str) -> str:
    return urlencode({name: value for name, value in asked.items() if value})
