"""A page of questions ready to be shown: where one is, what was said, where to go."""

from dataclasses import dataclass

from passerelles.portals.public.guidance.journey import Journey
from passerelles.portals.public.guidance.naming import occupation_name
from passerelles.portals.public.guidance.steps import STEPS, Step, rank_of, step_after
from passerelles.portals.public.guidance.summary import held_text, said_slugs


@dataclass(frozen=True, slots=True)
class Marker:
    """A page in the list of pages."""

    title: str
    href: str
    is_current: bool
    is_said: bool


@dataclass(frozen=True, slots=True)
class Removable:
    """Something said on this page, that a button takes away."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class StepPage:
    """``next_href``: where to go without answering."""

    step: Step
    rank: int
    count: int
    markers: tuple[Marker, ...]
    removables: tuple[Removable, ...]
    target: str
    home_href: str
    next_href: str
    erase_href: str


def step_page(journey: Journey, step: Step) -> StepPage:
    follower = step_after(step.slug)
    home = journey.address("journey")
    return StepPage(
        step=step,
        rank=rank_of(step.slug),
        count=len(STEPS),
        markers=_markers(journey, step),
        removables=_removables(journey, step),
        target=occupation_name(journey.state["target"]) if journey.state.get("target") else "",
        home_href=home,
        next_href=journey.address("journey_step", follower.slug) if follower else home,
        erase_href=journey.address("journey_erase"),
    )


def _markers(journey: Journey, current: Step) -> tuple[Marker, ...]:
    said = said_slugs(journey.state)
    return tuple(
        Marker(step.title, journey.address("journey_step", slug), step is current, slug in said)
        for slug, step in STEPS.items()
    )


def _removables(journey: Journey, step: Step) -> tuple[Removable, ...]:
    state = journey.state
    if step.slug == "metiers":
        return tuple(Removable(one["code"], held_text(one)) for one in state.get("occupations", []))
    if step.slug == "diplomes":
        return tuple(Removable(key, key) for key in state.get("certifications", []))
    return ()
