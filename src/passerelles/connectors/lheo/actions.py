"""An action of Lhéo → rows: the action, its places, who funds it."""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from passerelles.apps.catalogue.models import Funding, TrainingAction
from passerelles.apps.catalogue.reads.vocabulary import word_list
from passerelles.connectors.lheo import extras
from passerelles.connectors.lheo.codes import CONTRACTS, ENTRY_MODES, FUNDERS, MODES
from passerelles.connectors.lheo.keys import unnumbered
from passerelles.connectors.lheo.paces import paces_of
from passerelles.connectors.lheo.places import city_of, postcode_of, siret_of, url_of
from passerelles.connectors.lheo.programmes import programme_of
from passerelles.connectors.lheo.reading import Reading
from passerelles.connectors.lheo.texts import line, paragraphs
from passerelles.connectors.lheo.trainings import listed
from passerelles.formats.lheo.model import Funder
from passerelles.formats.lheo.model import TrainingAction as LheoAction
from passerelles.formats.offer.vocabulary import WordList

SPECIFICS = "specificites"
SCHEME = "dispositif"
LONGEST_PRICE = Decimal("99999999.99")
LONGEST_HOURLY_PRICE = Decimal("999999.99")
# Texts of several paragraphs, under the same name in Lhéo and in the catalogue.
_TEXTS = (
    *("pace", "alternation", "conditions", "public_note", "recruitment_terms"),
    *("teaching_methods", "funding_terms", "disabled_access", "meals", "lodging", "transport"),
)
_AMOUNT = re.compile(r"\d+(?:\.\d+)?")
# « 1.200,50 » and « 1 200,50 »: what separates thousands, before three digits.
_THOUSANDS = re.compile(r"(?<=\d)[ .\u00a0\u202f'](?=\d{3}(?:\D|$))")


def unnumbered_action(action: LheoAction) -> str:
    """The number of an action that has none: where and how it is given."""
    places = [place.coordinates.address for place in action.places]
    where = [f"{postcode_of(address)} {city_of(address)}" for address in places]
    return unnumbered(action.mode, action.entry_mode, *where)


def action_row(
    action: LheoAction, *, key: str, number: str, training: str, reading: Reading
) -> TrainingAction:
    """The row of an action; ``training`` is the key of its training."""
    more = action.extras
    received = _programme_received(action)
    programme = programme_of(extras.text(more, SCHEME, "programme"), received)
    trainer = action.trainers[0] if action.trainers else None
    return TrainingAction(
        id=key,
        number=number,
        training_id=training,
        mode=_mode(action, reading),
        entry_mode=ENTRY_MODES.get(line(action.entry_mode), ""),
        **{name: paragraphs(getattr(action, name)) for name in _TEXTS},
        paces=paces_of(action.pace, more),
        contract=_contract(action, programme),
        entry_level_required=action.entry_level_required,
        publics=listed([line(public.code) for public in action.publics]),
        languages=listed([line(code).upper() for code in action.languages]),
        **_hours(action, reading),
        duration=line(action.duration),
        costs_covered=action.costs_covered,
        remaining_cost=line(action.remaining_cost),
        total_price=amount(action.total_price, LONGEST_PRICE, reading),
        hourly_price=amount(action.hourly_price, LONGEST_HOURLY_PRICE, reading),
        agreed=action.agreed,
        programme=programme,
        programme_received=received,
        modules=extras.said(more, "modules-region", "module"),
        green_by_content=extras.flag(more, "pacte-vert", "vert"),
        adjustments=extras.flag(more, "handicap", "amenagements"),
        equipment=_equipment(action),
        trainer_name=line(trainer.name) if trainer else "",
        trainer_siret=siret_of(trainer.siret, reading) if trainer else "",
        url=url_of(action.urls, reading),
        created_on=action.created.day if action.created else None,
        updated_on=action.updated.day if action.updated else None,
        source_id=reading.source,
    )


