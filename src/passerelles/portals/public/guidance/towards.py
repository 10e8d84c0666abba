"""The pathways towards one occupation, as the whole chain gives them."""

from dataclasses import replace
from datetime import date

from passerelles.apps.guidance.reads.chain import guide
from passerelles.apps.guidance.reads.guided import Guided
from passerelles.portals.public.guidance.guided import Heard


def ways_to(who: Heard, occupation: str, *, today: date) -> Guided:
    """Pathways towards one occupation, whether it was the target or not, refused or not."""
    refused = who.profile.refused - {occupation}
    aiming = replace(who.profile, target=occupation, refused=refused)
    return guide(aiming, who.person, today=today, others=0)
