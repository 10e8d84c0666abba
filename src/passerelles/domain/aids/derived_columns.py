"""The facts of ``derived``, of many situations at once: same rules, arrays instead of values.

``tests/domain/aids/test_batch.py`` holds the two to the same answers.
"""

from collections.abc import Callable, Mapping

import numpy as np
import numpy.typing as npt

from passerelles.domain.aids.calendar import LONGEST_MONTH, SHORTEST_MONTH
from passerelles.domain.aids.columns import NO_CHILD, Column, Floats, SituationColumns
from passerelles.domain.aids.derived import FULL_MONTH, FULL_WEEK, NO_END
from passerelles.domain.aids.situation import ContractType, ProjectKind

Read = Callable[[SituationColumns], Column]
_EPOCH = 719_163  # ordinal of 1970-01-01


def departement(columns: SituationColumns) -> Column:
    communes = columns.said["person.commune"]
    names = [code[:3] if code.startswith("97") else code[:2] for code in communes.words or ()]
    ranks = {name: rank for rank, name in enumerate(dict.fromkeys(names))}
    table = np.array([*(ranks[name] for name in names), np.nan])
    return Column(table[_ranks(communes)], tuple(ranks))


def start_day(columns: SituationColumns) -> Column:
    return Column(_start(columns))


def _start(columns: SituationColumns) -> Floats:
    entry, contract = _said(columns, "project.entry"), _said(columns, "contract.start")
    is_job = _is_word(columns, "project.kind", ProjectKind.JOB)
    found = np.where(is_job & ~np.isnan(contract), contract, entry)
    return np.where(np.isnan(_said(columns, "project.kind")), np.nan, found)


def age_on_entry(columns: SituationColumns) -> Column:
    birth = _said(columns, "person.birth_date")
    computed = _age(birth, _start(columns))
    return Column(np.where(np.isnan(birth), _said(columns, "person.age"), computed))


def age_on_date(columns: SituationColumns) -> Column:
    birth = _said(columns, "person.birth_date")
    computed = _age(birth, _said(columns, "situation.date"))
    return Column(np.where(np.isnan(birth), _said(columns, "person.age"), computed))


def jobseeker(columns: SituationColumns) -> Column:
    said, on_are = _said(columns, "person.jobseeker"), _said(columns, "person.on_are")
    return Column(np.where(np.isnan(said) & (on_are == 1), 1.0, said))


def lone_parent(columns: SituationColumns) -> Column:
    said, couple = _said(columns, "person.lone_parent"), _said(columns, "person.couple")
    return Column(np.where(np.isnan(said) & (couple == 1), 0.0, said))


def funder_unsaid(columns: SituationColumns) -> Column:
    return Column(np.isnan(_said(columns, "project.funder")).astype(np.float64))


def are_on_entry(columns: SituationColumns) -> Column:
    on_are, end = _said(columns, "person.on_are"), _said(columns, "person.are_end")
    entry, asked = _start(columns), _said(columns, "situation.date")
    entered = np.where(entry <= asked, 1.0, np.nan)
    still = np.where(np.isnan(end), entered, entry <= end)
    still = np.where(np.isnan(entry), np.nan, still)
    return Column(np.where(on_are == 1, still, on_are))


def are_ends_in_training(columns: SituationColumns) -> Column:
    last, end = _said(columns, "project.end"), _said(columns, "person.are_end")
    return Column(np.where(np.isnan(last) | np.isnan(end), np.nan, end < last))


def lone_pregnant(columns: SituationColumns) -> Column:
    couple = _said(columns, "person.couple")
    alone = (couple == 0) | (_said(columns, "person.lone_parent") == 1)
    found = np.where(alone, 1.0, np.nan)
    is_out = (_said(columns, "person.pregnant") != 1) | (couple == 1)
    return Column(np.where(is_out, 0.0, found))


def rqth_said(columns: SituationColumns) -> Column:
    return Column((_said(columns, "person.disabled_worker") == 1).astype(np.float64))


def prior_activity(columns: SituationColumns) -> Column:
    twelve = _said(columns, "person.months_worked_12")
    twenty_four = _said(columns, "person.months_worked_24")
    enough = (twelve >= 6) | (twenty_four >= 12)
    is_settled = ~np.isnan(twenty_four) & (~np.isnan(twelve) | (twenty_four < 6))
    return Column(np.where(enough, 1.0, np.where(is_settled, 0.0, np.nan)))


def children(columns: SituationColumns) -> Column:
    return _children(columns, NO_CHILD)


def children_under(limit: int) -> Read:
    return lambda columns: _children(columns, limit)


def _children(columns: SituationColumns, limit: int) -> Column:
    counted = (columns.ages < limit).sum(axis=1).astype(np.float64)
    return Column(np.where(columns.has_ages, counted, np.nan))


def contract_months(*, last_day: bool) -> Read:
    def read(columns: SituationColumns) -> Column:
        start, end = _said(columns, "contract.start"), _said(columns, "contract.end")
        return _or_no_end(columns, _months_between(start, end + last_day), NO_END)

    return read


