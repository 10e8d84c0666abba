"""The guide of the profile file says every field, and its example is a profile."""

import re
from datetime import date
from pathlib import Path

import yaml

from passerelles.formats.common.person import PERSON_FIELDS
from passerelles.formats.guidance.profile import EMPLOYERS, FIELDS, read_profile
from passerelles.formats.guidance.profile_words import CONSTRAINTS

GUIDE = (Path(__file__).parents[2] / "docs/guide/profil.md").read_text(encoding="utf-8")


def test_every_field_and_word_is_said() -> None:
    told = set(re.findall(r"`(\w+)`", GUIDE))
    assert {*FIELDS, *PERSON_FIELDS, *CONSTRAINTS, *EMPLOYERS} - told == set()


def test_the_example_is_a_profile() -> None:
    example = yaml.safe_load(GUIDE.split("```yaml")[1].split("```")[0])
    assert read_profile(example, today=date(2026, 11, 23)).findings == ()
