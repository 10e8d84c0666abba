"""The communes of the region where the demonstration offer happens."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from random import Random

from passerelles.formats.embedded.territories import (
    read_embedded_communes,
    read_embedded_coordinates,
)

OCCITANIE = "76"
SMALLEST = 400
# The communes of the shore where boats are built, mended and fished from.
SHORE = frozenset({"34301", "34003", "11266", "11170", "30133", "66037", "66148", "11262"})
SEASIDE = frozenset({"11", "30", "34", "66"})
# Where the aeronautical chain is: Haute-Garonne and its neighbours.
AERONAUTICS = frozenset({"09", "12", "31", "32", "46", "65", "81", "82"})


@dataclass(frozen=True, slots=True)
class GroundCommune:
    """A commune that can host a training; coordinates in degrees, None when unknown."""

    code: str
    name: str
    departement: str
    postcode: str
    population: int
    latitude: float | None
    longitude: float | None


@cache
def occitanie() -> tuple[GroundCommune, ...]:
    """The communes of Occitanie of 400 inhabitants or more, by code."""
    points = {p.code: (p.latitude, p.longitude) for p in read_embedded_coordinates()}
    return tuple(
        GroundCommune(
            commune.code,
            commune.name,
            commune.departement,
            commune.postcodes[0],
            commune.population,
            *points.get(commune.code, (None, None)),
        )
        for commune in read_embedded_communes()
        if commune.kind == "commune"
        and commune.region == OCCITANIE
        and commune.postcodes
        and commune.population is not None
        and commune.population >= SMALLEST
    )


class Ground:
    """Draws communes: towns by their population, the countryside in its own right."""

    def __init__(self, communes: Sequence[GroundCommune]) -> None:
        self._all: Mapping[str, list[GroundCommune]] = _by_departement(communes)
        self._towns = {k: [c for c in v if c.population >= 4000] for k, v in self._all.items()}
        self._rural = {k: [c for c in v if c.population < 4000] for k, v in self._all.items()}
        self._cities = {
            code: sorted(found, key=lambda c: -c.population)[:3]
            for code, found in self._all.items()
        }
        self._shore = [c for c in communes if c.code in SHORE]
        # Below proportion: a small département keeps more than its share of the offer.
        self._shares = {
            code: sum(c.population for c in found) ** 0.75 for code, found in self._all.items()
        }

    @property
    def departements(self) -> tuple[str, ...]:
        return tuple(self._all)

    def departement(self, rng: Random) -> str:
        return rng.choices(list(self._shares), list(self._shares.values()))[0]

    def commune(self, rng: Random, departement: str, marks: frozenset[str]) -> GroundCommune:
        """A commune of ``departement`` that suits the marks of a training."""
        shore = [c for c in self._shore if c.departement == departement]
        if "coast" in marks and shore:
            return rng.choice(shore)
        if "urban" in marks or "toulouse" in marks:
            return _weighted(rng, self._cities[departement])
        rural = rng.random() < (0.6 if "rural" in marks else 0.16)
        return rng.choice(self._rural[departement]) if rural else self.town(rng, departement)

    def town(self, rng: Random, departement: str) -> GroundCommune:
        return _weighted(rng, self._towns[departement])

    def host(self, rng: Random, departement: str) -> GroundCommune:
        """A commune of a host site: small towns and villages mostly."""
        small = rng.random() < 0.6
        return rng.choice((self._rural if small else self._towns)[departement])


def _by_departement(communes: Sequence[GroundCommune]) -> dict[str, list[GroundCommune]]:
    found: dict[str, list[GroundCommune]] = defaultdict(list)
    for commune in communes:
        found[commune.departement].append(commune)
    return dict(sorted(found.items()))


def _weighted(rng: Random, communes: Sequence[GroundCommune]) -> GroundCommune:
    return rng.choices(communes, [c.population**0.85 for c in communes])[0]