def contract_days(columns: SituationColumns) -> Column:
    start, end = _said(columns, "contract.start"), _said(columns, "contract.end")
    return _or_no_end(columns, end - start + 1, NO_END * LONGEST_MONTH)


def short_hours(columns: SituationColumns) -> Column:
    weekly, monthly = (
        _said(columns, "project.weekly_hours"),
        _said(columns, "project.monthly_hours"),
    )
    by_month = np.where(np.isnan(monthly), np.nan, monthly < 64)
    return Column(np.where(np.isnan(weekly), by_month, weekly < 15))


def part_time(columns: SituationColumns) -> Column:
    weekly, monthly = (
        _said(columns, "project.weekly_hours"),
        _said(columns, "project.monthly_hours"),
    )
    short = np.where(np.isnan(weekly), monthly < FULL_MONTH, weekly < FULL_WEEK)
    return Column(short.astype(np.float64))


def are_per_day(days: int) -> Read:
    def read(columns: SituationColumns) -> Column:
        on_are = _said(columns, "person.on_are")
        daily = np.round(_said(columns, "person.are_amount") / days, 6)
        found = np.where(np.isnan(on_are), np.nan, daily)
        return Column(np.where(on_are == 0, 0.0, found))

    return read


def _said(columns: SituationColumns, name: str) -> Floats:
    return columns.said[name].values


def _ranks(column: Column) -> npt.NDArray[np.int64]:
    """Ranks of words, -1 of an unknown one."""
    return np.where(np.isnan(column.values), -1, column.values).astype(np.int64)


def _is_word(columns: SituationColumns, name: str, word: str) -> npt.NDArray[np.bool_]:
    column = columns.said[name]
    words = column.words or ()
    rank = words.index(word) if word in words else -1
    found: npt.NDArray[np.bool_] = column.values == rank
    return found


def _or_no_end(columns: SituationColumns, found: Floats, endless: float) -> Column:
    is_endless = _is_word(columns, "contract.type", ContractType.CDI)
    return Column(np.where(np.isnan(found) & is_endless, endless, found))


def _age(birth: Floats, day: Floats) -> Floats:
    year, month, of_month = _parts(birth)
    now, now_month, now_day = _parts(day)
    before = (now_month < month) | ((now_month == month) & (now_day < of_month))
    is_unknown = np.isnan(birth) | np.isnan(day)
    return np.where(is_unknown, np.nan, now - year - before)


def _months_between(start: Floats, end: Floats) -> Floats:
    year, month, _ = _parts(start)
    end_year, end_month, _ = _parts(end)
    whole = (end_year - year) * 12 + end_month - month
    whole = whole - (_later(start, whole) > end)
    found = whole + (end - _later(start, whole)) / LONGEST_MONTH
    return np.where(np.isnan(start) | np.isnan(end), np.nan, found)


def _later(start: Floats, months: npt.NDArray[np.int64]) -> Floats:
    """The same day of another month, or the last of that month."""
    first = _dates(start).astype("datetime64[M]")
    _, _, of_month = _parts(start)
    wanted = first + months
    length = ((wanted + 1).astype("datetime64[D]") - wanted.astype("datetime64[D]")).astype(int)
    day = wanted.astype("datetime64[D]").astype(np.int64) + np.minimum(of_month, length) - 1
    ordinals: Floats = (day + _EPOCH).astype(np.float64)
    return ordinals


def _dates(ordinals: Floats) -> npt.NDArray[np.datetime64]:
    """Days; an unknown one is 1970-01-01, for the caller to leave out."""
    return np.where(np.isnan(ordinals), 0, ordinals - _EPOCH).astype(np.int64).astype("M8[D]")


def _parts(
    ordinals: Floats,
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Year, month from 1, day of the month."""
    days = _dates(ordinals)
    months = days.astype("datetime64[M]")
    since = months.astype(np.int64)
    of_month = (days - months.astype("datetime64[D]")).astype(np.int64) + 1
    return since // 12 + 1970, since % 12 + 1, of_month


DERIVED: Mapping[str, Read] = {
    "age_on_entry": age_on_entry,
    "age_on_date": age_on_date,
    "children": children,
    "children_under_6": children_under(6),
    "children_under_10": children_under(10),
    "children_under_12": children_under(12),
    "children_under_18": children_under(18),
    "contract_months": contract_months(last_day=False),
    "contract_months_last_day_counted": contract_months(last_day=True),
    "contract_days": contract_days,
    "are_per_day_at_most": are_per_day(SHORTEST_MONTH),
    "are_per_day_at_least": are_per_day(LONGEST_MONTH),
    "person.jobseeker": jobseeker,
    "person.lone_parent": lone_parent,
    "funder_unsaid": funder_unsaid,
    "are_on_entry": are_on_entry,
    "are_ends_in_training": are_ends_in_training,
    "lone_pregnant": lone_pregnant,
    "rqth_said": rqth_said,
    "prior_activity": prior_activity,
    "short_hours": short_hours,
    "part_time": part_time,
    "start_day": start_day,
    "departement": departement,
}
