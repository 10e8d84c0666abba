"""Sessions of the offer read as steps towards several targets at once."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests import offer_factories
from tests.guidance_factories import occupation, skill, small_graph

from passerelles.apps.guidance.reads.candidates import closes
from passerelles.apps.guidance.reads.candidates.aims import Aims
from passerelles.apps.guidance.reads.candidates.gathering import candidates_for
from passerelles.apps.guidance.reads.closing import Closings, build_closings
from passerelles.apps.guidance.reads.closing_rows import TaughtRows
from passerelles.domain.guidance.building.candidate import Candidate
from passerelles.domain.guidance.profile import Profile

TODAY = date(2026, 11, 23)
ROOFER, CARPENTER = occupation("F1610"), occupation("F1503")
MISSING = {skill("roof"): 1.0, skill("frame"): 1.0}


class FewAims(Aims):
    """The line of an occupation is itself."""

    def towards(self, target: str) -> frozenset[str]:
        return self.trainings.get(target, frozenset())


def taught(trainings: list[str]) -> Closings:
    """Each of them prepares for roofing, without a certification."""
    rows = TaughtRows(
        trainings=tuple(trainings),
        texts=dict.fromkeys(trainings, ()),
        hours={},
        certifications={},
        occupations=dict.fromkeys(trainings, (ROOFER,)),
        training_blocks={},
        block_labels={},
        certified={},
        of_block={},
    )
    return build_closings(small_graph(), rows)


def offer(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """That many sessions at a distance, each of its own training."""
    sessions = [
        offer_factories.session(
            end=date(2027, 6, 30), action=offer_factories.action(mode="remote", hours_total=600)
        )
        for _ in range(count)
    ]
    keys = [one.action.training_id for one in sessions]
    monkeypatch.setattr(closes, "closings", lambda: taught(keys))
    monkeypatch.setattr(closes, "aims", lambda: FewAims({ROOFER: frozenset(keys)}))


def read(profile: Profile, *targets: str) -> dict[str, tuple[Candidate, ...]]:
    return candidates_for(profile, dict.fromkeys(targets, MISSING), today=TODAY)


@pytest.mark.django_db
def test_queries_grow_neither_with_the_offer_nor_with_the_targets(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    counts = []
    for sessions, targets in ((1, (ROOFER,)), (3, (ROOFER, CARPENTER))):
        offer(sessions, monkeypatch)
        read(Profile(), ROOFER)  # what a process remembers
        with CaptureQueriesContext(connection) as queries:
            found = read(Profile(), *targets)
        assert len(found[ROOFER]) == sessions
        counts.append(sum("catalogue_" in one["sql"] for one in queries))

    assert counts[0] == counts[1] <= 9


@pytest.mark.django_db
def test_what_prepares_for_another_occupation_and_closes_little_is_no_way_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    offer(1, monkeypatch)
    found = read(Profile(), ROOFER, CARPENTER)

    assert [one.on_target for one in found[ROOFER]] == [True]
    assert found[CARPENTER] == ()
    assert dict(found[ROOFER][0].closes).keys() == MISSING.keys()
