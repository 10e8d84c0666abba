"""Reachable occupations read from the reference, and what is lacking for one."""

from collections.abc import Iterator
from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries
from tests import factories as make

from passerelles.apps.guidance.reads.occupations import Reachable, lacking, reachable
from passerelles.apps.reference.reads.generation import forget
from passerelles.domain.guidance.profile import Constraint, Held, Profile
from passerelles.domain.guidance.reaching.reason_kinds import ReasonKind

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)
WAITER = Profile(occupations=(Held(occupation="ROME-4.60:G1803"),))


@pytest.fixture(autouse=True)
def reference() -> Iterator[None]:
    """A waiter, a barman close by, a night porter and a welder."""
    forget()
    skills = {code: make.skill(code) for code in ("serve", "cash", "mix", "keys", "weld")}
    uses = {"G1803": "serve cash", "G1801": "cash mix", "G1703": "cash keys", "H2913": "weld"}
    made = {code: make.occupation(code) for code in uses}
    for code, names in uses.items():
        for name in names.split():
            make.skill_link(made[code], skills[name], is_core=True)
    make.mobility(made["G1803"], made["G1801"])
    make.text(made["G1703"], "conditions", text="L’activité s’exerce de nuit.")
    make.text(made["G1801"], "conditions", text="L’activité s’exerce en salle.")
    make.sector(made["H2913"], "Industrie")
    yield
    forget()


def codes(found: Reachable) -> list[str]:
    return [one.occupation.rpartition(":")[2] for one in found.suggestions]


def test_the_close_ones_come_first_and_the_practised_one_is_left_out() -> None:
    assert codes(reachable(WAITER, today=TODAY)) == ["G1801", "G1703", "H2913"]


def test_nothing_personal_is_kindly_refused() -> None:
    found = reachable(Profile(commune="34301", level=4), today=TODAY)
    assert found.suggestions == ()
    assert found.insufficient.startswith("Dites-nous")


def test_all_refused_says_so() -> None:
    refused = Profile(occupations=WAITER.occupations, refused_sectors=frozenset({"G", "H29"}))
    found = reachable(refused, today=TODAY)
    assert found.suggestions == ()
    assert found.insufficient.startswith("Données insuffisantes")


def test_words_of_the_sheet_tell_an_exposure() -> None:
    who = Profile(occupations=WAITER.occupations, constraints=frozenset({Constraint.NO_NIGHT}))
    porter = reachable(who, today=TODAY).suggestions
    (found,) = [one for one in porter if one.occupation.endswith("G1703")]
    assert ReasonKind.MAY_EXPOSE in {reason.kind for reason in found.obstacles}


def test_what_is_lacking_sums_to_one_and_is_not_held() -> None:
    found = lacking(WAITER, "ROME-4.60:G1801", today=TODAY)
    assert found == {"ROME-4.60:mix": pytest.approx(1.0)}
    assert lacking(WAITER, "ROME-4.60:A0000", today=TODAY) == {}


def test_keys_of_an_older_edition_are_read_by_their_heirs() -> None:
    older = make.occupation("F1699", "ROME-3.47")
    make.skill_link(older, make.skill("roof", "ROME-3.47"))
    make.occupation("F1701", parent=older)
    forget()
    assert list(lacking(WAITER, "ROME-3.47:F1699", today=TODAY)) == ["ROME-3.47:roof"]


def test_an_answer_reads_nothing_once_warm(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    reachable(WAITER, today=TODAY)
    with django_assert_num_queries(0):
        reachable(WAITER, today=TODAY)


def test_without_any_sheet_data_are_said_insufficient() -> None:
    from passerelles.apps.reference.models import OccupationSkill

    OccupationSkill.objects.all().delete()
    forget()
    assert "fiche métier" in reachable(WAITER, today=TODAY).insufficient
