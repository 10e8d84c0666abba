"""The occupations that a person may reach, and what she lacks for one of them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
from django.db.models import QuerySet

from passerelles.apps.guidance.reads.access import told_access
from passerelles.apps.guidance.reads.conditions import DRIVING, IN_SEASON, exposures
from passerelles.apps.guidance.reads.graph import occupation_graph
from passerelles.apps.guidance.reads.interests import interests
from passerelles.apps.guidance.reads.lines import lines
from passerelles.apps.guidance.reads.opportunities import nowhere, opportunities
from passerelles.apps.observatory.reads.diagnosis.gaps import FAMILIES
from passerelles.apps.reference.models import Sector
from passerelles.apps.reference.reads.generation import remembered
from passerelles.domain.guidance.occupations.graph import OccupationGraph
from passerelles.domain.guidance.profile import Held, Learnt, Profile
from passerelles.domain.guidance.reaching.axis_parts import unknown
from passerelles.domain.guidance.reaching.entrance import doors_of, entry_levels
from passerelles.domain.guidance.reaching.liking import OF_WORK, Nature, spoken
from passerelles.domain.guidance.reaching.missing import missing_skills
from passerelles.domain.guidance.reaching.proximity import profile_vectors
from passerelles.domain.guidance.reaching.reach import Requirements
from passerelles.domain.guidance.reaching.scene import Scene, fields_of, levels_around, twins_of
from passerelles.domain.guidance.reaching.suggesting import suggest
from passerelles.domain.guidance.reaching.suggestion import Suggestion

_NOTHING_TYPED = (
    "Dites-nous un métier que vous avez exercé, ce que vous savez faire, un diplôme que vous "
    "avez ou ce qui vous plaît\u00a0: sans cela, nous ne pouvons rien vous proposer de personnel."
)
_NO_SHEET = (
    "Données insuffisantes\u00a0: aucune fiche métier décrite par ses compétences n’est chargée."
)
_NOTHING_LEFT = (
    "Données insuffisantes\u00a0: aucun métier décrit ne répond à ce que vous avez dit. Ajoutez un "
    "métier exercé, une compétence ou un goût, ou revenez sur un refus."
)


@dataclass(frozen=True, slots=True)
class Reachable:
    """``insufficient``: why there is nothing to show, empty otherwise.

    ``demonstration``: the skills come from the demonstration graph, say so wherever it is shown.
    """

    suggestions: tuple[Suggestion, ...] = ()
    insufficient: str = ""
    demonstration: bool = False


def reachable(profile: Profile, *, today: date, limit: int = 10) -> Reachable:
    """The occupations to put forward, best first, each with its two axes and its reasons."""
    graph = occupation_graph()
    if not profile.personal:
        return Reachable(insufficient=_NOTHING_TYPED, demonstration=graph.demonstration)
    if not graph.described.any():
        return Reachable(insufficient=_NO_SHEET, demonstration=graph.demonstration)
    shown = suggest(_scene(profile.commune), _todays(profile), today=today, limit=limit)
    return Reachable(
        suggestions=shown,
        insufficient="" if shown else _NOTHING_LEFT,
        demonstration=graph.demonstration,
    )


def lacking(profile: Profile, occupation_key: str, *, today: date) -> dict[str, float]:
    """Weight of each skill that the person lacks for an occupation (of any edition), by key.

    They sum to 1, the most useful first. Empty when nothing is missing, when no skill describes the
    occupation or when it is unknown.
    """
    graph = occupation_graph()
    found = lines().today(occupation_key)
    if not found:
        return {}
    vectors = profile_vectors(graph, [_todays(profile)], today)
    held = np.asarray(vectors.todense(), dtype=np.float32)[0]
    return missing_skills(graph, graph.number[found[0]], held)


def _scene(commune: str) -> Scene:
    still = _still()
    return replace(still, openings=opportunities(commune)) if commune else still


@remembered
def _still() -> Scene:
    """What does not depend on the territory."""
    graph, exposed = occupation_graph(), exposures()
    size = len(graph)
    parents = dict(_sectors().values_list("id", "parent_id"))
    nature = Nature(
        riasec=interests(),
        sectors=[frozenset(_places(graph.code(row), graph.sectors[row], parents))
                 for row in range(size)],
        exposures={one: exposed[one.value] for one in OF_WORK if one.value in exposed},
    )  # fmt: skip
    asked = Requirements(
        **_ways_in(graph),
        around=levels_around(graph),
        regulated=graph.regulated,
        driving=exposed.get(DRIVING, unknown(size)),
        spoken=spoken(interests()),
        in_season=exposed.get(IN_SEASON, unknown(size)),
    )
    return Scene(
        graph=graph,
        requirements=asked,
        nature=nature,
        openings=nowhere(),
        twins=twins_of(graph),
        fields=fields_of(graph),
        borrowed=np.array([_borrowed(line) for line in lines().ancestry], dtype=bool),
        sector_labels={**FAMILIES, **dict(_sectors().values_list("id", "label"))},
    )


def _ways_in(graph: OccupationGraph) -> dict[str, Any]:
    told = told_access()
    return {
        "levels": entry_levels(told.accesses, graph.levels, told_of=told.told_of),
        "doors": doors_of(told.accesses, graph.levels, told_of=told.told_of),
    }


def _borrowed(line: tuple[str, ...]) -> bool:
    return len(line) > 1 and line[0].rpartition(":")[2] != line[1].rpartition(":")[2]


def _sectors() -> QuerySet[Sector]:
    return Sector.objects.filter(closed_on=None).order_by()


def _places(code: str, sectors: Iterable[str], parents: Mapping[str, str | None]) -> Iterator[str]:
    """Where an occupation is practised: its sectors, the ones above, and its ROME domains."""
    yield code[:1]
    yield code[:3]
    for sector in sectors:
        above: str | None = sector
        while above:
            yield above
            above = parents.get(above)


def _todays(profile: Profile) -> Profile:
    """The same profile, its occupations named by today's keys; the unknown ones are left out."""
    named = lines()
    target = named.today(profile.target)
    return replace(
        profile,
        occupations=tuple(
            Held(occupation=key, years=held.years, until=held.until)
            for held in profile.occupations
            for key in named.today(held.occupation)
        ),
        learnt=tuple(
            Learnt(occupation=key, title=one.title)
            for one in profile.learnt
            for key in named.today(one.occupation)
        ),
        refused=frozenset(
            key for one in profile.refused for key in (one, *named.heirs.get(one, ()))
        ),
        target=target[0] if target else "",
    )
