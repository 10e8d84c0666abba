"""Steps that no session gives (placement, AFEST, VAE, transition), with the dates they may take."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from pathlib import Path

from passerelles.domain.guidance.candidate import Candidate, StepKind
from passerelles.domain.guidance.profile import Profile
from passerelles.formats.guidance.schemes import SchemeRecord, read_schemes

PREFIX = "scheme:"
_LATER = timedelta(days=120)  # a second date, so that a scheme may follow a first step


def scheme_candidates(
    profile: Profile, target: str, missing: Mapping[str, float], *, today: date
) -> tuple[Candidate, ...]:
    """The schemes open to that person, each at two estimated dates. Keys: ``scheme:<slug>``."""
    return tuple(
        _candidate(scheme, missing, start)
        for scheme in schemes()
        if _open_to(scheme, profile, target)
        for start in _starts(scheme, profile, today)
    )


@cache
def schemes() -> tuple[SchemeRecord, ...]:
    return read_schemes(Path(str(files("passerelles.content"))) / "guidance" / "schemes.yaml")


def _open_to(scheme: SchemeRecord, profile: Profile, target: str) -> bool:
    if scheme.audience == "employed":
        return profile.employed is True
    if scheme.audience == "jobseeker":
        return profile.employed is not True
    code = target.rpartition(":")[2]
    return any(held.occupation.rpartition(":")[2] == code for held in profile.occupations)


def _starts(scheme: SchemeRecord, profile: Profile, today: date) -> Iterator[date]:
    ready = today + timedelta(days=scheme.delay)
    first = max(profile.available_from or today, ready)
    yield from (first, first + _LATER)


def _candidate(scheme: SchemeRecord, missing: Mapping[str, float], start: date) -> Candidate:
    return Candidate(
        key=f"{PREFIX}{scheme.slug}",
        kind=StepKind(scheme.kind),
        title=scheme.title,
        start=start,
        end=start + timedelta(days=scheme.days - 1),
        closes=tuple((skill, scheme.share) for skill in sorted(missing)),
        hours=scheme.hours,
        estimated=True,
        note=f"Dates estimées, aucune n’est publiée. {scheme.conditions} {scheme.contact}",
    )
