"""Which programme, which training, which body and which places: the draws made before writing."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random

from passerelles.connectors.demonstration.bodies import DemoBody, DemoSite, make_bodies, site_at
from passerelles.connectors.demonstration.ground import AERONAUTICS, SEASIDE, Ground, GroundCommune
from passerelles.connectors.demonstration.words import generator, pick, templates, words
from passerelles.formats.offer.templates import TrainingTemplate

# No prison takes trainees there, so that programme is not given there.
WITHOUT_PRISON = frozenset({"46"})
KINDS = {
    "none": ("general", "general", "general", "general", "agricultural"),
    "qualif-pro": ("general", "general", "general", "general", "agricultural"),
    "apprentissage": ("cfa", "cfa", "agricultural", "university"),
    "sanitaire-social": ("institute",),
    "forpro-sup": ("university",),
    "e2c": ("school_e2c",),
    "ecole-de-l-etre": ("school_etre",),
}
LOCATED = frozenset({"rural", "urban", "toulouse", "coast"})


@dataclass(frozen=True, slots=True)
class Choice:
    """What one training is: a template, under a programme, given by a body in a département."""

    template: TrainingTemplate
    programme: str
    body: DemoBody
    departement: str


class Chooser:
    """Draws choices; the first ones give every programme to every département."""

    def __init__(self, seed: int, communes: Sequence[GroundCommune], bodies: int) -> None:
        self.ground = Ground(communes)
        rng = generator(seed, "bodies")
        self._bodies = _by_kind_and_place(make_bodies(rng, self.ground, bodies))
        self._templates = _by_programme(templates())
        self._shares = words()["shares"]
        self._first = [
            (programme, departement)
            for departement in self.ground.departements
            for programme in self._shares
            if not (programme == "avenir" and departement in WITHOUT_PRISON)
        ]
        generator(seed, "first").shuffle(self._first)

    @property
    def spread(self) -> int:
        """How many trainings it takes to be everywhere."""
        return len(self._first)

    def choice(self, rng: Random, number: int) -> Choice:
        """The choice of the training ``number``, from 0."""
        if number < len(self._first):
            programme, departement = self._first[number]
        else:
            programme = rng.choices(list(self._shares), list(self._shares.values()))[0]
            departement = self.ground.departement(rng)
            if programme == "avenir" and departement in WITHOUT_PRISON:
                departement = "82"
        kind = rng.choice(KINDS.get(programme, ("general",)))
        template = self._template(rng, programme, kind, departement)
        return Choice(
            template, programme, self._body(rng, template, kind, departement), departement
        )

    def sites(self, rng: Random, choice: Choice) -> tuple[DemoSite, ...]:
        """Where an action is given: host sites, the body's own sites, or elsewhere near."""
        if choice.programme == "e-formation":
            return self._host_sites(rng, choice)
        own = [s for s in choice.body.sites if s.commune.departement == choice.departement]
        located = bool(choice.template.marks & LOCATED)
        if own and rng.random() < (0.35 if located else 0.7):
            return (rng.choice(own),)
        count = 2 if rng.random() < 0.08 else 1
        draw = self.ground.commune
        return tuple(
            site_at(rng, draw(rng, choice.departement, choice.template.marks), "")
            for _ in range(count)
        )

    def _host_sites(self, rng: Random, choice: Choice) -> tuple[DemoSite, ...]:
        places = [choice.departement] + [
            self.ground.departement(rng) for _ in range(rng.choice((0, 1, 1, 2, 3, 5)))
        ]
        return tuple(site_at(rng, self.ground.host(rng, place), "") for place in places)

    def _template(
        self, rng: Random, programme: str, kind: str, departement: str
    ) -> TrainingTemplate:
        """A template of the programme that such a body gives in such a place."""
        found, weights = self._templates[programme]
        for _ in range(60):
            drawn = rng.choices(found, weights)[0]
            if _taught(drawn, programme, kind) and _here(drawn, departement):
                return drawn
        return drawn

    def _body(
        self, rng: Random, template: TrainingTemplate, kind: str, departement: str
    ) -> DemoBody:
        near = self._bodies[kind, departement]
        able = [body for body in near if template.sector in body.sectors]
        return rng.choice(able or near)


def host_name(rng: Random, table: str = "host_sites") -> str:
    """The name of a host site or of a third place, after a place that does not exist."""
    return pick(rng, table).format(place=rng.choice(words()["invented_places"]))


def _here(template: TrainingTemplate, departement: str) -> bool:
    """Aircraft are built around Toulouse, boats mended by the sea, Catalan spoken at its door."""
    return (
        template.departement in ("", departement)
        and not ("toulouse" in template.marks and departement not in AERONAUTICS)
        and not ("coast" in template.marks and departement not in SEASIDE)
    )


def _taught(template: TrainingTemplate, programme: str, kind: str) -> bool:
    """A body of farmers, a university and a CFA teach their own."""
    if kind == "agricultural":
        return template.sector in ("agriculture", "energy")
    if kind == "university" and programme == "apprentissage":
        return template.level_out >= 6
    if kind == "cfa":
        return template.level_out < 6 or template.level_out == 0
    return True


def _by_kind_and_place(
    bodies: Iterable[DemoBody],
) -> dict[tuple[str, str], list[DemoBody]]:
    found: dict[tuple[str, str], list[DemoBody]] = defaultdict(list)
    for body in bodies:
        for departement in sorted({site.commune.departement for site in body.sites}):
            found[body.kind, departement].append(body)
    return found


def _by_programme(
    every: Sequence[TrainingTemplate],
) -> dict[str, tuple[list[TrainingTemplate], list[float]]]:
    found: dict[str, tuple[list[TrainingTemplate], list[float]]] = {}
    for template in every:
        for programme, weight in template.programmes:
            ones, weights = found.setdefault(programme, ([], []))
            ones.append(template)
            weights.append(weight)
    return found
