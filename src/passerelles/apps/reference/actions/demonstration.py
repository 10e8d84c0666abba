"""Demonstration rows leave as soon as the official ones are there."""

from datetime import date

from passerelles.apps.reference.models import Edition, Mobility, OccupationSkill, Skill, Source


def retire_demonstration_skills(*, on: date) -> None:
    """Close the generated skills, links, mobilities and edition, once official links are open."""
    official = OccupationSkill.objects.filter(closed_on=None, source__is_demonstration=False)
    if not official.exists():
        return
    generated = Source.objects.filter(is_demonstration=True)
    for model in (OccupationSkill, Mobility, Skill, Edition):
        model.objects.filter(source__in=generated, closed_on=None).update(closed_on=on)
