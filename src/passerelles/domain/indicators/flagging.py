"""How much of a count bears a flag, when the flag belongs to the descendants of what was counted.

An occupation of the former edition may have become several, some flagged and others not: its count
is then not split, it lies between none and all of it.
"""

from collections.abc import Collection, Mapping

from passerelles.domain.common.interval import Interval
from passerelles.domain.indicators.quantity import Bound, Quantity, exact
from passerelles.domain.indicators.totals import sum_of


def flagged_sum(counts: Mapping[str, Quantity], flags: Mapping[str, Collection[bool]]) -> Quantity:
    """The sum of ``counts`` (≥ 0, by code) that bears the flag.

    ``flags`` gives those of the descendants of each code; a code without any may bear it or not.
    Exact when every code known counts is flagged wholly or not at all; else at least what is wholly
    flagged, with the interval up to what is partly so. ``numerator`` and ``denominator`` are the
    wholly flagged count and the whole. Without an upper end when a count is hidden or bounded;
    absent when no count is known.
    """
    whole = sum_of(counts.values())
    if whole.value is None:
        return whole
    surely = _known(counts, [code for code in counts if _all(flags.get(code, ()))])
    maybe = _known(counts, [code for code in counts if _any(flags.get(code, ()))])
    is_sure = whole.bound is Bound.EXACT and surely == maybe
    return Quantity(
        value=surely,
        bound=Bound.EXACT if is_sure else Bound.AT_LEAST,
        numerator=surely,
        denominator=whole.value,
        interval=Interval(surely, maybe) if whole.bound is Bound.EXACT and not is_sure else None,
    )


def _all(flags: Collection[bool]) -> bool:
    return bool(flags) and all(flags)


def _any(flags: Collection[bool]) -> bool:
    return not flags or any(flags)


def _known(counts: Mapping[str, Quantity], codes: Collection[str]) -> float:
    total = sum_of([exact(0.0), *(counts[code] for code in codes)])
    return total.value or 0.0
