"""The whole chain: what a person told → occupations → dated pathways → income month by month."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from passerelles.apps.aids.reads.book import rule_book
from passerelles.apps.guidance.reads.candidates import candidates_for
from passerelles.apps.guidance.reads.graph import occupation_graph
from passerelles.apps.guidance.reads.guided import Guided, GuidedPathway, Route
from passerelles.apps.guidance.reads.occupations import lacking, reachable
from passerelles.apps.guidance.reads.projects import Projects, periods_of, projects_of
from passerelles.apps.guidance.reads.schemes import complements_for
from passerelles.apps.guidance.reads.wishes import wish_of
from passerelles.domain.aids.income import IncomeMonth
from passerelles.domain.aids.rules import RuleBook
from passerelles.domain.aids.situation import PersonFacts
from passerelles.domain.aids.timeline import timeline
from passerelles.domain.guidance.building.builder import build
from passerelles.domain.guidance.building.pathway import Pathway
from passerelles.domain.guidance.building.wish import Built
from passerelles.domain.guidance.profile import Profile
from passerelles.domain.guidance.reaching.suggestion import Suggestion

MOST_OCCUPATIONS = 10
MOST_TARGETS = 3
_LONGEST = 30  # months of income shown
_AFTER = 2  # months shown after the last step


def guide(
    profile: Profile, person: PersonFacts, *, today: date, targets: int = MOST_TARGETS
) -> Guided:
    """What may be proposed to a person on a day; nothing when she told nothing.

    Without a target, pathways lead to the ``targets`` first suggestions. Raises nothing: what
    cannot be answered is told in ``insufficient`` or in the ``reason`` of a route.
    """
    found = reachable(profile, today=today, limit=MOST_OCCUPATIONS)
    wanted = [profile.target] if profile.target else _first(found.suggestions, targets)
    built = _built(profile, person, wanted, today)
    income = _Income(person, [one for _, way in built.values() for one in way.pathways], today)
    routes = tuple(
        replace(_route(key, missing, way, income), complements=complements_for(profile, key))
        for key, (missing, way) in built.items()
    )
    return Guided(
        suggestions=found.suggestions,
        routes=routes,
        insufficient=found.insufficient,
        demonstration=found.demonstration or any(map(_generated, routes)),
    )


def _first(suggestions: Sequence[Suggestion], targets: int) -> list[str]:
    return [one.occupation for one in suggestions[:targets]]


def _built(
    profile: Profile, person: PersonFacts, targets: Sequence[str], today: date
) -> dict[str, tuple[Mapping[str, float], Built]]:
    """What is missing for each target, and what is built towards it."""
    lacked = {target: lacking(profile, target, today=today) for target in targets}
    found = candidates_for(profile, lacked, today=today, person=person)
    wishes = {
        target: wish_of(profile, target, missing, today=today) for target, missing in lacked.items()
    }
    built = {target: build(found[target], wish) for target, wish in wishes.items()}
    return {target: (lacked[target], _explained(profile, one)) for target, one in built.items()}


def _explained(profile: Profile, built: Built) -> Built:
    """Without a commune only distance training is looked at: saying that none is known is false."""
    if profile.commune or built.reason not in ("no_candidate", "nothing_fits"):
        return built
    return replace(built, reason="no_place")


class _Income:
    """The income of each pathway of one person; projects are read together."""

    def __init__(self, person: PersonFacts, pathways: Sequence[Pathway], today: date) -> None:
        self.person = person
        self.today = today
        self.projects: Projects = projects_of(pathways) if pathways else {}
        self.book: RuleBook = rule_book()

    def of(self, pathway: Pathway) -> tuple[IncomeMonth, ...]:
        return timeline(
            self.person,
            periods_of(pathway, self.projects),
            self.book,
            first_month=self.today,
            months=_months(self.today, pathway.totals.end),
        )


def _months(today: date, end: date) -> int:
    between = (end.year - today.year) * 12 + end.month - today.month + 1
    return max(1, min(between + _AFTER, _LONGEST))


def _route(target: str, missing: Mapping[str, float], built: Built, income: _Income) -> Route:
    graph = occupation_graph()
    row = graph.number.get(target)
    return Route(
        target=target,
        label="" if row is None else graph.labels[row],
        missing=missing,
        pathways=tuple(GuidedPathway(pathway=way, income=income.of(way)) for way in built.pathways),
        gains=built.gains,
        reason=built.reason,
        proven=built.proven,
    )


def _generated(route: Route) -> bool:
    """Whether a session that is shown was, that of a gain among them."""
    shown = [way.pathway for way in route.pathways]
    shown += [gain.best for gain in route.gains if gain.best]
    return any(step.candidate.generated for way in shown for step in way.steps)
