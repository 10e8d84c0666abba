"""What the file of a plan holds. A field with a default may be left out of the file."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

College = Literal["state", "region", "employers", "workers", "consultative", "none"]
MeasureStatus = Literal["announced", "running", "fact"]
FigureNature = Literal["target", "observed", "means", "parameter"]
ActionTheme = Literal[
    "green",
    "training",
    "guidance",
    "employment",
    "companies",
    "apprenticeship",
    "health_social",
    "digital",
    "territories",
    "inclusion",
    "governance",
    "young",
    "employees",
]
Number = int | float


@dataclass(frozen=True, slots=True)
class PlanSource:
    """The document: ``lines`` is how many lines its text version has."""

    title: str
    published: int
    lines: int


@dataclass(frozen=True, slots=True)
class Institution:
    """Who acts. ``college``: the one it sits in at the CREFOP, ``none`` for none."""

    code: str
    name: str
    college: College


@dataclass(frozen=True, slots=True)
class Term:
    """A name as the document prints it, and what took its place on ``since``.

    ``successor`` is None for a name that stands, whose dates alone are told by ``reference``.
    """

    code: str
    printed: str
    successor: str | None
    since: date | None
    reference: str = ""
    line: int | None = None


@dataclass(frozen=True, slots=True)
class PlanDocument:
    """A plan, a scheme or a pact that the actions are linked to."""

    code: str
    name: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Another action that the text names.

    ``printed`` is the reference as printed, ``target`` the action that the text is about;
    ``reason`` says why they differ, empty when the printed number is right.
    """

    printed: str
    target: str
    line: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that the document gives, or leaves unsaid (``value`` None, ``note`` says what).

    ``per``: a rhythm (« par an »), empty for none. ``nature``: ``target`` (to reach),
    ``observed``, ``means`` (money or people given), ``parameter`` (an amount or a threshold).
    """

    code: str
    value: Number | None
    unit: str
    nature: FigureNature
    line: int
    per: str = ""
    by: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that the document announces, in our words.

    ``status``: ``announced`` (a promise), ``running`` (exists already), ``fact`` (context).
    ``dates`` as said: a year, a quarter (``2022-T1``), a month, a day, or two years
    (``2022-2028``). ``weight``: its share of the action, from 0 to 1; every measure of an action
    but the facts has one, or none has.
    """

    code: str
    line: int
    text: str
    status: MeasureStatus
    indicator: str | None = None
    weight: Decimal | None = None
    dates: tuple[str, ...] = ()
    publics: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    funders: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    unknowns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Action:
    """``owner`` and ``partners`` are codes of institutions; ``depends_on`` codes of actions."""

    code: str
    name: str
    line: int
    aim: str
    themes: tuple[ActionTheme, ...]
    owner: str
    measures: tuple[Measure, ...]
    partners: tuple[str, ...] = ()
    publics: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    depends_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Priority:
    code: str
    name: str
    line: int
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class Orientation:
    code: str
    name: str
    line: int
    priorities: tuple[Priority, ...]
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """An objective that the plan sets: ``target``, or ``times_baseline`` times the baseline.

    What the document does not say is None, and ``note`` says it.
    """

    measure: str
    indicator: str | None
    baseline_on: date | None
    baseline: Number | None
    target_on: date | None
    target: Number | None
    times_baseline: Number | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole file."""

    code: str
    title: str
    region: str
    start: date
    end: date
    source: PlanSource
    institutions: tuple[Institution, ...]
    orientations: tuple[Orientation, ...]
    terms: tuple[Term, ...] = ()
    documents: tuple[PlanDocument, ...] = ()
    targets: tuple[Target, ...] = ()

    @property
    def priorities(self) -> Iterator[Priority]:
        return (p for orientation in self.orientations for p in orientation.priorities)

    @property
    def actions(self) -> Iterator[Action]:
        return (action for priority in self.priorities for action in priority.actions)

    @property
    def measures(self) -> Iterator[Measure]:
        return (measure for action in self.actions for measure in action.measures)
