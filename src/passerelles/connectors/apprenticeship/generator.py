"""Apprentices and contracts that do not exist, always the same for the same settings."""

from collections.abc import Iterator, Mapping, Sequence
from random import Random

from passerelles.connectors.apprenticeship.cohorts import BREAKS_SIDE, Cohorts
from passerelles.connectors.apprenticeship.tables import Cell
from passerelles.domain.observatory.breaks import CohortCounts
from passerelles.formats.apprenticeship.demonstration import DemonstrationSettings, FieldProfile
from passerelles.formats.apprenticeship.scope import Side
from passerelles.formats.apprenticeship.sifa import StockLine

ORIGIN = "démonstration"
HIGHER = ("6", "7")
ELSEWHERE = "elsewhere"
# The sides that are not where the training is; breaks are told from the first.
MOVING: tuple[Side, Side] = (BREAKS_SIDE, "residence")


def stock_lines(settings: DemonstrationSettings) -> Iterator[StockLine]:
    """The stock of every year, one line a cell that has somebody."""
    for year, size in settings.years.items():
        rng = Random(f"{settings.seed} stock {year}")  # noqa: S311 (no secret is drawn)
        weights = _weights(settings, year)
        scale = size.stock / sum(weights.values())
        for cell, weight in weights.items():
            yield from _cell_lines(cell, weight * scale, rng, settings, year)


def _cell_lines(
    cell: Cell, expected: float, rng: Random, settings: DemonstrationSettings, year: int
) -> Iterator[StockLine]:
    people = _around(expected, rng)
    disabled = sum(rng.random() < settings.disabled_share for _ in range(people))
    for recognised, count in ((True, disabled), (False, people - disabled)):
        if count:
            yield StockLine(
                path=ORIGIN,
                year=year,
                observed_on=settings.stock_observed_on,
                departement=cell.departement,
                level=cell.level,
                sex=cell.sex,
                disabled=recognised,
                field=cell.field,
                count=count,
            )


def cohorts(settings: DemonstrationSettings) -> Cohorts:
    """Contracts of every year seen from each side, with what became of them."""
    found: dict[tuple[int, tuple[Side, Cell]], CohortCounts] = {}
    for year, size in settings.years.items():
        rng = Random(f"{settings.seed} contracts {year}")  # noqa: S311 (no secret is drawn)
        weights = _weights(settings, year)
        scale = size.contracts / sum(weights.values())
        for cell, weight in weights.items():
            count = _around(weight * scale, rng)
            found.setdefault((year, ("training", cell)), CohortCounts()).started += count
            for side in MOVING:
                for place, moved in _places(cell, count, rng, settings):
                    found.setdefault((year, (side, place)), CohortCounts()).started += moved
        _break(
            rng,
            settings,
            [(c, n) for (y, (s, c)), n in found.items() if (y, s) == (year, MOVING[0])],
        )
    return found


def _places(
    cell: Cell, count: int, rng: Random, settings: DemonstrationSettings
) -> Iterator[tuple[Cell, int]]:
    """Where ``count`` people of the cell work, or live: mostly where they are trained."""
    stay = _drawn(rng, count, settings.same_place)
    yield cell, stay
    names, weights = list(settings.departements), list(settings.departements.values())
    for departement in rng.choices(names, weights, k=count - stay):
        yield cell._replace(departement=departement), 1


def _break(
    rng: Random, settings: DemonstrationSettings, cells: Sequence[tuple[Cell, CohortCounts]]
) -> None:
    for cell, counts in cells:
        likely = settings.fields[cell.field].breaks * settings.level_breaks[cell.level]
        counts.broken = _drawn(rng, counts.started, likely)
        counts.unreturned = _drawn(rng, counts.broken, 1 - settings.return_share)


def _drawn(rng: Random, count: int, likely: float) -> int:
    """How many of ``count``, each as likely."""
    return sum(rng.random() < likely for _ in range(count))


def _weights(settings: DemonstrationSettings, year: int) -> Mapping[Cell, float]:
    """How likely each cell is, in an arbitrary unit; each département has its specialities."""
    rng = Random(f"{settings.seed} specialities")  # noqa: S311 (no secret is drawn)
    since = year - min(settings.years)
    found: dict[Cell, float] = {}
    for departement, size in settings.departements.items():
        for field, profile in settings.fields.items():
            share = size * profile.weight * (1 + profile.growth) ** since
            share *= rng.lognormvariate(0, 0.25)
            for level, people in _levels(settings, departement, profile):
                found[Cell(departement, level, "F", field)] = share * people * profile.women
                found[Cell(departement, level, "M", field)] = share * people * (1 - profile.women)
    return found


def _levels(
    settings: DemonstrationSettings, departement: str, profile: FieldProfile
) -> Iterator[tuple[str, float]]:
    higher = settings.higher.get(departement, settings.higher[ELSEWHERE])
    whole = sum(profile.levels.values())
    for level, weight in profile.levels.items():
        yield level, weight / whole * (higher if level in HIGHER else 1)


def _around(expected: float, rng: Random) -> int:
    """A count near ``expected``, drawn so that sums come out right."""
    drawn = rng.gauss(expected, expected**0.5 / 2)
    return max(0, int(drawn + rng.random()))
