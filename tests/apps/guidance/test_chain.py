"""The whole chain on a reference without any offer: what is said of its absence."""

from datetime import date

import pytest
from tests import factories

from passerelles.apps.guidance.reads.chain import guide
from passerelles.domain.aids.situation import PersonFacts
from passerelles.domain.guidance.profile import Profile

TODAY = date(2026, 11, 23)


@pytest.mark.django_db
@pytest.mark.usefixtures("own_index")
@pytest.mark.parametrize(("commune", "reason"), [("", "no_place"), ("31555", "no_candidate")])
def test_who_says_no_place_is_asked_for_one(commune: str, reason: str) -> None:
    barman = factories.occupation("G1801", label="Barman / Barmaid")
    factories.skill_link(barman, factories.skill(label="Servir"), is_core=True)
    # A skill that every occupation asks for weighs nothing: it takes another occupation.
    factories.skill_link(factories.occupation("F1610"), factories.skill(label="Couvrir"))

    told = guide(Profile(target=barman.id, commune=commune), PersonFacts(), today=TODAY)

    assert told.reason == reason
