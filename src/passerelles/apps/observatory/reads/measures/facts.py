"""The measures of the plan as facts: by zone, by period, by programme, for rural places and QPV."""

from collections.abc import Iterator, Mapping
from datetime import date

from passerelles.apps.observatory.reads.measures.layered import DETAILED, Layered, layers_of
from passerelles.apps.observatory.reads.measures.measuring import Measuring
from passerelles.apps.observatory.reads.measures.quantities import quantity_of, share
from passerelles.apps.observatory.reads.measures.spread import (
    Spread,
    Ways,
    month,
    spread,
    ways,
    years,
)
from passerelles.domain.indicators.fact import Dimensions, Fact
from passerelles.domain.observatory.measures.offer_table import Sample
from passerelles.domain.observatory.measures.register import MONTHLY, YEARLY, Measure
from passerelles.domain.observatory.measures.said import said
from passerelles.domain.observatory.measures.tally import Tally, tally

ANSWERED = "offer_answers_share"
# Keys of the details, in the dimension of sectors: « dispositif:lectio », « indicateur:… ».
PROGRAMME, ASKED = "dispositif", "indicateur"
RURAL, QPV = "territoire:rural", "territoire:qpv"


def year_measures(known: Measuring, *, generated: bool, today: date) -> Iterator[Fact]:
    """The yearly measures, for this year and the next one.

    Zones of the regions that the catalogue covers only. A share is told of the zones that lie in
    them wholly; a count is a lower bound in the others.
    """
    window = years(known.offered, generated=generated, today=today)
    samples = _samples(known, YEARLY)
    for layered in layers_of(known, window):
        yield from _layer_facts(layered, samples)
        if layered.layer.kind in DETAILED:
            yield from _answers(layered, samples)


def month_measures(known: Measuring, *, generated: bool, today: date) -> Iterator[Fact]:
    """The monthly ones, in the same zones."""
    window = month(known.offered, generated=generated, today=today)
    for layered in layers_of(known, window):
        yield from _layer_facts(layered, _samples(known, MONTHLY))


def _samples(known: Measuring, measures: Mapping[str, Measure]) -> dict[str, Sample]:
    return {code: measure(known.table) for code, measure in measures.items()}


def _layer_facts(layered: Layered, samples: Mapping[str, Sample]) -> Iterator[Fact]:
    spreads = _spreads(layered)
    for code, sample in samples.items():
        pairs = spreads[_way(sample)]
        yield from _facts(layered, code, sample, pairs)
        if layered.layer.kind in DETAILED:
            details = {RURAL: spreads["rural"], QPV: spreads["qpv"]} | _programmes(layered, pairs)
            for sector, part in details.items():
                yield from _facts(layered, code, sample, part, sector=sector)


def _spreads(layered: Layered) -> dict[str, Spread]:
    known = layered.known
    here = ways(known.offered, known.told, known.zoning, layered.layer)
    return {
        way: spread(getattr(here, way), known.offered.actions, layered.window)
        for way in Ways.__slots__
    }


def _way(sample: Sample) -> str:
    return "bodies" if sample.by_seat_of_body else "places"


def _programmes(layered: Layered, pairs: Spread) -> dict[str, Spread]:
    table = layered.known.table
    of = table.programme[pairs.rows]
    return {
        f"{PROGRAMME}:{slug}": pairs.only(of == number)
        for number, slug in enumerate(table.programmes)
    }


def _tally(layered: Layered, sample: Sample, pairs: Spread) -> Tally:
    return tally(sample, layered.known.table, pairs.rows, pairs.cells, size=layered.size)


def _facts(
    layered: Layered, code: str, sample: Sample, pairs: Spread, *, sector: str = ""
) -> Iterator[Fact]:
    counted, periods = _tally(layered, sample, pairs), layered.window.periods
    about = Dimensions(sector=sector)
    for zone, period, cell in layered.cells():
        whole = bool(layered.coverage.whole[zone])
        # Where nothing is offered yet, what is to come is still to be filled.
        is_told = counted.asked[cell] or (whole and not sector and period == periods[0])
        if is_told and (whole or sample.counts):
            quantity = quantity_of(said(sample, counted, cell), whole=whole)
            yield Fact(code, layered.layer.places[zone], period, quantity, about)


def _answers(layered: Layered, samples: Mapping[str, Sample]) -> Iterator[Fact]:
    """How many of those asked have answered: for each measure, and for all of them together.

    Where only those that have it say so, nobody is asked.
    """
    spreads = _spreads(layered)
    tallies = {
        code: _tally(layered, sample, spreads[_way(sample)])
        for code, sample in samples.items()
        if not sample.listed
    }
    for zone, period, cell in layered.cells():
        parts = {
            f"{ASKED}:{code}": (int(of.answered[cell]), int(of.asked[cell]))
            for code, of in tallies.items()
        }
        parts[""] = (sum(a for a, _ in parts.values()), sum(n for _, n in parts.values()))
        for sector, (answered, asked) in parts.items():
            if asked and layered.coverage.whole[zone]:
                place, about = layered.layer.places[zone], Dimensions(sector=sector)
                yield Fact(ANSWERED, place, period, share(answered, asked), about)
