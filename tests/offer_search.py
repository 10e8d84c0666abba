"""What tests of the search of sessions share: the day, and the shapes of their fixtures."""

from collections.abc import Callable
from datetime import date

from passerelles.apps.catalogue.models import Session
from passerelles.apps.catalogue.search.answers import SearchAnswer

TODAY = date(2026, 11, 23)

Search = Callable[..., SearchAnswer]
Offer = Callable[..., Session]
