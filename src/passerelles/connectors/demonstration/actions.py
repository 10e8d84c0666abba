"""Actions of the demonstration: mode, pace, publics, places, costs and who pays."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from passerelles.apps.catalogue.reads.vocabulary import programmes
from passerelles.connectors.demonstration.bodies import DemoSite, address_of, phone_of
from passerelles.connectors.demonstration.calendar import ALL_YEAR, LONGEST_ALL_YEAR
from passerelles.connectors.demonstration.choices import Choice, host_name
from passerelles.connectors.demonstration.extras import group, groups
from passerelles.connectors.demonstration.sessions import SessionPlan, make_session
from passerelles.connectors.demonstration.words import pick
from passerelles.formats.lheo.dates import LheoDate, Precision
from passerelles.formats.lheo.model import (
    Coordinates,
    Extras,
    Funder,
    Place,
    TargetPublic,
    TrainingAction,
)
from passerelles.formats.offer.templates import BlockTemplate

ONSITE, BLENDED, REMOTE = "0", "1", "2"
PUBLICS = {
    "qualif-pro": ("80001",),
    "projet-pro": ("80001",),
    "lectio": ("80001", "81019"),
    "e2c": ("81032", "80001"),
    "ecole-de-l-etre": ("81032",),
    "nouvelles-chances": ("81020", "81022", "80001"),
    "ecole-numerique": ("80001",),
    "avenir": ("81013",),
    "forpro-sup": ("80001",),
    "innov-emploi": ("80001",),
    "e-formation": ("80001",),
    "apprentissage": ("82020", "81032"),
    "sanitaire-social": ("81061", "81030", "80001"),
}
# Who pays all of these is the Région.
REGION = frozenset(PUBLICS) - {"apprentissage"}
OPEN_PUBLICS = (("83056",), ("83056",), ("82044", "80001"), ("82044",), ("81050", "82044"))
PACES = ("full_time", "part_time", "evening", "weekend")
FLAGS = {
    "full_time": "temps-plein",
    "part_time": "temps-partiel",
    "evening": "cours-du-soir",
    "weekend": "week-end",
}
WEEKLY = {"full_time": 35, "part_time": 21, "evening": 6, "weekend": 7}


@dataclass(frozen=True, slots=True)
class ActionPlan:
    """What the actions of one training share; ``first_session`` numbers its first session."""

    choice: Choice
    sites: tuple[DemoSite, ...]
    block: BlockTemplate | None
    number: int
    first_session: int
    sessions: int
    on: date


def make_action(rng: Random, plan: ActionPlan) -> TrainingAction:
    """One action with its sessions."""
    choice = plan.choice
    sites = plan.sites
    mode, pace = _mode(rng, choice), _pace(rng, choice)
    hours, company = _hours(rng, plan)
    continuous = hours <= LONGEST_ALL_YEAR and rng.random() < ALL_YEAR.get(choice.programme, 0)
    site = None if mode == REMOTE and choice.programme != "e-formation" else sites[0]
    shared = SessionPlan(
        choice, hours + company, WEEKLY[pace], continuous, site, plan.block, plan.on
    )
    updated = plan.on - timedelta(days=rng.randrange(1, 200))
    costs = _costs(rng, choice, hours)
    return TrainingAction(
        number=f"AC_{plan.number:06}",
        created=LheoDate(updated - timedelta(days=rng.randrange(30, 500)), Precision.DAY),
        updated=LheoDate(updated, Precision.DAY),
        pace=_pace_words(rng, pace, company),
        publics=tuple(map(TargetPublic, _publics(rng, choice))),
        entry_level_required=choice.template.level_in > 1 and rng.random() < 0.6,
        alternation=_alternation(rng, choice, company),
        mode=mode,
        conditions=_conditions(rng, choice),
        costs_covered=costs.covered,
        places=tuple(_place(rng, choice, one) for one in sites) if site else (),
        entry_mode="1" if continuous else "0",
        sessions=tuple(
            make_session(rng, shared, plan.first_session + step) for step in range(plan.sessions)
        ),
        **_welcome(rng),
        remaining_cost=costs.remaining,
        recruitment_scope="3" if choice.programme in REGION else "",
        total_price=costs.total,
        hourly_price=costs.hourly,
        **_lengths(rng, hours, company),
        agreed=choice.programme in REGION,
        funders=tuple(_funders(rng, choice)),
        extras=groups(_extras(rng, choice, pace)),
    )


def _lengths(rng: Random, hours: int, company: int) -> dict[str, Any]:
    total = hours + company
    return {
        "duration": f"{total} heures" if rng.random() < 0.4 else "",
        "hours_centre": hours,
        "hours_company": company or None,
        "hours_total": total,
    }


def _welcome(rng: Random) -> dict[str, Any]:
    """What a body may say of the life on the spot."""
    shares = {"meals": 0.25, "lodging": 0.12, "transport": 0.12, "disabled_access": 0.7}
    said = {name: pick(rng, name) if rng.random() < share else "" for name, share in shares.items()}
    methods = pick(rng, "methods")[:200] if rng.random() < 0.75 else ""
    languages = ("fr",) if rng.random() < 0.4 else ()
    return {**said, "teaching_methods": methods, "languages": languages}


@dataclass(frozen=True, slots=True)
class _Costs:
    """Prices are texts in euros."""

    covered: bool
    remaining: str
    total: str
    hourly: str


def _costs(rng: Random, choice: Choice, hours: int) -> _Costs:
    if choice.programme in REGION or choice.programme == "apprentissage":
        left = pick(rng, "remaining") if rng.random() < 0.15 else ""
        return _Costs(True, left or ("0 €" if rng.random() < 0.6 else ""), "", "")
    rates = (11, 13, 15, 18, 22, 28, 35) if hours < 200 else (6, 7, 8, 9, 11, 12)
    hourly = rng.choice(rates) + (0.5 if rng.random() < 0.3 else 0)
    total = f"{hourly * hours:.2f}" if rng.random() < 0.85 else ""
    return _Costs(rng.random() < 0.8, "", total, f"{hourly:.2f}" if total else "")


def _mode(rng: Random, choice: Choice) -> str:
    if choice.programme == "e-formation":
        return REMOTE if rng.random() < 0.3 else BLENDED
    if choice.programme in ("avenir", "e2c", "ecole-de-l-etre"):
        return ONSITE
    if "remote" in choice.template.marks and choice.programme != "none":
        return BLENDED if rng.random() < 0.25 else ONSITE
    if "remote" in choice.template.marks:
        return rng.choices((ONSITE, BLENDED, REMOTE), (60, 22, 18))[0]
    return BLENDED if rng.random() < 0.06 else ONSITE


def _pace(rng: Random, choice: Choice) -> str:
    if choice.programme == "apprentissage":
        return "full_time"
    if choice.programme in ("lectio", "nouvelles-chances", "e-formation"):
        return "part_time" if rng.random() < 0.75 else "full_time"
    if choice.programme == "none" and "evening" in choice.template.marks:
        return rng.choices(PACES, (34, 22, 34, 10))[0]
    return "part_time" if rng.random() < 0.09 else "full_time"


def _pace_words(rng: Random, pace: str, company: int) -> str:
    told = "alternating" if pace == "full_time" and company and rng.random() < 0.3 else pace
    return pick(rng, "paces", told).format(hours=WEEKLY[pace])


def _hours(rng: Random, plan: ActionPlan) -> tuple[int, int]:
    template = plan.choice.template
    hours = _between(rng, template.hours)
    company = _between(rng, template.company_hours)
    if plan.choice.programme == "apprentissage" and company:
        company = max(company, round(hours * 1.6))
    if plan.block:
        parts = len(template.blocks)
        hours, company = max(35, hours // parts // 7 * 7), company // parts // 7 * 7
    return hours, company


def _between(rng: Random, bounds: tuple[int, int]) -> int:
    low, high = bounds
    return rng.randrange(low, high + 1, 7) if high > low else low


def _publics(rng: Random, choice: Choice) -> tuple[str, ...]:
    if choice.template.aim == "4" and choice.programme == "none":
        return ("82010", "80001")
    if choice.template.id.startswith("preparer-un-concours"):
        return ("82055", "83056")
    found = PUBLICS.get(choice.programme) or rng.choice(OPEN_PUBLICS)
    more = [code for code, share in (("82061", 0.07), ("82049", 0.012)) if rng.random() < share]
    return (*found, *(more if choice.programme != "avenir" else ()))


def _alternation(rng: Random, choice: Choice, company: int) -> str:
    key = "apprentissage" if choice.programme == "apprentissage" else "company"
    return pick(rng, "alternations", key if company else "none").format(company=company)


def _conditions(rng: Random, choice: Choice) -> str:
    asked = pick(rng, "prerequisites", choice.template.level_in)
    said = pick(rng, "conditions", choice.programme)
    return f"{said} {asked}" if rng.random() < 0.7 else said


def _place(rng: Random, choice: Choice, site: DemoSite) -> Place:
    host = choice.programme == "e-formation"
    name = choice.body.name
    if host:
        name = host_name(rng)
    elif choice.programme == "avenir":
        name = "Établissement pénitentiaire"
    elif not site.siret and rng.random() < 0.3:
        name = host_name(rng, "third_places")
    access = pick(rng, "access") if rng.random() < 0.55 else ""
    coordinates = Coordinates(
        address=address_of(site, name),
        phones=(phone_of(rng, site.commune.departement),) if rng.random() < 0.4 else (),
    )
    told = group("acces", ("acces", access), ("site-hote", "1" if host else ""))
    return Place(coordinates, site.siret, extras=groups([told]))


def _funders(rng: Random, choice: Choice) -> Iterator[Funder]:
    programme = choice.programme
    if programme in REGION:
        seats = rng.choice((None, 8, 10, 12, 15, 16)) if rng.random() < 0.8 else None
        name = f"PRF 2023-2026 : {programmes()[programme].name}"
        yield Funder("2", seats, (_specifics(name, PUBLICS[programme]),))
        if rng.random() < 0.12:
            yield Funder("4", rng.randrange(1, 5))
        if rng.random() < 0.06:
            yield Funder("3")
    elif programme == "apprentissage":
        yield Funder("16")
    else:
        drawn = rng.sample(("10", "16", "5", "4", "17"), rng.choice((1, 1, 2, 3)))
        for code in drawn:
            yield Funder(code)


def _specifics(name: str, publics: tuple[str, ...]) -> Extras:
    aimed = [("code-public-vise", code) for code in publics]
    return group(
        "specificites", ("programme-financeur", name), *aimed, ("code-perimetre-recrutement", "3")
    )


def _extras(rng: Random, choice: Choice, pace: str) -> Iterator[Extras]:
    programme = choice.programme
    apprentice = programme == "apprentissage"
    professional = programme == "none" and choice.template.kind and rng.random() < 0.25
    yield group(
        "dispositif",
        ("programme", "" if programme == "none" else programme),
        ("contrat-apprentissage", "1" if apprentice else ""),
        ("contrat-professionnalisation", "1" if professional else ""),
    )
    if rng.random() < 0.7:
        yield group("duree-hebdo", ("duree-hebdo", WEEKLY[pace]))
        yield group("rythme", (FLAGS[pace], "1"))
    if programme in REGION and programme not in ("forpro-sup", "sanitaire-social"):
        kept = ["transversal", "numerique", "ecologie"][: rng.choice((1, 2, 3, 3, 3, 3))]
        yield group("modules-region", *(("module", name) for name in kept))
    if (programme in REGION or "green" in choice.template.marks) and rng.random() < 0.92:
        yield group("pacte-vert", ("vert", int("green" in choice.template.marks)))
    if rng.random() < 0.6:
        yield group("handicap", ("amenagements", int(rng.random() < 0.85)))
