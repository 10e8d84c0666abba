"""Rows of the catalogue → trainings of Lhéo: what an import reads back into the same rows."""

import re
from urllib.parse import unquote

from passerelles.apps.catalogue.models import Provider, TrainingCertification
from passerelles.apps.catalogue.reads.export import ExportedTraining
from passerelles.connectors.lheo import extras
from passerelles.connectors.lheo.codes import LEVELS, bare_number, level_code
from passerelles.connectors.lheo.export_actions import action_of
from passerelles.connectors.lheo.export_places import (
    contacts_of,
    coordinates_of,
    day_of,
    flat_address,
    urls_of,
)
from passerelles.connectors.lheo.trainings import NONE_CERTIFIED
from passerelles.formats.lheo import model
from passerelles.formats.lheo.model import CertificationCodes, Domain, Extras, Formacode

_UNDER_SIREN = re.compile(r"\d{9}~(.+)")


def training_of(exported: ExportedTraining) -> model.Training:
    """The training of Lhéo with its provider, its actions and their sessions."""
    row = exported.training
    return model.Training(
        number=row.number,
        created=day_of(row.created_on),
        updated=day_of(row.updated_on),
        domain=_domain(exported),
        title=row.title,
        objective=row.objective,
        expected_results=row.expected_results,
        content=row.content,
        certifying=row.is_certifying,
        contacts=contacts_of(row.contacts),
        pathway=row.pathway,
        entry_level=_level(row.entry_level, row.entry_level_received),
        general_objective=row.general_objective,
        certifications=tuple(map(_certification, exported.certifications)),
        exit_level=_level(row.exit_level, row.exit_level_received),
        urls=urls_of(row.url),
        actions=tuple(map(action_of, exported.actions)),
        provider=_provider(exported.provider),
    )


def flux(exported_on: str, *, demonstration: bool) -> tuple[Extras, ...]:
    """What a file of ours says of itself: the day of its export, and whether it is generated."""
    return extras.group(
        "flux", ("date-export", exported_on), ("demonstration", "1" if demonstration else "")
    )


def provider_number(key: str) -> str:
    """The number in the key of a provider."""
    part = key.partition(":")[2]
    under = _UNDER_SIREN.fullmatch(part)
    return unquote(under[1] if under else part)


def _domain(exported: ExportedTraining) -> Domain:
    codes = exported.training.formacodes
    return Domain(
        formacodes=tuple(Formacode(code, main=n == 0) for n, code in enumerate(codes)),
        nsf=tuple(exported.training.nsf),
        rome=tuple(link.received for link in exported.occupations),
    )


def _level(level: int | None, received: str) -> str:
    """The code received, unless a correction has changed the level since."""
    if LEVELS.get(received) == level:
        return received
    return level_code(level)


def _certification(link: TrainingCertification) -> CertificationCodes:
    received = link.received
    if received.startswith("CERTIFINFO"):
        return CertificationCodes(certifinfo=received.removeprefix("CERTIFINFO"))
    if received.startswith("RS"):
        return CertificationCodes(rs=bare_number(received, "RS"))
    return CertificationCodes(rncp=bare_number(received, "RNCP"))


def _provider(row: Provider) -> model.Provider:
    address = flat_address(
        row.address, postcode=row.postcode, city=row.city, commune=row.commune_id
    )
    return model.Provider(
        number=provider_number(row.id),
        activity_number=row.activity_number,
        siret=row.siret,
        name=row.name,
        legal_name=row.legal_name,
        coordinates=coordinates_of(address, row.phone, email=row.email, url=row.url),
        contacts=contacts_of(row.contacts),
        specifics=row.description,
        uai=row.uai,
        extras=_labels(row),
    )


def _labels(row: Provider) -> tuple[Extras, ...]:
    kinds = row.qualiopi if row.qualiopi != [] else [NONE_CERTIFIED]
    told = [("qualiopi", kind) for kind in kinds or ()]
    return extras.group("labels", *told, ("certif-region", extras.digit(row.regional_label)))
