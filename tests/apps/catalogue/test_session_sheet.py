"""The sheet of a session: everything around it, corrections laid over, queries that do not grow."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries
from tests import factories, sheet_offer
from tests import offer_factories as offer

from passerelles.apps.catalogue.reads.open_sessions import open_sessions
from passerelles.apps.catalogue.reads.session_sheet import MOST_OTHERS, contacts, session_sheet
from passerelles.apps.reference.reads.generation import forget
from passerelles.domain.common.partial_date import DatePrecision

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def fresh() -> None:
    forget()


def sheet(key: str):
    found = session_sheet(key, today=TODAY)
    assert found is not None
    return found


def test_an_unknown_key_has_no_sheet() -> None:
    assert session_sheet("offre_locale:rien", today=TODAY) is None


def test_everything_around_a_session_is_read() -> None:
    session = sheet_offer.full_session()
    factories.run(session.source)

    found = sheet(session.id)

    assert found.start.first == date(2027, 1, 4)
    assert [place.insee for place in found.places] == ["09120"]
    assert [step.seats for step in found.steps] == [8]
    assert [block.alone for block in found.blocks] == [True]
    assert [contact.kind for contact in found.contacts] == ["4", "1"]
    assert found.contacts[1].trained is True
    assert found.certifications[0].certification.id == "RNCP1000"
    assert [ref.id for ref in found.certifications[0].successors] == ["RNCP2000"]
    assert found.occupations[0].occupation.code == "D1100"
    assert found.updated_on == date(2026, 11, 19)
    assert found.vintage == factories.A_MORNING
    assert found.others.total == 1


def test_the_three_perimeters_of_green_stay_apart() -> None:
    green = sheet(sheet_offer.full_session().id).greenness

    assert green.by_content is True
    assert [one.transition for one in green.by_rome] == ["green"]
    assert green.by_hand.author == "Camille Faure"


def test_what_nobody_said_stays_unknown() -> None:
    found = sheet(sheet_offer.bare_session().id)

    assert found.start.precision is DatePrecision.UNKNOWN
    assert found.seats is None
    assert found.action.costs_covered is None
    assert found.provider.qualiopi is None
    assert found.greenness.by_content is None
    assert found.vintage is None


def test_corrections_are_laid_over_and_told() -> None:
    session = sheet_offer.full_session()
    offer.correction(session, "session", "start", "2027-02-01")
    offer.correction(session.action.training.provider, "provider", "name", "Fournil de Foix")

    found = sheet(session.id)

    assert found.start.first == date(2027, 2, 1)
    assert found.provider.name == "Fournil de Foix"
    assert found.corrected == (("session", "start"), ("provider", "name"))


def test_a_session_closed_or_merged_still_answers() -> None:
    kept, other = offer.session(), offer.session(closed_on=date(2026, 11, 1))
    offer.duplicate(kept, other, verdict="merged")

    found = sheet(other.id)

    assert found.closed_on == date(2026, 11, 1)
    assert found.kept == kept.id
    assert sheet(kept.id).kept == ""


def test_queries_do_not_grow_with_rows(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    session = sheet_offer.full_session(rows=9)

    with django_assert_max_num_queries(24):
        found = sheet(session.id)

    assert len(found.places) == len(found.steps) == 9


def test_other_sessions_are_those_that_one_may_join() -> None:
    action = offer.action()
    here, ahead = (offer.session(action=action) for _ in range(2))
    offer.session(action=action, start=date(2026, 1, 5))
    offer.session(action=action, closed_on=TODAY)
    hidden = offer.session(action=action)
    offer.duplicate(ahead, hidden, verdict="merged")

    assert [one.id for one in sheet(here.id).others.items] == [ahead.id]


def test_a_long_list_of_other_sessions_is_cut_and_counted() -> None:
    action = offer.action()
    here = offer.session(action=action)
    for _ in range(MOST_OTHERS + 2):
        offer.session(action=action)

    others = sheet(here.id).others

    assert (len(others.items), others.total) == (MOST_OTHERS, MOST_OTHERS + 2)


@pytest.mark.parametrize(
    ("fields", "is_open"),
    [
        ({"start": TODAY}, True),
        ({"start": date(2026, 11, 22)}, False),
        ({"start": date(2026, 11, 1), "start_precision": "month"}, True),
        ({"start": date(2026, 10, 1), "start_precision": "month"}, False),
        ({"start": date(2026, 1, 1), "start_precision": "year"}, True),
        ({"start": date(2025, 1, 1), "start_precision": "year"}, False),
        ({"start": None, "start_precision": "unknown"}, True),
        ({"start": None, "start_precision": "unknown", "end": date(2026, 1, 1)}, False),
    ],
)
def test_a_session_is_open_until_it_has_begun_for_certain(fields: dict, is_open: bool) -> None:
    offer.session(**fields)

    assert open_sessions(TODAY).exists() is is_open


def test_entries_all_year_are_open_until_their_end() -> None:
    action = offer.action(entry_mode="continuous")
    offer.session(action=action, start=date(2026, 1, 5), end=date(2026, 12, 31))
    offer.session(action=action, start=date(2025, 1, 5), end=date(2025, 12, 31))

    assert open_sessions(TODAY).count() == 1


def test_a_contact_said_twice_is_shown_once_and_an_empty_one_never() -> None:
    found = list(contacts([sheet_offer.SECRETARY], [sheet_offer.SECRETARY], [{"kind": "1"}]))

    assert [contact.name for contact in found] == ["Claude Vidal"]
