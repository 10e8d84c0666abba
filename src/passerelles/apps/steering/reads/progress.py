"""The four readings of the progress of actions, side by side: never merged, never clipped.

Execution (what was announced and is done), distance to the target and gap to the trajectory for
each indicator, confidence of the owner. The same function feeds screens, reports and alerts.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from math import inf

from passerelles.apps.indicators.reads.as_of import day_of
from passerelles.apps.indicators.reads.computed import Computed, compute
from passerelles.apps.indicators.reads.definitions import indicators
from passerelles.apps.indicators.reads.headlines import Where
from passerelles.apps.reference.models import Source
from passerelles.apps.steering.models import Action, ActionSheet, ConfidenceTold, Measure
from passerelles.apps.steering.reads.progress_measures import announced
from passerelles.apps.steering.reads.progress_targets import NO_AIM, Aim, aims
from passerelles.domain.common.absence import Absence
from passerelles.domain.common.interval import Interval
from passerelles.domain.indicators.due import period_end
from passerelles.domain.indicators.quantity import Bound
from passerelles.domain.steering.confidence import Confidence, Weather
from passerelles.domain.steering.execution import Announced, BrokenWeights, Execution, execution
from passerelles.domain.steering.progress import Measured, Reading, distance, gap
from passerelles.domain.steering.standing import Standing, standing


@dataclass(frozen=True, slots=True)
class IndicatorProgress:
    """An indicator against its aim. ``computed`` holds the figure, its absence and its lineage;
    ``lacking``: names of the sources that have to be loaded to make it.
    """

    computed: Computed
    aim: Aim
    distance: Reading
    gap: Reading
    standing: Standing
    lacking: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        return self.computed.indicator.code

    @property
    def is_followed(self) -> bool:
        """Whether it tells of the plan: of an action, or with an aim of its own."""
        return self.computed.indicator.scope == "action" or self.aim is not NO_AIM

    @property
    def is_demonstration(self) -> bool:
        return self.computed.figure is not None and self.computed.figure.is_demonstration


@dataclass(frozen=True, slots=True)
class ActionProgress:
    """What the readings of one action rest on.

    ``is_demonstration``: what people say of it here is fictitious.
    """

    code: str
    measures: tuple[Announced, ...]
    indicators: tuple[IndicatorProgress, ...]
    confidence: Confidence | None
    is_demonstration: bool

    @property
    def execution(self) -> Execution | None:
        """None when nothing is announced, or when ``problem`` says why."""
        return None if self.problem else execution(self.measures)

    @property
    def problem(self) -> str:
        """A French sentence, empty when the weights of the measures are sound."""
        try:
            execution(self.measures)
        except BrokenWeights as broken:
            return str(broken)
        return ""

    def standings(self) -> Mapping[Standing, int]:
        """How many indicators stand where; those without any aim are not counted."""
        found = [one.standing for one in self.indicators if one.aim is not NO_AIM]
        return {standing: found.count(standing) for standing in Standing if standing in found}


def execution_of(parts: Iterable[ActionProgress]) -> Execution | None:
    """The execution of what holds several actions: their measures together, none weighing more."""
    measures = [measure for part in parts for measure in part.measures]
    return execution(m if m.weight is None else replace(m, weight=None) for m in measures)


def progress_of(
    actions: Sequence[Action], *, as_of: datetime | None = None, public: bool = False
) -> Mapping[str, ActionProgress]:
    """The progress of actions of one plan, by code, as it was known. Twelve queries at most.

    ``public`` leaves out what is fictitious: sheets of the demonstration, and generated figures
    that would stand against a target. Actions come with their plan.
    """
    if not actions:
        return {}
    made_up = _made_up(actions)
    hidden = made_up if public else frozenset[str]()
    measures = announced(actions, as_of, hidden=hidden)
    words = confidences([one for one in actions if one.code not in hidden], as_of)
    followed = _followed(actions)
    where = Where("region", actions[0].plan.region)
    every = frozenset[str]().union(*followed.values())
    figures = indicator_progress(every, where, as_of=as_of, public=public)
    return {
        one.code: ActionProgress(
            code=one.code,
            measures=measures.get(one.code, ()),
            indicators=tuple(figures[code] for code in sorted(followed[one.code])),
            confidence=words.get(one.code),
            is_demonstration=one.code in made_up,
        )
        for one in actions
    }


def indicator_progress(
    codes: Collection[str], where: Where, *, as_of: datetime | None = None, public: bool = False
) -> Mapping[str, IndicatorProgress]:
    """Each indicator against its aim there, by code. Six queries at most."""
    found = aims(codes, where, as_of, public=public)
    read = compute(where, as_of=as_of, codes=codes)
    lacking = {code for one in read for code in one.missing}
    real = Source.objects.filter(pk__in=lacking, is_demonstration=False)
    names = dict(real.values_list("pk", "name"))
    against = [_against(one, found.get(one.indicator.code, NO_AIM), public) for one in read]
    return {
        one.code: replace(one, lacking=tuple(names[c] for c in one.computed.missing if c in names))
        for one in against
    }


def confidences(
    actions: Collection[Action], as_of: datetime | None = None
) -> Mapping[str, Confidence]:
    """What was last said of each action, by its code. One query."""
    rows = ConfidenceTold.objects.filter(action__in=actions, told_on__lte=day_of(as_of))
    rows = rows.select_related("action", "author", "institution")
    newest = rows.order_by("action_id", "-told_on", "-id").distinct("action_id")
    return {row.action.code: confidence_of(row) for row in newest}


def confidence_of(row: ConfidenceTold) -> Confidence:
    speaker = f"{row.author}, {row.institution.name}" if row.institution else str(row.author)
    return Confidence(Weather(row.weather), row.text, row.told_on, speaker)


def measured(computed: Computed) -> Measured:
    """The figure as the calculation reads it; an open bound goes to infinity."""
    figure = computed.figure
    if figure is None or figure.quantity.value is None:
        return Measured(absence=computed.quantity.absence)
    quantity, on = figure.quantity, period_end(figure.period)
    interval = quantity.interval
    if interval is None and quantity.bound is Bound.AT_LEAST:
        interval = Interval(figure.quantity.value, inf)
    if interval is None and quantity.bound is Bound.AT_MOST:
        interval = Interval(-inf, figure.quantity.value)
    return Measured(on, quantity.value, interval)


def _against(computed: Computed, aim: Aim, public: bool) -> IndicatorProgress:
    seen = measured(computed)
    figure = computed.figure
    if public and figure is not None and figure.is_demonstration:
        seen = Measured(absence=Absence.MISSING_INPUT)
    to = aim.trajectory
    return IndicatorProgress(computed, aim, distance(seen, to), gap(seen, to), standing(seen, to))


def _made_up(actions: Collection[Action]) -> frozenset[str]:
    rows = ActionSheet.objects.filter(action__in=actions, demonstration=True)
    return frozenset(rows.values_list("action__code", flat=True))


def _followed(actions: Collection[Action]) -> Mapping[str, frozenset[str]]:
    """The declared indicators of each action: those that name it, and those of its measures."""
    declared = indicators()
    by_number = defaultdict[int, set[str]](set)
    for code, told in declared.items():
        for number in told.actions:
            by_number[number].add(code)
    by_action = {one.code: set(by_number[one.number]) for one in actions}
    rows = Measure.objects.current().filter(action__in=actions)
    pairs = rows.values_list("action__code", "indicator", "targets__indicator").order_by()
    for action, *codes in pairs.distinct():
        by_action[action] |= declared.keys() & set(codes)
    return {action: frozenset(codes) for action, codes in by_action.items()}
