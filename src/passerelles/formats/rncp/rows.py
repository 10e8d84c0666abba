"""What each row of the export becomes: a record, a refusal, or a record and a warning."""

import re
from collections.abc import Iterator
from datetime import date

from passerelles.formats.common.rejection import Rejection
from passerelles.formats.common.tables import Row
from passerelles.formats.rncp.records import (
    AccessRecord,
    BlockRecord,
    BranchRecord,
    CertifierRecord,
    OccupationRecord,
    PartnerRecord,
    Record,
    Scheme,
    SheetRecord,
    SuccessionRecord,
    TermRecord,
)
from passerelles.formats.rncp.values import clean_label, is_number, read_date

Outcome = Iterator[Record | Rejection]

NUMBER = "Numero_Fiche"
ROME_CODE = "Codes_Rome_Code"
ROME_COLUMNS = (ROME_CODE, "Codes_Rome_Libelle")
NSF_COLUMNS = ("Nsf_Code", "Nsf_Intitule")
FORMACODE_COLUMNS = ("Formacode_Code", "Formacode_Libelle")
CERTIFIER_COLUMNS = ("Siret_Certificateur", "Nom_Certificateur")
PARTNER_COLUMNS = ("Siret_Partenaire", "Nom_Partenaire", "Habilitation_Partenaire")
BRANCH_COLUMNS = tuple(f"Ccn_{n}_{part}" for n in (1, 2, 3) for part in ("Numero", "Libelle"))
SUCCESSION_COLUMNS = ("Ancienne_Certification", "Nouvelle_Certification")
BLOCK_COLUMNS = ("Bloc_Competences_Code", "Bloc_Competences_Libelle")
STANDARD_COLUMNS = (
    "Intitule",
    "Abrege_Libelle",
    "Abrege_Intitule",
    "Nomenclature_Europe_Niveau",
    "Nomenclature_Europe_Intitule",
    "Date_Decision",
    "Date_Fin_Enregistrement",
    "Date_Effet",
    "Type_Enregistrement",
    "Actif",
)

_ROME = re.compile(r"[A-N]\d{4}")
_FORMACODE = re.compile(r"\d{5}")
# Two digits name a domain, three a group, the letter a function (decree n° 94-522).
_NSF = re.compile(r"\d{2}|\d{3}[a-z]?")
_BLOCK = re.compile(r"(?:RNCP|RS)\d+BC\d+")


def read_occupation(row: Row) -> Outcome:
    """A row of the ROME table; codes that name no occupation are refused, never completed."""
    code = row[ROME_CODE]
    label = clean_label(row["Codes_Rome_Libelle"])
    if not _ROME.fullmatch(code):
        yield row.reject(
            "rncp.truncated-rome-code",
            f"« {code} » ({label}) n’est pas un code ROME de métier (une lettre et quatre "
            "chiffres) : demandez le code complet au certificateur.",
        )
    elif code.endswith("00"):
        yield row.reject(
            "rncp.generic-rome-code",
            f"« {code} » ({label}) désigne un domaine professionnel et non un métier : demandez "
            "au certificateur lequel de ses métiers est visé.",
        )
    else:
        yield OccupationRecord(row.path, row[NUMBER], code, label)


def read_nsf(row: Row) -> Outcome:
    """A row of the NSF table."""
    yield _term(row, "NSF", NSF_COLUMNS, _NSF)


def read_formacode(row: Row) -> Outcome:
    """A row of the Formacode table; software and other annex lists have codes too."""
    yield _term(row, "Formacode", FORMACODE_COLUMNS, _FORMACODE)


def _term(
    row: Row, scheme: Scheme, columns: tuple[str, str], shape: re.Pattern[str]
) -> Record | Rejection:
    code, label = row[columns[0]], row[columns[1]]
    if not shape.fullmatch(code):
        return row.reject(
            f"rncp.malformed-{scheme.lower()}-code",
            f"« {code} » n’est pas un code {scheme} : un chiffre a pu être perdu, vérifiez la "
            "fiche d’origine.",
        )
    return TermRecord(row.path, row[NUMBER], scheme, code, clean_label(label, code=code))


def read_certifier(row: Row) -> Outcome:
    """A row of the certifiers; the tab that guards the SIRET from spreadsheets is taken off."""
    siret, name = row["Siret_Certificateur"], row["Nom_Certificateur"]
    if siret or name:
        yield CertifierRecord(row.path, row[NUMBER], siret, name)
    else:
        yield _nameless(row)