def funding_rows(action: LheoAction, *, key: str, reading: Reading) -> Iterator[Funding]:
    """Who pays the action ``key``, and for how many seats."""
    for position, funder in enumerate(action.funders):
        yield Funding(
            id=f"{key}/{position}",
            action_id=key,
            position=position,
            funder=_funder(funder, reading),
            seats=reading.whole(funder.seats, "un nombre de places"),
            programme_received=funder_programme(funder),
            publics=listed(extras.said(funder.extras, SPECIFICS, "code-public-vise")),
            source_id=reading.source,
        )


def funder_programme(funder: Funder) -> str:
    """The programme that a funder names, in its own words."""
    return line(extras.text(funder.extras, SPECIFICS, "programme-financeur"))[:200]


def amount(received: str, largest: Decimal, reading: Reading) -> Decimal | None:
    """Euros and cents read from ``12.50``, ``12,50 €`` or ``1 200``; None when no amount is told.

    Amounts that a person must read (« de 500 à 900 € ») are told and left out.
    """
    cleaned = _THOUSANDS.sub("", line(received)).replace(",", ".")
    text = re.sub(r"(?i)\s*(€|euros?|eur|ttc)", "", cleaned).strip()
    try:
        if _AMOUNT.fullmatch(text):
            value = Decimal(text).quantize(Decimal("0.01"))
            if value <= largest:
                return value
    except InvalidOperation:
        pass  # more digits than a price can have: told below
    if text:
        reading.warn(
            "lheo.unreadable-price",
            received,
            f"« {received} » n’est pas un prix : il est écarté. Écrivez des euros : 1200.50.",
        )
    return None


def _mode(action: LheoAction, reading: Reading) -> str:
    code = line(action.mode)
    if code and code not in MODES:
        reading.warn(
            "lheo.unknown-mode",
            code,
            f"La modalité d’enseignement « {code} » n’existe pas : elle reste inconnue. Lhéo "
            "connaît 0 (sur place), 1 (en partie à distance) et 2 (à distance).",
        )
    return MODES.get(code, "")


def _contract(action: LheoAction, programme: str) -> str:
    """The work contract that comes with the action, when it is the way in."""
    if extras.flag(action.extras, SCHEME, "contrat-apprentissage") or programme == "apprentissage":
        return CONTRACTS["1"]
    if extras.flag(action.extras, SCHEME, "contrat-professionnalisation"):
        return CONTRACTS["2"]
    cycles = (cycle for session in action.sessions for cycle in session.cycles)
    kinds = {cycle.alternation.kind for cycle in cycles if cycle.alternation}
    return CONTRACTS.get(kinds.pop(), "") if len(kinds) == 1 else ""


def _programme_received(action: LheoAction) -> str:
    """What the flow calls the programme: its funders' words, else its own."""
    named = next(filter(None, map(funder_programme, action.funders)), "")
    said = named or extras.text(action.extras, SCHEME, "programme")
    return extras.received(action.extras, "programme", said)[:200]


def _hours(action: LheoAction, reading: Reading) -> dict[str, int | None]:
    """Hours are of use when they are told: a zero is a compulsory box left alone."""
    weekly = extras.number(action.extras, "duree-hebdo", "duree-hebdo")
    told = {
        "hours_centre": action.hours_centre,
        "hours_company": action.hours_company,
        "hours_total": action.hours_total or None,
        "hours_weekly": weekly or None,
    }
    return {name: reading.whole(value, "un nombre d’heures") for name, value in told.items()}


def _equipment(action: LheoAction) -> list[dict[str, Any]]:
    kinds = word_list(WordList.EQUIPMENT_KINDS)
    return [
        {"label": line(item.comment) or kinds.get(item.kind, item.kind), "cost": item.cost}
        for item in action.equipment
    ]


def _funder(funder: Funder, reading: Reading) -> str:
    code = line(funder.code)[:3]
    if code not in FUNDERS:
        reading.warn(
            "lheo.unknown-funder",
            code,
            f"Le code de financeur « {code} » n’existe pas : il est gardé tel que reçu. "
            "Corrigez-le d’après la table de Lhéo.",
        )
    return code
