"""The income of one person, month by month: on each pathway, hired at once, or unchanged."""

from collections.abc import Sequence
from datetime import date

from passerelles.apps.aids.reads.book import rule_book
from passerelles.apps.guidance.reads.projects import Projects, periods_of, projects_of
from passerelles.domain.aids.income import IncomeMonth, Period
from passerelles.domain.aids.rules import RuleBook
from passerelles.domain.aids.situation import PersonFacts, ProjectFacts, ProjectKind
from passerelles.domain.aids.timeline import timeline
from passerelles.domain.guidance.building.pathway import Pathway

A_YEAR = 12
_LONGEST = 30  # months of income shown
_AFTER = 2  # months shown after the last step


class Incomes:
    """Projects are read together, then each timeline is asked for."""

    def __init__(self, person: PersonFacts, pathways: Sequence[Pathway], today: date) -> None:
        self.person = person
        self.today = today
        self.projects: Projects = projects_of(pathways) if pathways else {}
        self.book: RuleBook = rule_book()

    def of(self, pathway: Pathway) -> tuple[IncomeMonth, ...]:
        """From the month of today to two months after its end, thirty at most."""
        periods = periods_of(pathway, self.projects)
        return self._months(periods, _months(self.today, pathway.totals.end))

    def hired(self, start: date) -> tuple[IncomeMonth, ...]:
        """A year, if the job is found for that day: its wage is not known, and told so."""
        job = ProjectFacts(kind=ProjectKind.JOB, entry=start)
        period = Period(start=max(start, self.today), end=None, label="", project=job)
        return self._months((period,), A_YEAR)

    def unchanged(self) -> tuple[IncomeMonth, ...]:
        """A year of what the person receives if she begins nothing."""
        return self._months((), A_YEAR)

    def _months(self, periods: Sequence[Period], months: int) -> tuple[IncomeMonth, ...]:
        return timeline(self.person, periods, self.book, first_month=self.today, months=months)


def _months(today: date, end: date) -> int:
    between = (end.year - today.year) * 12 + end.month - today.month + 1
    return max(1, min(between + _AFTER, _LONGEST))
