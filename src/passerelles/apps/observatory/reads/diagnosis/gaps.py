"""Needs against supply, family by family: on the ROME, and on the survey when a bridge exists."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from passerelles.apps.indicators.reads.bridging import BridgePath, MissingBridge, path
from passerelles.apps.indicators.reads.values import Observed
from passerelles.apps.observatory.reads.diagnosis.facts import MARKET, Facts
from passerelles.apps.observatory.reads.diagnosis.lacking import lacking
from passerelles.apps.observatory.reads.diagnosis.market import by_value, published_sum
from passerelles.apps.observatory.reads.diagnosis.needs import OCCUPATION_LENGTH, PROJECTS
from passerelles.apps.observatory.reads.diagnosis.offer import LocalOffer
from passerelles.apps.observatory.reads.diagnosis.tensions import calls_for_training
from passerelles.apps.observatory.reads.diagnosis.values import (
    BridgedNeed,
    FamilyGap,
    Figure,
    Gaps,
    Named,
    OccupationTension,
    Unavailable,
)
from passerelles.apps.reference.reads.editions import newest_rome
from passerelles.domain.common.absence import Absence

OFFERS, JOBSEEKERS = MARKET
FAMILIES = {
    "A": "Agriculture, pêche, espaces naturels et verts, soins aux animaux",
    "B": "Arts et façonnage d’ouvrages d’art",
    "C": "Banque, assurance, immobilier",
    "D": "Commerce, vente et grande distribution",
    "E": "Communication, média et multimédia",
    "F": "Construction, bâtiment et travaux publics",
    "G": "Hôtellerie, restauration, tourisme, loisirs et animation",
    "H": "Industrie",
    "I": "Installation et maintenance",
    "J": "Santé",
    "K": "Services à la personne et à la collectivité",
    "L": "Spectacle",
    "M": "Support à l’entreprise",
    "N": "Transport et logistique",
}
_TOP = 10


def gaps_of(
    facts: Facts,
    names: Mapping[str, Named],
    tensions: Sequence[OccupationTension],
    offer: LocalOffer | None,
) -> Gaps:
    families = _families(facts, tensions, offer)
    newest = newest_rome()
    way = path("FAP-2021", newest.id if newest else "ROME", counting=False)
    if isinstance(way, MissingBridge):
        missing = Unavailable(PROJECTS, Absence.MISSING_INPUT, way.sentence)
        return Gaps(families, (), None, missing)
    return _bridged(facts, names, way, offer, families)


def _families(
    facts: Facts, tensions: Sequence[OccupationTension], offer: LocalOffer | None
) -> tuple[FamilyGap, ...]:
    offers = _by_family(facts.by_occupation(OFFERS).values())
    seekers = _by_family(facts.by_occupation(JOBSEEKERS).values())
    wanted = _by_letter(_of_rome(tensions))
    published = any(row.occupation.key.startswith("ROME-") for row in tensions)
    rows = [
        FamilyGap(
            family=Named(letter, label),
            offers=_sum(offers, letter, OFFERS, facts.kind),
            jobseekers=_sum(seekers, letter, JOBSEEKERS, facts.kind),
            in_tension=len(wanted[letter]) if published else None,
            unserved=_unserved(wanted[letter], offer) if published and offer else None,
            sessions=offer.leading_to_family(letter) if offer else None,
        )
        for letter, label in FAMILIES.items()
    ]
    return tuple(sorted(rows, key=lambda row: (by_value(row.offers), row.family.key)))


def _of_rome(tensions: Iterable[OccupationTension]) -> Iterator[OccupationTension]:
    """Those that a training can answer; families of the FAP are not fields of the ROME."""
    rome = (row for row in tensions if row.occupation.key.startswith("ROME-"))
    return filter(calls_for_training, rome)


def _by_letter(rows: Iterable[OccupationTension]) -> defaultdict[str, list[Named]]:
    letters: defaultdict[str, list[Named]] = defaultdict(list)
    for row in rows:
        letters[row.occupation.code[:1]].append(row.occupation)
    return letters


def _unserved(wanted: Iterable[Named], offer: LocalOffer) -> tuple[Named, ...]:
    return tuple(one for one in wanted if not offer.leading_to_old(one.code))


def _by_family(rows: Iterable[Observed]) -> dict[str, list[Observed]]:
    families: defaultdict[str, list[Observed]] = defaultdict(list)
    for o in rows:
        families[o.dimensions.occupation.partition(":")[2][:1]].append(o)
    return families


def _sum(rows: Mapping[str, list[Observed]], letter: str, indicator: str, kind: str) -> Figure:
    return published_sum(rows.get(letter, ())) or lacking(indicator, kind)


def _bridged(
    facts: Facts,
    names: Mapping[str, Named],
    way: BridgePath,
    offer: LocalOffer | None,
    families: tuple[FamilyGap, ...],
) -> Gaps:
    projects = facts.by_occupation(PROJECTS, length=OCCUPATION_LENGTH)
    known = {key: o for key, o in projects.items() if o.quantity.value is not None}
    codes = {key: way.concerned([key.partition(":")[2]]) for key in known}
    carried = sorted((key for key in known if codes[key]), key=lambda key: by_value(known[key]))
    total = sum(o.quantity.value or 0.0 for o in known.values())
    part = sum(known[key].quantity.value or 0.0 for key in carried)
    rows = [
        BridgedNeed(names[key], known[key], offer.leading_to(codes[key]))
        for key in carried[:_TOP]
        if offer
    ]
    return Gaps(families, tuple(rows), part / total if total else None, None, way.sentence)
