"""What completes a pathway without being a session of it: placement, POEI, AFEST, VAE, PTP.

Nobody knows beforehand which skills such a scheme brings, nor when it would take place: none is
ever a step. It is shown beside, with whom to ask.
"""

from functools import cache
from importlib.resources import files
from pathlib import Path

from passerelles.apps.guidance.reads.aims import line_of
from passerelles.apps.guidance.reads.guided import Complement
from passerelles.domain.guidance.profile import Profile
from passerelles.formats.guidance.schemes import SchemeRecord, read_schemes

LEAST_YEARS = 1.0  # of practice before experience is worth validating
NOTE = (
    "Rien n’en est compté dans les parcours : les dates et ce que vous y apprendrez se décident "
    "avec l’entreprise et le conseiller."
)


def complements_for(profile: Profile, target: str) -> tuple[Complement, ...]:
    """The schemes open to that person on her way to the target, in the order of the content."""
    return tuple(_complement(one) for one in schemes() if _open_to(one, profile, target))


@cache
def schemes() -> tuple[SchemeRecord, ...]:
    return read_schemes(Path(str(files("passerelles.content"))) / "guidance" / "schemes.yaml")


def _open_to(scheme: SchemeRecord, profile: Profile, target: str) -> bool:
    if scheme.audience == "employed":
        return profile.employed is True
    if scheme.audience == "jobseeker":
        return profile.employed is not True
    line = line_of(target)
    long = [one for one in profile.occupations if (one.years or 0) >= LEAST_YEARS]
    return any(line_of(held.occupation) & line for held in long)


def _complement(scheme: SchemeRecord) -> Complement:
    return Complement(
        slug=scheme.slug,
        name=scheme.title,
        why=scheme.why,
        conditions=scheme.conditions,
        contact=scheme.contact,
        note=NOTE,
        source=scheme.source,
        url=scheme.url,
    )
