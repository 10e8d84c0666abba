"""What follows from an import: editions, demonstration, descriptions, generation."""

from datetime import date

import pytest

from passerelles.apps.reference.actions.certifications import refresh_certifications
from passerelles.apps.reference.actions.demonstration import retire_demonstration_skills
from passerelles.apps.reference.actions.editions import retire_older_editions
from passerelles.apps.reference.actions.generation import next_generation
from passerelles.apps.reference.models import (
    Certification,
    CertificationSheet,
    Edition,
    Generation,
    Occupation,
    OccupationSkill,
    Skill,
    Source,
)

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 23)


def make_source(name: str, *, demonstration: bool = False) -> Source:
    return Source.objects.create(
        id=name, name=name, owner="-", licence="-", rhythm="-", is_demonstration=demonstration
    )


def make_edition(scheme: str, year: int, source: Source, *, in_force: bool = True) -> Edition:
    return Edition.objects.create(
        id=f"{scheme}-{year}",
        scheme=scheme,
        version=str(year),
        published_on=date(year, 1, 1),
        in_force=in_force,
        source=source,
    )


def make_link(source: Source) -> OccupationSkill:
    edition = make_edition(f"E{source.id}", 2026, source)
    common = {"edition": edition, "source": source}
    occupation = Occupation.objects.create(id=f"{edition.id}:A", code="A", label="A", **common)
    skill = Skill.objects.create(id=f"{edition.id}:1", code="1", kind="know_how", **common)
    return OccupationSkill.objects.create(
        id=f"{occupation.id}:1", occupation=occupation, skill=skill, source=source
    )


def make_sheet(certification: Certification, rank: int, title: str) -> CertificationSheet:
    return CertificationSheet.objects.create(
        id=f"{certification.id}:{rank}",
        certification=certification,
        rank=rank,
        title=title,
        vintage=TODAY,
        source=make_source(f"s{rank}"),
    )


def test_only_the_newest_edition_in_force_stays_so() -> None:
    source = make_source("cog")
    for year in (2025, 2026):
        make_edition("COG", year, source)
    make_edition("QPV", 2015, source, in_force=False)

    retire_older_editions()

    assert set(Edition.objects.filter(in_force=True).values_list("id", flat=True)) == {"COG-2026"}


def test_demonstration_links_leave_when_official_ones_come() -> None:
    generated = make_link(make_source("demo", demonstration=True))

    retire_demonstration_skills(on=TODAY)
    generated.refresh_from_db()
    assert generated.closed_on is None

    official = make_link(make_source("rome"))
    retire_demonstration_skills(on=TODAY)
    generated.refresh_from_db()
    official.refresh_from_db()
    assert (generated.closed_on, official.closed_on) == (TODAY, None)
    assert generated.skill.closed_on == TODAY
    assert generated.skill.edition.closed_on == TODAY
    assert official.skill.edition.closed_on is None


def test_the_most_trusted_sheet_that_has_a_title_describes_a_certification() -> None:
    certification = Certification.objects.create(id="RNCP1", register="RNCP", number=1)
    make_sheet(certification, 0, "")
    make_sheet(certification, 1, "Titre du kit")
    make_sheet(certification, 2, "Autre titre")

    refresh_certifications()

    certification.refresh_from_db()
    assert (certification.title, certification.described_by_id) == ("Titre du kit", "s1")
    assert certification.described_on == TODAY


def test_an_entry_known_by_its_links_only_stays_without_a_title() -> None:
    certification = Certification.objects.create(id="RNCP2", register="RNCP", number=2)

    refresh_certifications()

    certification.refresh_from_db()
    assert (certification.title, certification.is_active) == ("", None)


def test_the_generation_counts_the_imports() -> None:
    next_generation()
    next_generation()

    assert Generation.objects.get().number == 2
