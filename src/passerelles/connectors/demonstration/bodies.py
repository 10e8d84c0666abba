"""The training bodies of the demonstration: invented, and impossible to take for real ones.

A SIREN that begins with 0000 was never given by INSEE; with its Luhn key, software accepts it.
Phone numbers are in the blocks that ARCEP keeps for fiction (national numbering plan): 04 65 71,
05 36 49 and 06 39 98. Addresses on the internet end in .example (RFC 2606).
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from random import Random

from passerelles.connectors.demonstration.ground import Ground, GroundCommune
from passerelles.connectors.demonstration.words import of, pick, words
from passerelles.domain.common.identifiers import luhn_sum
from passerelles.formats.lheo.model import (
    Address,
    Contact,
    Coordinates,
    Extra,
    Extras,
    Formacode,
    Provider,
)

EASTERN = frozenset({"11", "30", "34", "48", "66"})
QUALIOPI = {"cfa": ("formation", "apprentissage"), "agricultural": ("formation", "apprentissage")}


@dataclass(frozen=True, slots=True)
class DemoSite:
    """A place of a body: where it is, its SIRET, its street."""

    commune: GroundCommune
    siret: str
    street: str


@dataclass(frozen=True, slots=True)
class DemoBody:
    """A training body; ``kind``: a key of ``body_forms``; the first site is its seat."""

    kind: str
    sectors: frozenset[str]
    sites: tuple[DemoSite, ...]
    provider: Provider
    host: str

    @property
    def name(self) -> str:
        return self.provider.name


def make_bodies(rng: Random, ground: Ground, wanted_count: int) -> tuple[DemoBody, ...]:
    """``wanted_count`` bodies: one of each kind a département, then as the population is."""
    kinds = list(words()["body_forms"])
    wanted = [(kind, code) for code in ground.departements for kind in kinds]
    rest = ["general", "general", "general", "general", "cfa", "cfa", "institute", "agricultural"]
    while len(wanted) < wanted_count:
        wanted.append((rng.choice(rest), ground.departement(rng)))
    names = _names(rng)
    first = len(words()["body_forms"]) * len(ground.departements)
    return tuple(
        _body(rng, ground, number, (kind, departement, next(names), number <= first))
        for number, (kind, departement) in enumerate(wanted, 1)
    )


def siret_of(number: int, site: int = 1) -> str:
    """A SIRET with its two keys, of a SIREN that INSEE never gives (0000…)."""
    siren = _keyed(f"0000{number:04}")
    return _keyed(f"{siren}{site:04}")


def _keyed(digits: str) -> str:
    return next(f"{digits}{key}" for key in range(10) if luhn_sum(f"{digits}{key}") % 10 == 0)


def _names(rng: Random) -> Iterator[str]:
    places = list(words()["invented_places"])
    forms = words()["place_forms"]
    for order in count():
        rng.shuffle(places)
        for place in places:
            name = forms[order % len(forms)].format(place=place, of=of(place))
            yield name if order < len(forms) else f"{name} {order // len(forms) + 1}"


def phone_of(rng: Random, departement: str) -> str:
    """A number of the block kept for fiction in the half of the region."""
    head = "04 65 71" if departement in EASTERN else "05 36 49"
    return f"{head} {rng.randrange(100):02} {rng.randrange(100):02}"


def person(rng: Random) -> tuple[str, str]:
    """A first name and a surname that nobody bears."""
    return rng.choice(words()["first_names"]), rng.choice(words()["surnames"])


def address_of(site: DemoSite, name: str = "") -> Address:
    commune = site.commune
    return Address(
        name=name,
        lines=(site.street,),
        postcode=commune.postcode,
        city=commune.name[:50],
        departement=commune.departement,
        insee=commune.code,
        region="76",
        country="FR",
        latitude=commune.latitude,
        longitude=commune.longitude,
    )


def site_at(rng: Random, commune: GroundCommune, siret: str) -> DemoSite:
    return DemoSite(commune, siret, f"{rng.randrange(1, 90)} {rng.choice(words()['streets'])}")


def _body(rng: Random, ground: Ground, number: int, who: tuple[str, str, str, bool]) -> DemoBody:
    kind, departement, place, wide = who
    sectors = _sectors(rng, kind, wide=wide)
    name = pick(rng, "body_forms", kind).format(place=place)
    if kind == "general" and not wide and rng.random() < 0.5:
        name = f"{name} {words()['body_sectors'][sorted(sectors)[0]]}"
    sites = _sites(rng, ground, number, departement)
    host = f"{_slug(name)}.example"
    provider = _provider(rng, number, (kind, name), (sites[0], host))
    return DemoBody(kind, sectors, sites, provider, host)


def _sectors(rng: Random, kind: str, *, wide: bool) -> frozenset[str]:
    """What a body teaches; ``wide`` bodies, one of each kind a département, teach everything."""
    every = list(words()["body_sectors"])
    fixed = {
        "institute": {"health_social", "childhood"},
        "university": {"creation", "digital", "office", "energy", "basics"},
        "school_e2c": {"basics"},
        "school_etre": {"basics", "energy", "building", "agriculture"},
        "agricultural": {"agriculture", "energy", "hospitality"},
    }
    if kind in fixed:
        return frozenset(fixed[kind])
    if wide:
        return frozenset(every)
    drawn = rng.sample(every, rng.choice((2, 3, 4, 6, 8)))
    return frozenset([*drawn, *(["basics"] if rng.random() < 0.35 else [])])


def _sites(rng: Random, ground: Ground, number: int, departement: str) -> tuple[DemoSite, ...]:
    seat = ground.town(rng, departement)
    sites = [site_at(rng, seat, siret_of(number))]
    for order in range(2, 2 + rng.choice((0, 0, 0, 1, 1, 2, 3, 5))):
        near = departement if rng.random() < 0.7 else ground.departement(rng)
        commune = ground.commune(rng, near, frozenset())
        sites.append(site_at(rng, commune, siret_of(number, order)))
    return tuple(sites)


def _provider(
    rng: Random, number: int, named: tuple[str, str], seat: tuple[DemoSite, str]
) -> Provider:
    (kind, name), (site, host) = named, seat
    departement = site.commune.departement
    coordinates = Coordinates(
        address=address_of(site),
        phones=(phone_of(rng, departement),),
        email=f"contact@{host}",
        urls=(f"https://www.{host}",),
    )
    return Provider(
        number=f"OF_{number:05}",
        activity_number=f"76{departement}{number:05}{departement}",
        siret=site.siret,
        name=name,
        legal_name=name.upper() if rng.random() < 0.4 else f"Association {name}",
        coordinates=coordinates,
        contacts=_contacts(rng, departement, host),
        specifics="Organisme inventé pour la démonstration : il n’existe pas.",
        potential=(Formacode("15061", "V14"),) if kind == "school_e2c" else (),
        extras=_labels(rng, kind),
    )


def _contacts(rng: Random, departement: str, host: str) -> tuple[Contact, ...]:
    contacts = [_contact(rng, departement, "4", f"accueil@{host}")]
    if rng.random() < 0.9:
        trained = "1" if rng.random() < 0.72 else "0"
        known = () if rng.random() < 0.08 else (_group("referent-handicap", ("forme", trained)),)
        contacts.append(_contact(rng, departement, "1", f"handicap@{host}", known))
    if rng.random() < 0.4:
        contacts.append(_contact(rng, departement, "3", f"pedagogie@{host}"))
    return tuple(contacts)


def _contact(
    rng: Random, departement: str, kind: str, email: str, extras: tuple[Extras, ...] = ()
) -> Contact:
    first, last = person(rng)
    coordinates = Coordinates(
        last_name=last,
        first_name=first,
        phones=(phone_of(rng, departement),),
        mobiles=(f"06 39 98 {rng.randrange(100):02} {rng.randrange(100):02}",)
        if rng.random() < 0.2
        else (),
        email=email,
    )
    return Contact(coordinates, kind, extras)


def _labels(rng: Random, kind: str) -> tuple[Extras, ...]:
    types = list(QUALIOPI.get(kind, ("formation",)))
    types += [more for more in ("bilan", "vae") if rng.random() < 0.22]
    regional = "1" if rng.random() < 0.45 or kind.startswith("school") else "0"
    if rng.random() < 0.04:
        return ()
    said: Sequence[tuple[str, str]] = [("qualiopi", name) for name in types]
    return (_group("labels", *said, ("certif-region", regional)),)


def _group(info: str, *leaves: tuple[str, str]) -> Extras:
    return Extras(info, children=tuple(Extra(name, text) for name, text in leaves))


def _slug(name: str) -> str:
    folded = unicodedata.normalize("NFD", name.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-")
