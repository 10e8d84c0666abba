"""Editions: made by the load that reads them, saved with its first record."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.db.models import Model

from passerelles.apps.reference.models import Edition
from passerelles.formats.common.rejection import Rejection

Outcome = Sequence[Model] | Rejection


def make_edition(
    scheme: str, version: str, *, published_on: date, source: str, in_force: bool = True
) -> Edition:
    """The edition ``scheme-version``."""
    return Edition(
        id=f"{scheme}-{version}",
        scheme=scheme,
        version=version,
        published_on=published_on,
        in_force=in_force,
        source_id=source,
    )


def make_dated_edition(scheme: str, day: date, *, source: str) -> Edition:
    """The edition that a producer dates by the day: ``RNCP-2026-02-01``."""
    return make_edition(scheme, str(day), published_on=day, source=source)


def with_edition(edition: Edition, outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
    """Add ``edition`` to the first record kept."""
    told = False
    for outcome in outcomes:
        if told or isinstance(outcome, Rejection):
            yield outcome
        else:
            told = True
            yield [edition, *outcome]
