"""Occupations put forward, on two axes that are never merged, each with its reasons."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from passerelles.documents.guidance.axis_words import LIKING, REACH, Scale, scores_note
from passerelles.documents.guidance.brief_sentences import brief_sentence
from passerelles.documents.guidance.sentences import sentence
from passerelles.domain.guidance.reaching.reason_kinds import ReasonKind
from passerelles.domain.guidance.reaching.suggestion import Axis, Reason, Side, Suggestion
from passerelles.portals.public.guidance.journey import Journey
from passerelles.portals.public.guidance.naming import bare_code, occupation_name, skill_names

_OPEN = 3  # cards; the others are folded
_FEW, _MOST_FOR, _MOST_AGAINST = 4, 3, 2  # lines of a card before « tout voir »
_SURE, _PARTLY = 0.7, 0.4  # of what an axis wants to know


@dataclass(frozen=True, slots=True)
class AxisView:
    """``step`` of ``steps``: None when data do not allow one."""

    title: str
    step: int | None
    steps: int
    text: str
    confidence: str


@dataclass(frozen=True, slots=True)
class SuggestionCard:
    """One occupation: ``for_it`` and ``against`` are its weightiest sentences, ``more`` the others.

    ``is_open``: whether the card shows without being unfolded; ``brief`` says it in one line.
    """

    key: str
    label: str
    sheet_href: str
    ways_href: str
    axes: tuple[AxisView, AxisView]
    for_it: tuple[str, ...]
    against: tuple[str, ...]
    missing: tuple[str, ...]
    more: tuple[str, ...]
    brief: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class RefusedLine:
    key: str
    label: str


def cards(journey: Journey, suggestions: Iterable[Suggestion]) -> tuple[SuggestionCard, ...]:
    return tuple(_card(journey, one, rank) for rank, one in enumerate(suggestions))


def refused_lines(journey: Journey) -> tuple[RefusedLine, ...]:
    """Occupations refused one by one, which the person may take back."""
    return tuple(RefusedLine(key, occupation_name(key)) for key in journey.state.get("refused", []))


def _card(journey: Journey, one: Suggestion, rank: int) -> SuggestionCard:
    # The list of what is left to learn says it better than the reason.
    against = [reason for reason in one.obstacles if reason.kind != ReasonKind.FEW_SKILLS]
    axes = (
        axis_view(REACH, one.can_get),
        axis_view(LIKING, one.would_like),
    )
    return SuggestionCard(
        key=one.occupation,
        label=one.label,
        sheet_href=reverse("occupation", args=[bare_code(one.occupation)]),
        ways_href=journey.address("journey_pathways", one.occupation),
        axes=axes,
        for_it=tuple(map(brief_sentence, one.reasons[:_MOST_FOR])),
        against=tuple(map(brief_sentence, against[:_MOST_AGAINST])),
        missing=skill_names(one.missing)[:_FEW],
        more=_more(one, against[_MOST_AGAINST:]),
        brief=" · ".join(f"{axis.title} : {axis.text}" for axis in axes),
        is_open=rank < _OPEN,
    )


def axis_view(scale: Scale, axis: Axis) -> AxisView:
    """An axis in words; without a score it says that data are not enough."""
    step = scale.step(axis)
    sure = "" if step is None else confidence(axis.coverage)
    return AxisView(scale.question, step, len(scale.words), scale.told(axis), sure)


def confidence(coverage: float) -> str:
    """How much of what the axis wants to know is known."""
    known = f"{round(coverage * 100)}\N{NO-BREAK SPACE}% des données connues"
    if coverage >= _SURE:
        return f"fiable : {known}"
    if coverage >= _PARTLY:
        return f"à prendre avec prudence : {known}"
    return f"très incertain : {known}"


def _more(one: Suggestion, against: Iterable[Reason]) -> tuple[str, ...]:
    told = _sentences((*one.reasons, *against, *_information(one)))
    return tuple(filter(None, (*told, scores_note(one))))


def _information(one: Suggestion) -> tuple[Reason, ...]:
    every = (*one.can_get.reasons, *one.would_like.reasons)
    return tuple(reason for reason in every if reason.side is Side.INFORMATION)


def _sentences(reasons: Iterable[Reason]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sentence(reason) for reason in reasons))
