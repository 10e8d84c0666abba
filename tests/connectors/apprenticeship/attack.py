"""Somebody who subtracts: what linear algebra says of the hidden figures, from the facts alone.

Written apart from what protects them: zones, levels, sexes, domains and groups are read in the
facts, as a stranger would.
"""

from collections import defaultdict
from collections.abc import Iterable

import numpy as np

from passerelles.domain.common.absence import Absence
from passerelles.domain.indicators.fact import Fact
from passerelles.domain.indicators.relations import Relation

Key = tuple[str, str, str, str, str]


def key_of(fact: Fact) -> Key:
    about = fact.dimensions
    return (fact.place.kind, fact.place.code, about.level, about.sex, about.sector)


def found_out(facts: Iterable[Fact]) -> set[Key]:
    """The secret figures of one indicator and one period that their sums determine."""
    every = {key_of(fact): fact for fact in facts}
    hidden = [key for key, fact in every.items() if fact.quantity.absence is Absence.SECRET]
    number = {key: rank for rank, key in enumerate(hidden)}
    rows = []
    for total, parts in _sums(every):
        row = np.zeros(len(hidden))
        for key, sign in [(total, -1), *((part, 1) for part in parts)]:
            if key in number:
                row[number[key]] = sign
        if row.any():
            rows.append(row)
    return {key for key in hidden if _is_determined(np.array(rows), number[key])}


def reader_relations(
    facts: Iterable[Fact], chain: Iterable[tuple[str, str]]
) -> list[Relation[tuple[str, ...]]]:
    """All the sums that a reader of one year may write, and the rest of each (whole, part) pair."""
    by_indicator: defaultdict[str, dict[Key, Fact]] = defaultdict(dict)
    for fact in facts:
        by_indicator[fact.indicator][key_of(fact)] = fact
    found = [
        Relation((indicator, *total), tuple((indicator, *part) for part in parts))
        for indicator, every in by_indicator.items()
        for total, parts in _sums(every)
        if total in every
    ]
    for whole, part in chain:
        for key in by_indicator[whole].keys() & by_indicator[part].keys():
            found.append(Relation((whole, *key), ((part, *key), (f"not {part}", *key))))
    return found


def _is_determined(rows: np.ndarray, column: int) -> bool:
    """Whether the unit vector of the column is a combination of the rows."""
    if not rows.size:
        return False
    wanted = np.zeros(rows.shape[1])
    wanted[column] = 1
    combination, *_ = np.linalg.lstsq(rows.T, wanted, rcond=None)
    return bool(np.allclose(rows.T @ combination, wanted, atol=1e-8))


def _sums(every: dict[Key, Fact]) -> list[tuple[Key, list[Key]]]:
    sums: defaultdict[tuple[str, Key], list[Key]] = defaultdict(list)
    region = next(code for kind, code, *_ in every if kind == "region")
    for key in every:
        kind, code, level, sex, sector = key
        group = len(sector) == len("NSF-1994:312")
        if kind == "departement":
            sums["place", ("region", region, level, sex, sector)].append(key)
        if group:
            sums["group", (kind, code, "", "", sector[:-1])].append(key)
        elif level or sex or sector:
            axis = "level" if level else "sex" if sex else "sector"
            sums[axis, (kind, code, "", "", "")].append(key)
    return [(total, parts) for (_, total), parts in sums.items()]
