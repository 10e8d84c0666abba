"""Occupations put forward, on two axes that are never merged, each with its reasons."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from passerelles.documents.guidance.sentences import sentence
from passerelles.domain.guidance.reaching.reason_kinds import ReasonKind
from passerelles.domain.guidance.reaching.suggestion import Axis, Reason, Side, Suggestion
from passerelles.portals.public.guidance.journey import Journey
from passerelles.portals.public.guidance.naming import bare_code, occupation_name, skill_names
from passerelles.portals.public.shell.french import counted

_FEW = 5
_SURE, _PARTLY = 0.7, 0.4  # of what an axis wants to know


@dataclass(frozen=True, slots=True)
class AxisView:
    """``percent``: 0 to 100, None when data do not allow a figure."""

    title: str
    percent: int | None
    text: str
    confidence: str


@dataclass(frozen=True, slots=True)
class SuggestionCard:
    """One occupation: ``for_it``, ``against`` and ``notes`` are sentences."""

    key: str
    label: str
    sheet_href: str
    ways_href: str
    axes: tuple[AxisView, AxisView]
    for_it: tuple[str, ...]
    against: tuple[str, ...]
    notes: tuple[str, ...]
    missing: tuple[str, ...]
    missing_more: str
    held: str


@dataclass(frozen=True, slots=True)
class RefusedLine:
    key: str
    label: str


def cards(journey: Journey, suggestions: Iterable[Suggestion]) -> tuple[SuggestionCard, ...]:
    return tuple(_card(journey, one) for one in suggestions)


def refused_lines(journey: Journey) -> tuple[RefusedLine, ...]:
    """Occupations refused one by one, which the person may take back."""
    return tuple(RefusedLine(key, occupation_name(key)) for key in journey.state.get("refused", []))


def _card(journey: Journey, one: Suggestion) -> SuggestionCard:
    missing = skill_names(one.missing)
    return SuggestionCard(
        key=one.occupation,
        label=one.label,
        sheet_href=reverse("occupation", args=[bare_code(one.occupation)]),
        ways_href=journey.address("journey_pathways", one.occupation),
        axes=(
            axis_view("Je peux l’obtenir", one.can_get),
            axis_view("Cela me plairait", one.would_like),
        ),
        for_it=_sentences(one.reasons),
        # The list of what is left to learn says it better.
        against=_sentences(r for r in one.obstacles if r.kind != ReasonKind.FEW_SKILLS),
        notes=_sentences(_information(one)),
        missing=missing[:_FEW],
        missing_more=_others(len(missing) - _FEW),
        held=counted(len(one.held), "compétence déjà là", "compétences déjà là")
        if one.held
        else "",
    )


def axis_view(title: str, axis: Axis) -> AxisView:
    """An axis in words; without a score it says that data are not enough."""
    if axis.score is None:
        return AxisView(title, None, "données insuffisantes", "")
    percent = round(axis.score * 100)
    return AxisView(title, percent, f"{percent} sur 100", confidence(axis.coverage))


def confidence(coverage: float) -> str:
    """How much of what the axis wants to know is known."""
    share = f"{round(coverage * 100)}\N{NO-BREAK SPACE}%"
    if coverage >= _SURE:
        return f"fiable : nous savons {share} de ce qu’il faut pour le dire"
    if coverage >= _PARTLY:
        return f"à prendre avec prudence : nous savons {share} de ce qu’il faut"
    return f"très incertain : nous ne savons que {share} de ce qu’il faut"


def _information(one: Suggestion) -> tuple[Reason, ...]:
    every = (*one.can_get.reasons, *one.would_like.reasons)
    return tuple(reason for reason in every if reason.side is Side.INFORMATION)


def _sentences(reasons: Iterable[Reason]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sentence(reason) for reason in reasons))


def _others(count: int) -> str:
    return f"et {counted(count, 'autre', 'autres')}" if count > 0 else ""
