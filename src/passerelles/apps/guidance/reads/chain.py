"""The whole chain: what a person told → occupations → dated pathways → income month by month."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from passerelles.apps.guidance.reads.candidates.gathering import candidates_for
from passerelles.apps.guidance.reads.graph import occupation_graph
from passerelles.apps.guidance.reads.guided import WORTH, Guided, GuidedPathway, Route
from passerelles.apps.guidance.reads.incomes import Incomes
from passerelles.apps.guidance.reads.occupations import lacking, reachable
from passerelles.apps.guidance.reads.schemes import complements_for
from passerelles.apps.guidance.reads.wishes import wish_of
from passerelles.domain.aids.situation import PersonFacts
from passerelles.domain.guidance.building.builder import build
from passerelles.domain.guidance.building.french import with_french
from passerelles.domain.guidance.building.pathway import Pathway
from passerelles.domain.guidance.building.wish import Built
from passerelles.domain.guidance.profile import Profile

MOST_OCCUPATIONS = 10
MOST_TARGETS = 3
MOST_TRIED = 7  # beyond, what is suggested is no more what was looked for
OTHER_WAYS = 2  # occupations shown beside a target that has no pathway
_NEXT = 4  # suggestions among which they are taken: further down, they would be strangers


@dataclass(frozen=True, slots=True, kw_only=True)
class _Quest:
    """Who asks, and when."""

    profile: Profile
    person: PersonFacts
    today: date


@dataclass(frozen=True, slots=True, kw_only=True)
class _Towards:
    """What was built towards one occupation."""

    target: str
    missing: Mapping[str, float]
    built: Built
    instead: bool = False

    @property
    def worth(self) -> bool:
        """Whether one of its pathways goes far enough to be counted; else the list goes on."""
        return any(way.totals.gap_closed >= WORTH for way in self.built.pathways)


def guide(
    profile: Profile,
    person: PersonFacts,
    *,
    today: date,
    targets: int = MOST_TARGETS,
    others: int = OTHER_WAYS,
) -> Guided:
    """What may be proposed to a person on a day; nothing when she told nothing.

    Without a target, the first suggestions are tried in their order until ``targets`` of them have
    a pathway. A target without any is followed by ``others`` of the next ones, those that have a
    pathway before those that have one under a condition. Raises nothing: what cannot be answered
    is told in ``insufficient`` or in the ``reason`` of a route.
    """
    found = reachable(profile, today=today, limit=MOST_OCCUPATIONS)
    quest = _Quest(profile=profile, person=person, today=today)
    keys = [one.occupation for one in found.suggestions]
    built = _aimed(quest, keys, others) if profile.target else _tried(quest, keys, targets)
    incomes = Incomes(person, [way for one in built for way in _shown(one.built)], today)
    routes = tuple(_route(quest, one, incomes) for one in built)
    return Guided(
        suggestions=found.suggestions,
        routes=routes,
        insufficient=found.insufficient,
        demonstration=found.demonstration or any(map(_generated, routes)),
        income_today=incomes.unchanged() if profile.personal else (),
    )


def _aimed(quest: _Quest, keys: Sequence[str], others: int) -> list[_Towards]:
    """Towards the target; when it has no pathway, towards others that have one too."""
    target = quest.profile.target
    (aimed,) = _built(quest, [target])
    if aimed.built.pathways or aimed.built.reason == "nothing_missing" or not others:
        return [aimed]
    beside = [key for key in keys if key != target][:_NEXT]
    ways = [one for one in _built(quest, beside) if one.built.pathways or one.built.gains]
    ways.sort(key=lambda one: not one.worth)
    return [aimed, *(replace(one, instead=True) for one in ways[:others])]


def _tried(quest: _Quest, keys: Sequence[str], enough: int) -> list[_Towards]:
    """Down the list until enough occupations have a pathway. The offer is read once for all."""
    return list(_until(_built(quest, keys[:MOST_TRIED]), enough))


def _until(found: Iterator[_Towards], enough: int) -> Iterator[_Towards]:
    """What is built, no further than the last one wanted that has a pathway."""
    for one in found:
        yield one
        enough -= one.worth
        if enough <= 0:
            return


def _built(quest: _Quest, targets: Sequence[str]) -> Iterator[_Towards]:
    """The offer is read once for all the targets, then each is built when its turn comes."""
    profile, today = quest.profile, quest.today
    lacked = {
        target: with_french(lacking(profile, target, today=today), profile.french)
        for target in targets
    }
    found = candidates_for(profile, lacked, today=today, person=quest.person)
    for target, missing in lacked.items():
        built = build(found[target], wish_of(profile, target, missing, today=today))
        yield _Towards(target=target, missing=missing, built=_explained(profile, built))


def _explained(profile: Profile, built: Built) -> Built:
    """Without a commune only distance training is looked at: saying that none is known is false."""
    if profile.commune or built.reason not in ("no_candidate", "nothing_fits"):
        return built
    return replace(built, reason="no_place")


def _shown(built: Built) -> Iterator[Pathway]:
    """The pathways whose income is told: those of the concessions when there is no other."""
    yield from built.pathways
    if not built.pathways:
        yield from (gain.best for gain in built.gains if gain.best)


def _route(quest: _Quest, one: _Towards, incomes: Incomes) -> Route:
    graph, built = occupation_graph(), one.built
    row = graph.number.get(one.target)
    available = quest.profile.available_from or quest.today
    return Route(
        target=one.target,
        label="" if row is None else graph.labels[row],
        missing=one.missing,
        pathways=tuple(
            GuidedPathway(pathway=way, income=incomes.of(way)) for way in built.pathways
        ),
        gains=built.gains,
        reason=built.reason,
        proven=built.proven,
        complements=complements_for(quest.profile, one.target, quest.person),
        conceded=_conceded(built, incomes),
        income=incomes.hired(available) if built.reason == "nothing_missing" else (),
        instead=one.instead,
    )


def _conceded(built: Built, incomes: Incomes) -> tuple[GuidedPathway, ...]:
    """What each concession opens, when nothing is open without one; a need is let go last."""
    opening = [] if built.pathways else [(one, one.best) for one in built.gains if one.best]
    ways = [
        GuidedPathway(pathway=way, income=incomes.of(way), conceded=gain.concessions)
        for gain, way in opening
    ]
    return tuple(sorted(ways, key=lambda way: way.asks_a_need))


def _generated(route: Route) -> bool:
    """Whether a session that is shown was, that of a gain among them."""
    shown = [way.pathway for way in route.pathways]
    shown += [gain.best for gain in route.gains if gain.best]
    return any(step.candidate.generated for way in shown for step in way.steps)
