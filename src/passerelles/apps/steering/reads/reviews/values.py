"""What a yearly review says, as values: the same live, frozen, printed and compared."""

from dataclasses import dataclass
from datetime import date

from passerelles.domain.common.absence import Absence
from passerelles.domain.common.interval import Interval
from passerelles.domain.indicators.quantity import Bound, Quantity


@dataclass(frozen=True, slots=True)
class RowsBehind:
    """What a figure was made from: ``rows`` counted, in files known by name and fingerprint."""

    making: str
    rows: int
    secret_rows: int
    files: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FrozenQuantity:
    """A ``Quantity`` in words and numbers that JSON keeps; ``absence`` is empty with a value."""

    value: float | None
    bound: str
    numerator: float | None
    denominator: float | None
    low: float | None
    high: float | None
    absence: str

    @property
    def quantity(self) -> Quantity:
        ends = self.low is not None and self.high is not None
        return Quantity(
            value=self.value,
            bound=Bound(self.bound),
            absence=Absence(self.absence) if self.absence else None,
            numerator=self.numerator,
            denominator=self.denominator,
            interval=Interval(self.low or 0.0, self.high or 0.0) if ends else None,
        )


@dataclass(frozen=True, slots=True)
class ReviewFigure:
    """A figure with all that lets anyone find it again.

    ``observation`` is its number in the API (``/observations/{n}/lineage``), None without a figure.
    """

    code: str
    name: str
    question: str
    unit: str
    decimals: int
    direction: str
    is_shared: bool
    actions: tuple[int, ...]
    definition_version: int
    formula: str
    population: str
    territory: str
    period: str
    frozen: FrozenQuantity
    source: str
    source_name: str
    edition: str
    is_demonstration: bool
    observation: int | None
    behind: RowsBehind | None


@dataclass(frozen=True, slots=True)
class ReviewAction:
    """Where an action stands: counts of measures, the words of its owner, its standing.

    ``low`` and ``high``: share of measures done, what nobody told counted as not done, then as
    done. ``standings``: (indicator, standing) of those that have a trajectory.
    """

    code: str
    name: str
    priority: str
    owner: str
    done: int
    running: int
    dropped: int
    told: int
    total: int
    low: float
    high: float
    weather: str
    words: str
    told_on: date | None
    standings: tuple[tuple[str, int], ...]
    is_demonstration: bool


@dataclass(frozen=True, slots=True)
class ReviewPriority:
    code: str
    name: str
    orientation: str
    orientation_name: str


@dataclass(frozen=True, slots=True)
class ReviewDecision:
    """``held_on``: the day of the meeting; ``done_on`` None while it is to do."""

    text: str
    body: str
    held_on: date
    owner: str
    due_on: date | None
    done_on: date | None
    action: str


@dataclass(frozen=True, slots=True)
class ReviewText:
    """What an institution wrote for the review."""

    institution: str
    college: str
    text: str


@dataclass(frozen=True, slots=True)
class ReviewContent:
    """``as_of``: the day (Paris) at whose end all this was known; ``plan_sha256``: its file."""

    plan: str
    plan_title: str
    plan_sha256: str
    region: str
    year: int
    as_of: date
    figures: tuple[ReviewFigure, ...]
    priorities: tuple[ReviewPriority, ...]
    actions: tuple[ReviewAction, ...]
    decisions: tuple[ReviewDecision, ...]
    texts: tuple[ReviewText, ...]

    @property
    def is_demonstration(self) -> bool:
        """Whether something generated stands in it: the document then says so."""
        figures = any(one.is_demonstration for one in self.figures)
        return figures or any(one.is_demonstration for one in self.actions)
