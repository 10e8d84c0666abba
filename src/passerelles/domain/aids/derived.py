"""What follows from the facts said: each a pure function of a situation, with what it needs."""

from collections.abc import Callable, Mapping
from datetime import date

from passerelles.domain.aids.calendar import (
    LONGEST_MONTH,
    SHORTEST_MONTH,
    age_on,
    day_after,
    months_between,
)
from passerelles.domain.aids.situation import ContractType, ProjectKind, Situation

Needs = Callable[[Situation], tuple[str, ...]]

NO_END = 9_999.0  # months of a contract without end
FULL_WEEK, FULL_MONTH = 30, 120  # hours of a full-time training: a week, four of them


def departement(situation: Situation) -> str | None:
    """The first signs of the INSEE code: never the postcode, which crosses borders."""
    commune = situation.person.commune
    return (commune[:3] if commune.startswith("97") else commune[:2]) or None


def start_day(situation: Situation) -> date | None:
    """The first day of what the person wants to do: of the contract when it is a job."""
    project = situation.project
    if project.kind is ProjectKind.JOB:
        return (project.contract.start if project.contract else None) or project.entry
    return project.entry if project.kind else None


def age_on_entry(situation: Situation) -> int | None:
    """Completed years on the day of entry; an age that was said is taken as of that day."""
    person, entry = situation.person, start_day(situation)
    if person.birth_date is None:
        return person.age
    return age_on(person.birth_date, entry) if entry else None


def age_on_date(situation: Situation) -> int | None:
    """Completed years on the day of the application."""
    person = situation.person
    return age_on(person.birth_date, situation.date) if person.birth_date else person.age


def jobseeker(situation: Situation) -> bool | None:
    """Said, or meant by an unemployment benefit: one has to be registered to receive it."""
    person = situation.person
    return person.on_are or None if person.jobseeker is None else person.jobseeker


def lone_parent(situation: Situation) -> bool | None:
    """Said; nobody is one in a couple."""
    person = situation.person
    return False if person.lone_parent is None and person.couple else person.lone_parent


def funder_unsaid(situation: Situation) -> bool:
    """Nobody said who pays: the programme tells it then. A funder that was said is believed."""
    return situation.project.funder == ""


def are_on_entry(situation: Situation) -> bool | None:
    """Whether unemployment benefit is still paid on the day of entry."""
    person, entry = situation.person, start_day(situation)
    if not person.on_are:
        return person.on_are
    if entry is None:
        return None
    if person.are_end is not None:
        return entry <= person.are_end
    return True if entry <= situation.date else None


def are_ends_in_training(situation: Situation) -> bool | None:
    """Whether the rights to benefit stop before the last day of the training."""
    last, end = situation.project.end, situation.person.are_end
    return None if last is None or end is None else end < last


def lone_pregnant(situation: Situation) -> bool | None:
    """A pregnant woman who lives alone. Counted only when she says it: no form has to ask it."""
    person = situation.person
    if not person.pregnant or person.couple:
        return False
    return True if person.couple is False or person.lone_parent else None


def rqth_said(situation: Situation) -> bool:
    """A disability counts only when the person chose to say it (DESIGN §11)."""
    return situation.person.disabled_worker is True


def prior_activity(situation: Situation) -> bool | None:
    """Six months of work in twelve, or twelve in twenty-four."""
    twelve, twenty_four = situation.person.months_worked_12, situation.person.months_worked_24
    if (twelve or 0) >= 6 or (twenty_four or 0) >= 12:
        return True
    if twenty_four is None:
        return None
    # Who worked less than six months in two years did not work six in one.
    return False if twelve is not None or twenty_four < 6 else None


def children(situation: Situation) -> int | None:
    ages = situation.person.children_ages
    return None if ages is None else len(ages)


def children_under(limit: int) -> Callable[[Situation], int | None]:
    """How many children have not reached ``limit`` years."""

    def read(situation: Situation) -> int | None:
        ages = situation.person.children_ages
        return None if ages is None else sum(age < limit for age in ages)

    return read


def contract_months(*, last_day: bool) -> Callable[[Situation], float | None]:
    """Months of the contract, its last day counted or not: texts do not say which."""

    def read(situation: Situation) -> float | None:
        contract = situation.project.contract
        if contract is None:
            return None
        if contract.start is not None and contract.end is not None:
            end = day_after(contract.end) if last_day else contract.end
            return months_between(contract.start, end)
        return NO_END if contract.type is ContractType.CDI else None

    return read


def contract_days(situation: Situation) -> float | None:
    """Days of the contract, both ends included."""
    contract = situation.project.contract
    if contract is None:
        return None
    if contract.start is not None and contract.end is not None:
        return (contract.end - contract.start).days + 1
    return NO_END * LONGEST_MONTH if contract.type is ContractType.CDI else None


