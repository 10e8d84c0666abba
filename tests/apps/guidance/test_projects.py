"""What the steps of pathways are for the rules of aids."""

from datetime import date

import pytest
from tests.pathway_factories import candidate, pathway

from passerelles.apps.guidance.reads.projects import periods_of, projects_of


@pytest.mark.django_db
def test_an_entry_possible_all_year_keeps_the_dates_of_each_pathway() -> None:
    soon = candidate(start=date(2027, 1, 4), end=date(2027, 3, 5))
    late = candidate(start=date(2027, 4, 5), end=date(2027, 6, 4))
    ways = [pathway(soon), pathway(late)]

    projects = projects_of(ways)

    told = [period.project for way in ways for period in periods_of(way, projects)]
    assert [one.entry for one in told if one] == [soon.start, late.start]
    assert [one.end for one in told if one] == [soon.end, late.end]
