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
_AFTER = 2  # months told after the last step, and after the end of a benefit


class Incomes:
    """Projects are read together, then each timeline is asked for."""

    def __init__(self, person: PersonFacts, pathways: Sequence[Pathway], today: date) -> None:
        self.person = person
        self.today = today
        self.projects: Projects = projects_of(pathways) if pathways else {}
        self.book: RuleBook = rule_book()

    def of(self, pathway: Pathway) -> tuple[IncomeMonth, ...]:
        """From the month of today to two months after its end, or after that of the benefit."""
        periods = periods_of(pathway, self.projects)
        end = pathway.totals.end
        return self._months(periods, months_told(self.today, end, self.person.are_end))

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


def months_told(today: date, end: date, benefit_end: date | None = None) -> int:
    """Months from that of today to ``_AFTER`` after the end of a pathway.

    A benefit that ends within the year that follows is told to its end too: its last month is the
    one that a person looks for.
    """
    pathway_ends = _between(today, end)
    benefit_ends = min(_between(today, benefit_end or end), pathway_ends + A_YEAR)
    return max(1, pathway_ends, benefit_ends) + _AFTER


def _between(today: date, day: date) -> int:
    """Months from one to the other, both counted."""
    return (day.year - today.year) * 12 + day.month - today.month + 1