def short_hours(situation: Situation) -> bool | None:
    """Under 15 hours a week, or under 64 a month when only the month is known."""
    project = situation.project
    if project.weekly_hours is not None:
        return project.weekly_hours < 15
    return None if project.monthly_hours is None else project.monthly_hours < 64


def part_time(situation: Situation) -> bool:
    """Hours said to be under those of a full-time training: of a week, else of a month."""
    weekly, monthly = situation.project.weekly_hours, situation.project.monthly_hours
    if weekly is not None:
        return weekly < FULL_WEEK
    return monthly is not None and monthly < FULL_MONTH


def are_per_day(days: int) -> Callable[[Situation], float | None]:
    """The allowance of a day, as a month of ``days`` makes it."""

    def read(situation: Situation) -> float | None:
        person = situation.person
        if person.on_are is False:
            return 0.0
        if person.on_are is None or person.are_amount is None:
            return None
        return round(float(person.are_amount) / days, 6)  # no binary noise at a limit

    return read


def _age_needs(situation: Situation) -> tuple[str, ...]:
    return ("project.entry",) if situation.person.birth_date else ("person.age",)


def _start_needs(situation: Situation) -> tuple[str, ...]:
    kind = situation.project.kind
    if kind is None:
        return ("project.kind",)
    return ("project.contract.start" if kind is ProjectKind.JOB else "project.entry",)


def _are_needs(situation: Situation) -> tuple[str, ...]:
    person = situation.person
    if person.on_are is None:
        return ("person.on_are",)
    return _start_needs(situation) if start_day(situation) is None else ("person.are_end",)


def _ending_needs(situation: Situation) -> tuple[str, ...]:
    missing = (("project.end", situation.project.end), ("person.are_end", situation.person.are_end))
    return tuple(name for name, value in missing if value is None)


def _activity_needs(situation: Situation) -> tuple[str, ...]:
    names = ("months_worked_12", "months_worked_24")
    return tuple(f"person.{n}" for n in names if getattr(situation.person, n) is None)


def _contract_needs(situation: Situation) -> tuple[str, ...]:
    contract = situation.project.contract
    names = ("type", "start", "end")
    return tuple(
        f"project.contract.{name}"
        for name in names
        if contract is None or getattr(contract, name) is None
    )


def _daily_needs(situation: Situation) -> tuple[str, ...]:
    return ("person.on_are",) if situation.person.on_are is None else ("person.are_amount",)


def _field(name: str) -> Needs:
    return lambda _: (name,)


_CHILDREN = _field("person.children_ages")

NUMBERS: Mapping[str, tuple[Callable[[Situation], int | float | None], Needs]] = {
    "age_on_entry": (age_on_entry, _age_needs),
    "age_on_date": (age_on_date, _field("person.age")),
    "children": (children, _CHILDREN),
    "children_under_6": (children_under(6), _CHILDREN),
    "children_under_10": (children_under(10), _CHILDREN),
    "children_under_12": (children_under(12), _CHILDREN),
    "children_under_18": (children_under(18), _CHILDREN),
    "contract_months": (contract_months(last_day=False), _contract_needs),
    "contract_months_last_day_counted": (contract_months(last_day=True), _contract_needs),
    "contract_days": (contract_days, _contract_needs),
    "are_per_day_at_most": (are_per_day(SHORTEST_MONTH), _daily_needs),
    "are_per_day_at_least": (are_per_day(LONGEST_MONTH), _daily_needs),
}
BOOLEANS: Mapping[str, tuple[Callable[[Situation], bool | None], Needs]] = {
    "person.jobseeker": (jobseeker, _field("person.jobseeker")),
    "person.lone_parent": (lone_parent, _field("person.lone_parent")),
    "funder_unsaid": (funder_unsaid, _field("project.funder")),
    "are_on_entry": (are_on_entry, _are_needs),
    "are_ends_in_training": (are_ends_in_training, _ending_needs),
    "lone_pregnant": (lone_pregnant, _field("person.couple")),
    "rqth_said": (rqth_said, _field("person.disabled_worker")),
    "prior_activity": (prior_activity, _activity_needs),
    "short_hours": (short_hours, _field("project.weekly_hours")),
    "part_time": (part_time, _field("project.weekly_hours")),
}
DAYS: Mapping[str, tuple[Callable[[Situation], date | None], Needs]] = {
    "start_day": (start_day, _start_needs),
}
WORDS: Mapping[str, tuple[Callable[[Situation], str | None], Needs]] = {
    "departement": (departement, _field("person.commune")),
}
