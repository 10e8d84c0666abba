"""Actions and sessions of the catalogue → those of Lhéo."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from itertools import groupby

from passerelles.apps.catalogue.models import (
    Funding,
    InformationMeeting,
    Session,
    SessionBlock,
    TrainingAction,
)
from passerelles.apps.catalogue.reads.export import ExportedAction, ExportedSession
from passerelles.connectors.lheo import extras
from passerelles.connectors.lheo.actions import SCHEME, SPECIFICS
from passerelles.connectors.lheo.codes import (
    ALONE,
    CONTRACTS,
    ENTRY_MODES,
    MODES,
    RECRUITMENT,
    bare_number,
)
from passerelles.connectors.lheo.export_places import (
    contacts_of,
    day_of,
    day_or_unknown,
    flat_address,
    place_of,
    urls_of,
    whole_address,
)
from passerelles.connectors.lheo.paces import GROUP, pace_flags, read_paces
from passerelles.connectors.lheo.sessions import SEATS
from passerelles.formats.lheo import model
from passerelles.formats.lheo.dates import LheoDate, Precision
from passerelles.formats.lheo.model import (
    BlockCode,
    CertificationCodes,
    Equipment,
    Extras,
    Funder,
    Period,
    Recruitment,
    SkillBlocks,
    TargetPublic,
    Trainer,
)

OTHER_EQUIPMENT = "0"
SOME_BLOCKS, ALL_BLOCKS = "0", "1"
# What an action says under the same name, in the same shape, in Lhéo and in the catalogue.
_SAME = (
    *("number", "pace", "public_note", "entry_level_required", "alternation", "conditions"),
    *("costs_covered", "meals", "lodging", "transport", "disabled_access", "recruitment_terms"),
    *("teaching_methods", "remaining_cost", "duration", "hours_centre", "hours_company"),
    *("hours_total", "funding_terms", "agreed"),
)


def action_of(exported: ExportedAction) -> model.TrainingAction:
    """The action of Lhéo with its places, its funders and its sessions."""
    row = exported.action
    return model.TrainingAction(
        **{name: getattr(row, name) for name in _SAME},
        created=day_of(row.created_on),
        updated=day_of(row.updated_on),
        publics=tuple(map(TargetPublic, row.publics)),
        mode=_code(MODES, row.mode),
        places=tuple(map(place_of, exported.places)),
        entry_mode=_code(ENTRY_MODES, row.entry_mode),
        urls=urls_of(row.url),
        sessions=tuple(map(session_of, exported.sessions)),
        languages=tuple(row.languages),
        equipment=tuple(
            Equipment(OTHER_EQUIPMENT, item.get("cost"), item.get("label", ""))
            for item in row.equipment
        ),
        hourly_price="" if row.hourly_price is None else str(row.hourly_price),
        total_price="" if row.total_price is None else str(row.total_price),
        trainers=_trainers(row),
        funders=tuple(map(_funder, exported.fundings)),
        extras=_action_extras(row, exported.fundings),
    )


def session_of(exported: ExportedSession) -> model.Session:
    """The session of Lhéo with its admission steps and its blocks."""
    row = exported.session
    return model.Session(
        period=Period(
            _date(row.start, row.start_precision),
            _date(row.end, row.end_precision),
        ),
        number=row.number,
        created=day_of(row.created_on),
        updated=day_of(row.updated_on),
        registration_address=whole_address(row.registration_address),
        registration_terms=row.registration_terms,
        registration_period=_period(row.registration_start, row.registration_end),
        recruitment_state=_code(RECRUITMENT, row.recruitment_state),
        recruitments=tuple(map(_recruitment, exported.meetings)),
        urls=urls_of(row.url),
        contacts=contacts_of(row.contacts),
        blocks=tuple(_blocks(row, exported.blocks)),
        extras=_seats(row),
    )


def _code(table: Mapping[str, str], value: str) -> str:
    return next((code for code, found in table.items() if found == value), "")


def _date(day: date | None, precision: str) -> LheoDate:
    return LheoDate(day, Precision(precision))


def _period(start: date | None, end: date | None) -> Period | None:
    return Period(day_or_unknown(start), day_or_unknown(end)) if start or end else None


def _time(moment: time | None) -> str:
    return f"{moment:%H:%M}" if moment else ""


def _trainers(row: TrainingAction) -> tuple[Trainer, ...]:
    if not (row.trainer_name or row.trainer_siret):
        return ()
    return (Trainer(row.trainer_siret, row.trainer_name),)


def _funder(row: Funding) -> Funder:
    publics = [("code-public-vise", code) for code in row.publics]
    told = extras.group(SPECIFICS, ("programme-financeur", row.programme_received), *publics)
    return Funder(row.funder, row.seats, told)


def _action_extras(row: TrainingAction, fundings: Sequence[Funding]) -> tuple[Extras, ...]:
    flags = pace_flags(row.paces) if row.paces != read_paces(row.pace) else ()
    weekly = "" if row.hours_weekly is None else str(row.hours_weekly)
    return (
        *extras.group(SCHEME, ("programme", row.programme), *_contract(row)),
        *extras.group("duree-hebdo", ("duree-hebdo", weekly)),
        *extras.group(GROUP, *flags),
        *extras.group("modules-region", *(("module", module) for module in row.modules)),
        *extras.group("pacte-vert", ("vert", extras.digit(row.green_by_content))),
        *extras.group("handicap", ("amenagements", extras.digit(row.adjustments))),
        *extras.group(extras.RECEIVED, ("programme", _programme(row, fundings))),
    )


def _programme(row: TrainingAction, fundings: Sequence[Funding]) -> str:
    """What the flow called the programme, when neither the funders nor the slug tell it again."""
    named = next((f.programme_received for f in fundings if f.programme_received), row.programme)
    return row.programme_received if row.programme_received != named else ""


def _contract(row: TrainingAction) -> Iterator[tuple[str, str]]:
    if row.contract:
        apprenticeship = row.contract == CONTRACTS["1"]
        yield "contrat-apprentissage", extras.digit(apprenticeship)
        yield "contrat-professionnalisation", extras.digit(not apprenticeship)


def _recruitment(row: InformationMeeting) -> Recruitment:
    return Recruitment(
        kind=row.kind,
        remote=row.is_remote,
        address=flat_address(
            row.address, postcode=row.postcode, city=row.city, commune=row.commune_id
        ),
        url=row.url,
        seats=row.seats,
        period=_period(row.start, row.end),
        start_time=_time(row.start_time),
        end_time=_time(row.end_time),
        comment=row.comment,
    )


def _blocks(row: Session, blocks: Sequence[SessionBlock]) -> Iterator[SkillBlocks]:
    """The blocks in groups of one validation, in their order."""
    for alone, found in groupby(blocks, key=lambda block: block.alone):
        told = row.blocks_validation if (row.blocks_validation in ALONE) == alone else ""
        codes = tuple(BlockCode(block.label, block.code) for block in found)
        register = codes[0].code.partition("BC")[0]
        certification = CertificationCodes(rncp=bare_number(register, "RNCP"))
        yield SkillBlocks(told or (SOME_BLOCKS if alone else ALL_BLOCKS), certification, codes)


def _seats(row: Session) -> tuple[Extras, ...]:
    numbers = {
        "restantes": row.seats,
        "capacite": row.capacity,
        "reservees": row.reserved_seats,
    }
    told = [(name, "" if value is None else str(value)) for name, value in numbers.items()]
    seen = row.seats_on.strftime("%Y%m%d") if row.seats_on else ""
    return extras.group(SEATS, *told, ("reservees-a", row.reserved_for), ("date", seen))
