"""Occupations put forward, on two axes that are never merged, each with its reasons."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from passerelles.apps.guidance.reads.doors import opening_skills
from passerelles.documents.guidance.axis_words import LIKING, REACH, Scale, scores_note
from passerelles.documents.guidance.brief_sentences import brief_sentence
from passerelles.documents.guidance.sentences import sentence
from passerelles.domain.guidance.profile import Profile
from passerelles.domain.guidance.reaching.reason_kinds import ReasonKind
from passerelles.domain.guidance.reaching.suggestion import Axis, Reason, Side, Suggestion
from passerelles.portals.public.guidance.journey import Journey
from passerelles.portals.public.guidance.map import addresses
from passerelles.portals.public.guidance.naming import bare_code, occupation_name, skill_names
from passerelles.portals.public.shell.french import counted

_OPEN = 3  # cards; the others are folded
_FEW = 4  # skills
_DOORS = 3  # skills held, then to add
_QUESTIONS = {  # names of links → pages
    "practised": "metiers",
    "skills": "competences",
    "tastes": "gouts",
    "target": "metier-vise",
}
_SURE, _PARTLY = 0.7, 0.4  # of what an axis wants to know


@dataclass(frozen=True, slots=True)
class AxisView:
    """``marks``: one a step of the scale, true up to the step reached; empty when data do not allow
    one.
    """

    title: str
    text: str
    marks: tuple[bool, ...]
    confidence: str


@dataclass(frozen=True, slots=True)
class SuggestionCard:
    """One occupation: ``why`` and ``caution`` are its weightiest sentences, the lists are whole.

    ``is_open``: whether the card shows without being unfolded; ``brief`` says it in one line.
    """

    key: str
    label: str
    sheet_href: str
    ways_href: str
    learning_href: str
    axes: tuple[AxisView, AxisView]
    why: str
    caution: str
    for_it: tuple[str, ...]
    against: tuple[str, ...]
    missing: tuple[str, ...]
    data: tuple[str, ...]
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


def doors(profile: Profile) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Skills that open most doors, under « Vous les avez » then « À ajouter »."""
    found = opening_skills(profile, limit=_DOORS)
    told = {
        title: tuple(
            f"{one.label} ({counted(one.doors, 'métier', 'métiers')})"
            for one in found
            if one.held is held
        )
        for title, held in (("Vous les avez", True), ("À ajouter", False))
    }
    return tuple((title, texts) for title, texts in told.items() if texts)


def links_of(journey: Journey) -> Mapping[str, str]:
    """Where the page leads: the answers, one question, the refusal of an occupation."""
    return {
        "home": journey.address("journey"),
        "refuse": journey.address("journey_refuse"),
        **{name: journey.address("journey_step", slug) for name, slug in _QUESTIONS.items()},
    }


def _card(journey: Journey, one: Suggestion, rank: int) -> SuggestionCard:
    # The list of what is left to learn says it better than the reason.
    against = [reason for reason in one.obstacles if reason.kind != ReasonKind.FEW_SKILLS]
    axes = (axis_view(REACH, one.can_get), axis_view(LIKING, one.would_like))
    return SuggestionCard(
        key=one.occupation,
        label=one.label,
        sheet_href=reverse("occupation", args=[bare_code(one.occupation)]),
        ways_href=journey.address("journey_pathways", one.occupation),
        learning_href=addresses.learning(bare_code(one.occupation)),
        axes=axes,
        why=_first(one.reasons),
        caution=_first(against),
        for_it=_sentences(one.reasons),
        against=_sentences(against),
        missing=skill_names(one.missing)[:_FEW],
        data=_data(one, axes),
        brief=" · ".join(f"{axis.title} : {axis.text}" for axis in axes if axis.marks),
        is_open=rank < _OPEN,
    )


def axis_view(scale: Scale, axis: Axis) -> AxisView:
    """An axis in words; without a score it says that data are not enough."""
    step = scale.step(axis)
    if step is None:
        return AxisView(scale.question, scale.told(axis), (), "")
    marks = tuple(rank < step for rank in range(len(scale.words)))
    return AxisView(scale.question, scale.told(axis), marks, confidence(axis.coverage))


def confidence(coverage: float) -> str:
    """How much of what the axis wants to know is known."""
    known = f"{round(coverage * 100)}\N{NO-BREAK SPACE}% des données connues"
    if coverage >= _SURE:
        return f"fiable : {known}"
    if coverage >= _PARTLY:
        return f"à prendre avec prudence : {known}"
    return f"très incertain : {known}"


def _first(reasons: Sequence[Reason]) -> str:
    return brief_sentence(reasons[0]) if reasons else ""


def _data(one: Suggestion, axes: Iterable[AxisView]) -> tuple[str, ...]:
    """What is known of the occupation, and how well."""
    every = (*one.can_get.reasons, *one.would_like.reasons)
    told = _sentences(reason for reason in every if reason.side is Side.INFORMATION)
    sure = [f"« {axis.title} » : {axis.confidence}." for axis in axes if axis.confidence]
    return tuple(filter(None, (*told, *sure, scores_note(one))))


def _sentences(reasons: Iterable[Reason]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sentence(reason) for reason in reasons))
