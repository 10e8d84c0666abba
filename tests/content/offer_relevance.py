"""How well a search answers the expert set: recall@10, nDCG@10, refused answers, nothing found.

With a place, what is worth a line is worth less as it is farther: nobody follows an evening course
230 km away. What cannot be joined any more is worth nothing.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from math import asin, cos, inf, log2, radians, sin, sqrt

from tests.content.offer_corpus import ON
from tests.content.offer_queries import ExpertQuery, Judged, joinable

from passerelles.domain.reference.neighbours import Point

FIRST = 10
FORGIVEN_DAYS = 14
NEAR_KM = 60.0
_STEPS_KM = (NEAR_KM, 120.0, inf)
# What a session is worth by its distance; distance learning stands between near and far.
_WORTH = ((30.0, 1.0), (60.0, 0.8), (120.0, 0.4), (inf, 0.15))
_REMOTE_WORTH = 0.6

Search = Callable[[ExpertQuery], "Answered"]


@dataclass(frozen=True, slots=True)
class Answered:
    """The first ten; ``empty`` when nothing answers the words, even if something else is shown."""

    ids: tuple[str, ...]
    empty: bool


@dataclass(frozen=True, slots=True)
class Score:
    """One query: ``recall`` and ``ndcg`` from 0 to 1, ``refused`` sessions among the ten."""

    recall: float
    ndcg: float
    refused: int
    empty: bool


@dataclass(frozen=True, slots=True)
class Measure:
    """A group of queries: means, share of empty answers, refused sessions for a hundred shown."""

    queries: int
    recall: float
    ndcg: float
    empty: float
    refused: float

    def as_dict(self) -> dict[str, float]:
        return asdict(self)


class Jury:
    """Scores the answers to a query on one corpus."""

    def __init__(self, sessions: Mapping[str, Judged], points: Mapping[str, Point]) -> None:
        self.sessions = sessions
        self.points = points
        self.joinable = [
            session
            for session in sessions.values()
            if joinable(session, ON, forgiven_days=FORGIVEN_DAYS)
        ]

    def score(self, query: ExpertQuery, answered: Answered) -> Score:
        """Raises nothing for a session that the corpus lacks: it is worth nothing."""
        grades = {s.id: g for s in self.joinable if (g := query.grade(s))}
        km = {id_: self._km(query, self.sessions[id_]) for id_ in grades}
        gains = {id_: grade * _worth(query, km[id_]) for id_, grade in grades.items()}
        wanted = self._within_reach(query, km)
        shown = answered.ids[:FIRST]
        most = min(FIRST, len(wanted))
        ideal = _gain(sorted(gains.values(), reverse=True)[:FIRST])
        return Score(
            recall=sum(id_ in wanted for id_ in shown) / most if most else 1.0,
            ndcg=_gain([gains.get(id_, 0.0) for id_ in shown]) / ideal if ideal else 1.0,
            refused=sum(query.refuses(self.sessions[i]) for i in shown if i in self.sessions),
            empty=answered.empty,
        )

    def may_show(self, query: ExpertQuery, id_: str) -> bool:
        """Joinable, and near the place asked or followed at a distance."""
        session = self.sessions.get(id_)
        if session is None or not joinable(session, ON, forgiven_days=FORGIVEN_DAYS):
            return False
        far = self._km(query, session)
        return far is None or far <= (query.radius or NEAR_KM)

    def _km(self, query: ExpertQuery, session: Judged) -> float | None:
        """Kilometres to the nearest place; None at a distance or without a place asked."""
        known = [self.points[code] for code in session.communes if code in self.points]
        if not query.place or not known:
            return None
        return min(_distance(self.points[query.place], point) for point in known)

    def _within_reach(self, query: ExpertQuery, km: Mapping[str, float | None]) -> set[str]:
        """Near enough, or at a distance; farther only when nothing is near."""
        if not query.place:
            return set(km)
        remote = {id_ for id_, far in km.items() if far is None}
        near = {id_: far for id_, far in km.items() if far is not None}
        for reach in (*([query.radius] if query.radius else []), *_STEPS_KM):
            if inside := {id_ for id_, far in near.items() if far <= reach}:
                return inside | remote
        return remote


def measured(
    jury: Jury, queries: Sequence[ExpertQuery], search: Search
) -> dict[ExpertQuery, Score]:
    """The score of each query."""
    return {query: jury.score(query, search(query)) for query in queries}


def summed_up(scores: Mapping[ExpertQuery, Score]) -> dict[str, Measure]:
    """Measures overall, by split, by family."""
    groups: dict[str, list[Score]] = defaultdict(list)
    for query, score in scores.items():
        for name in ("overall", query.split, query.family):
            groups[name].append(score)
    return {name: _measure(group) for name, group in groups.items()}


def _measure(scores: Sequence[Score]) -> Measure:
    size = len(scores)
    return Measure(
        queries=size,
        recall=round(sum(score.recall for score in scores) / size, 3),
        ndcg=round(sum(score.ndcg for score in scores) / size, 3),
        empty=round(sum(score.empty for score in scores) / size, 3),
        refused=round(100 * sum(score.refused for score in scores) / (FIRST * size), 2),
    )


def _worth(query: ExpertQuery, km: float | None) -> float:
    if not query.place:
        return 1.0
    if km is None:
        return 1.0 if query.wants.get("mode") == "remote" else _REMOTE_WORTH
    return next(worth for most, worth in _WORTH if km <= most)


def _gain(gains: Sequence[float]) -> float:
    return sum(gain / log2(rank + 1) for rank, gain in enumerate(gains, start=1))


def _distance(a: Point, b: Point) -> float:
    """Kilometres as the crow flies."""
    lat_a, lon_a, lat_b, lon_b = map(radians, (*a, *b))
    square = sin((lat_b - lat_a) / 2) ** 2
    square += cos(lat_a) * cos(lat_b) * sin((lon_b - lon_a) / 2) ** 2
    return 12_742 * asin(sqrt(square))
