"""Somebody who compares what was known at two dates to subtract what each of them hides."""

from collections.abc import Iterable, Mapping
from datetime import timedelta

import pytest
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from tests.fact_factories import A_MORNING, observation, wanted

from passerelles.apps.indicators.reads.lineage import lineage
from passerelles.apps.indicators.reads.observations import read, read_one
from passerelles.apps.indicators.reads.pages import page_of
from passerelles.apps.indicators.reads.values import Observed
from passerelles.apps.observatory.reads.diagnosis.facts import facts_of
from passerelles.apps.reference.reads.lists.windows import Window
from passerelles.domain.indicators.quantity import SECRET
from passerelles.domain.indicators.relations import Relation
from passerelles.domain.indicators.secrecy import rebuildable

pytestmark = pytest.mark.django_db
LATER = A_MORNING + timedelta(days=10)
THEN, NOW = DateTimeTZRange(A_MORNING, LATER), DateTimeTZRange(LATER, None)
LEVELS = {"3": 40, "4": 9, "5": 8, "6": 2}
TOTAL = sum(LEVELS.values())


def apprentices(level: str, value: int, *, hidden: bool, known: DateTimeTZRange) -> int:
    given = {"absence": "secret", "value": None} if hidden else {"value": value}
    return observation(
        indicator="apprentices",
        source="sifa",
        edition="SIFA-2024",
        level=level,
        known=known,
        **given,
    ).id


@pytest.fixture
def versions() -> Mapping[str, int]:
    """The small level 6 is hidden with level 5, then with level 4; the ids of the first version."""
    first = {}
    for level, value in {"": TOTAL, **LEVELS}.items():
        first[level] = apprentices(level, value, hidden=level in "56" and level != "", known=THEN)
        apprentices(level, value, hidden=level in "46" and level != "", known=NOW)
    return first


ASKED = wanted(indicator="apprentices", level=None)
ASKED_THEN = wanted(indicator="apprentices", level=None, as_of=A_MORNING)
SUM = [Relation("", tuple(LEVELS))]


def shown(found: Iterable[Observed]) -> dict[str, int]:
    return {
        one.dimensions.level: int(one.quantity.value)
        for one in found
        if one.quantity.value is not None
    }


@pytest.mark.usefixtures("versions")
def test_two_dates_give_no_more_than_the_last_one() -> None:
    together = shown(read(ASKED_THEN)) | shown(read(ASKED))

    assert rebuildable(together, SUM, threshold=5) == set()
    assert together == {"": TOTAL, "3": 40, "5": 8}


@pytest.mark.usefixtures("versions")
def test_every_way_of_reading_a_date_keeps_it() -> None:
    page = page_of(ASKED_THEN, Window(limit=50)).items
    one = read_one(wanted(indicator="apprentices", level="4", as_of=A_MORNING))

    assert shown(page).keys() == {"", "3"}
    assert one is not None
    assert one.quantity.value is None


def test_a_diagnosis_as_of_a_date_keeps_it() -> None:
    observation(value=95, known=THEN)
    observation(absence="secret", known=NOW)

    facts = facts_of("employment_basin", "7617", on=LATER.date(), as_of=A_MORNING)

    (found,) = facts.all()
    assert found.quantity == SECRET


def test_the_address_of_a_former_version_keeps_it_too(versions: Mapping[str, int]) -> None:
    hidden, said = lineage(versions["4"]), lineage(versions["3"])

    assert hidden is not None
    assert said is not None
    assert (hidden.observed.quantity.value, said.observed.quantity.value) == (None, 40)
    assert [one.quantity.value for one in hidden.rows] == [None] * len(hidden.rows)


@pytest.mark.usefixtures("versions")
def test_without_that_rule_the_attack_succeeds() -> None:
    careless = {"": TOTAL, "3": 40, "4": 9} | {"": TOTAL, "3": 40, "5": 8}

    assert rebuildable(careless, SUM, threshold=5) == {"6"}
