"""A training of Lhéo and the body responsible for it → rows."""

from collections.abc import Iterator

from django.db.models import Model

from passerelles.apps.catalogue.models import (
    Provider,
    Training,
    TrainingCertification,
    TrainingOccupation,
)
from passerelles.apps.catalogue.reads.targets import entry_key
from passerelles.connectors.lheo import extras
from passerelles.connectors.lheo.codes import LEVELS, OBJECTIVES
from passerelles.connectors.lheo.keys import fit_number, unnumbered
from passerelles.connectors.lheo.places import (
    address_text,
    city_of,
    commune_of,
    contact_values,
    email_of,
    phones_of,
    postcode_of,
    siret_of,
    url_of,
)
from passerelles.connectors.lheo.reading import Reading
from passerelles.connectors.lheo.texts import line, paragraphs
from passerelles.formats.lheo.model import CertificationCodes
from passerelles.formats.lheo.model import Provider as LheoProvider
from passerelles.formats.lheo.model import Training as LheoTraining

ACTIVITY_NUMBER_DIGITS = 11
SIREN_DIGITS = 9
NONE_CERTIFIED = "aucune"


def provider_number(provider: LheoProvider) -> str:
    """The number of a body: its publisher's, else its SIRET, else one drawn from its name."""
    siret = "".join(provider.siret.split())
    number = line(provider.number) or (siret if siret.strip("0-") else "")
    return fit_number(number) if number else unnumbered(provider.name or provider.legal_name)


def provider_row(provider: LheoProvider, reading: Reading) -> Provider:
    """The row of the body responsible."""
    to, name = provider.coordinates, line(provider.name)
    legal = line(provider.legal_name)
    siret = siret_of(provider.siret, reading)
    siren = siret[:SIREN_DIGITS]
    return Provider(
        id=reading.providers.provider(provider_number(provider), siren=siren),
        siret=siret,
        activity_number=_activity_number(provider.activity_number),
        uai=line(provider.uai).upper(),
        name=name or legal or "Organisme sans nom",
        legal_name=legal,
        address=address_text(to.address),
        postcode=postcode_of(to.address),
        city=city_of(to.address),
        commune_id=commune_of(to.address, reading),
        phone=phones_of(to, reading),
        email=email_of(to, reading),
        url=url_of(to.urls, reading),
        contacts=contact_values(provider.contacts, reading),
        qualiopi=_qualiopi(provider),
        regional_label=extras.flag(provider.extras, "labels", "certif-region"),
        description=paragraphs(provider.specifics),
        source_id=reading.source,
    )


def training_row(
    training: LheoTraining, *, key: str, number: str, provider: Provider, reading: Reading
) -> Training:
    """The row of a training; its texts in plain paragraphs, its levels in the scale of 2019."""
    entry, entry_received = _level(training.entry_level, reading)
    leaving, leaving_received = _level(training.exit_level, reading)
    main_first = sorted(training.domain.formacodes, key=lambda formacode: not formacode.main)
    codes = [line(formacode.code) for formacode in main_first]
    return Training(
        id=key,
        number=number,
        provider_id=provider.id,
        title=title_of(training),
        objective=paragraphs(training.objective),
        expected_results=paragraphs(training.expected_results),
        content=paragraphs(training.content),
        is_certifying=training.certifying,
        pathway=line(training.pathway),
        general_objective=_objective(training),
        entry_level=entry,
        entry_level_received=entry_received,
        exit_level=leaving,
        exit_level_received=leaving_received,
        formacodes=listed(codes),
        nsf=listed([*map(line, training.domain.nsf)]),
        url=url_of(training.urls, reading),
        contacts=contact_values(training.contacts, reading),
        created_on=training.created.day if training.created else None,
        updated_on=training.updated.day if training.updated else None,
        source_id=reading.source,
    )


def title_of(training: LheoTraining) -> str:
    return line(training.title)


def link_rows(training: LheoTraining, *, key: str, reading: Reading) -> Iterator[Model]:
    """The certifications and the occupations to which a training leads."""
    for position, received in enumerate(_received_certifications(training)):
        certification = reading.targets.certification(received)
        if certification is None and not received.startswith("CERTIFINFO"):
            reading.warn(
                "lheo.unknown-certification",
                received,
                f"La certification « {received} » n’est pas au référentiel chargé : le code est "
                "gardé tel que reçu. Vérifiez-le, ou importez l’édition qui la décrit.",
            )
        yield TrainingCertification(
            id=f"{key}/{position}",
            training_id=key,
            position=position,
            received=received,
            certification_id=certification,
            source_id=reading.source,
        )
    for position, received in enumerate(_received_occupations(training)):
        occupation = reading.targets.occupation(received)
        if occupation is None:
            reading.warn(
                "lheo.unknown-rome",
                received,
                f"Le code ROME « {received} » n’est dans aucune édition chargée : il est gardé "
                "tel que reçu. Écrivez une lettre et quatre chiffres.",
            )
        yield TrainingOccupation(
            id=f"{key}/{position}",
            training_id=key,
            position=position,
            received=received,
            occupation_id=occupation,
            source_id=reading.source,
        )


def listed(values: list[str]) -> list[str]:
    """The values that say something, each once, in their order."""
    return list(dict.fromkeys(filter(None, values)))


def _received_occupations(training: LheoTraining) -> list[str]:
    return listed([line(code)[:10] for code in training.domain.rome])


def _received_certifications(training: LheoTraining) -> list[str]:
    return listed([code for given in training.certifications for code in _codes(given)])


def _codes(given: CertificationCodes) -> list[str]:
    """The entries of the registers that one certification names, else its Certif Info number."""
    found = [_entry(given.rncp, "RNCP"), _entry(given.rs, "RS")]
    certifinfo = line(given.certifinfo)
    if not any(found) and certifinfo:
        return [f"CERTIFINFO{certifinfo}"[:60]]
    return found


def _entry(code: str, register: str) -> str:
    """``RNCP37780`` from its written forms; a text that is no number stays as received."""
    code = line(code)
    if not code or not code.strip("0"):
        return ""
    return entry_key(code) or entry_key(f"{register}{code}") or code[:60]


def _objective(training: LheoTraining) -> str:
    code = line(training.general_objective)
    return OBJECTIVES.get(code, code)


def _level(received: str, reading: Reading) -> tuple[int | None, str]:
    """The level of 2019 and the code as received; ``0`` says nothing, like an absent code."""
    code = line(received)
    if code and code not in LEVELS:
        reading.warn(
            "lheo.unknown-level",
            code,
            f"Le code de niveau « {code} » n’existe pas : le niveau reste inconnu. Lhéo connaît "
            "0 à 8 (échelle de 1969) et 11 à 18 (échelle de 2019).",
        )
    return LEVELS.get(code), "" if code == "0" else code[:10]


def _activity_number(received: str) -> str:
    """Eleven digits; runs of one digit are what publishers write when they have none."""
    digits = "".join(line(received).split())
    told = len(digits) == ACTIVITY_NUMBER_DIGITS and len(set(digits)) > 1
    return digits if told else ""


def _qualiopi(provider: LheoProvider) -> list[str] | None:
    found = extras.said(provider.extras, "labels", "qualiopi")
    return [kind for kind in found if kind != NONE_CERTIFIED] if found else None