def read_partner(row: Row) -> Outcome:
    """A row of the partners."""
    siret, name = row["Siret_Partenaire"], row["Nom_Partenaire"]
    if siret or name:
        entitlement = row["Habilitation_Partenaire"]
        yield PartnerRecord(row.path, row[NUMBER], siret, name, entitlement)
    else:
        yield _nameless(row)


def _nameless(row: Row) -> Rejection:
    return row.reject(
        "rncp.nameless-body",
        f"La fiche « {row[NUMBER]} » cite un organisme sans SIRET ni nom : retirez la ligne ou "
        "complétez-la.",
    )


def read_branches(row: Row) -> Outcome:
    """A row of the collective agreements: up to three, the first may be the empty one."""
    pairs = [(row[f"Ccn_{n}_Numero"], row[f"Ccn_{n}_Libelle"]) for n in (1, 2, 3)]
    branches = tuple(dict.fromkeys(pair for pair in pairs if pair[0]))
    if branches:
        yield BranchRecord(row.path, row[NUMBER], branches)
    else:
        yield row.reject(
            "rncp.empty-branch",
            f"La fiche « {row[NUMBER]} » ne cite aucun numéro de convention collective : retirez "
            "la ligne ou complétez-la.",
        )


def read_succession(row: Row) -> Outcome:
    """A row that says what came before and after an entry."""
    old, new = (row[column] for column in SUCCESSION_COLUMNS)
    wrong = [text for text in (old, new) if text and not is_number(text)]
    if wrong:
        yield row.reject(
            "rncp.malformed-number",
            f"« {wrong[0]} » n’est pas un numéro de fiche : écrivez RNCP ou RS suivi du numéro.",
        )
    elif not old and not new:
        yield row.reject(
            "rncp.empty-succession",
            f"La fiche « {row[NUMBER]} » n’a ici ni ancienne ni nouvelle certification : retirez "
            "la ligne.",
        )
    else:
        yield SuccessionRecord(row.path, row[NUMBER], old, new)


def read_block(row: Row) -> Outcome:
    """A row of the blocks of competences."""
    code, label = (row[column] for column in BLOCK_COLUMNS)
    if _BLOCK.fullmatch(code) and code.startswith(f"{row[NUMBER]}BC"):
        yield BlockRecord(row.path, row[NUMBER], code, clean_label(label))
    else:
        yield row.reject(
            "rncp.malformed-block",
            f"« {code} » n’est pas un bloc de la fiche « {row[NUMBER]} » : son code commence par "
            "le numéro de la fiche, suivi de BC et d’un nombre.",
        )


def read_access(row: Row) -> Outcome:
    """A row of the access routes."""
    if row["Si_Jury"]:
        yield AccessRecord(row.path, row[NUMBER], clean_label(row["Si_Jury"]))
    else:
        yield row.reject(
            "rncp.empty-route",
            f"La fiche « {row[NUMBER]} » a une voie d’accès vide : retirez la ligne.",
        )


def read_sheet(row: Row) -> Outcome:
    """A row of the descriptions; a date that cannot be read is left out, with a warning."""
    dates: dict[str, date | None] = {}
    for column in ("Date_Decision", "Date_Effet", "Date_Fin_Enregistrement"):
        dates[column] = None
        try:
            dates[column] = read_date(row[column])
        except ValueError as error:
            yield row.warn("rncp.malformed-date", f"{column} : {error} La date est laissée vide.")
    if not row["Intitule"]:
        yield row.warn(
            "rncp.empty-title", f"La fiche « {row[NUMBER]} » n’a pas d’intitulé : il reste vide."
        )
    yield SheetRecord(
        path=row.path,
        certification=row[NUMBER],
        title=clean_label(row["Intitule"]),
        abbreviation=row["Abrege_Libelle"],
        diploma_type=row["Abrege_Intitule"],
        level=row["Nomenclature_Europe_Niveau"],
        level_label=row["Nomenclature_Europe_Intitule"],
        registration_kind=row["Type_Enregistrement"],
        decided_on=dates["Date_Decision"],
        effective_on=dates["Date_Effet"],
        registered_until=dates["Date_Fin_Enregistrement"],
        is_active=read_activity(row["Actif"]),
    )


def read_activity(text: str) -> bool | None:
    """Whether an entry is alive: None when the file does not say so plainly."""
    return {"ACTIVE": True, "INACTIVE": False}.get(text.upper())
