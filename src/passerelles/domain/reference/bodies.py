"""What the numbers and names of bodies say of them."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from passerelles.domain.reference.communes import fold_name

ProviderKind = Literal["school", "cfa", "training_body"]

# The Éducation nationale numbers the two départements of Corsica apart.
CORSICA = {"620": "2A", "720": "2B"}
# Old prefixes of the national agency of training abroad and of Saint-Pierre are left unknown.
OVERSEAS = re.compile(r"97[1-8]|98[678]")

SCHOOL_WORDS = re.compile(
    r"\b(lycee|lycees|college|ecole|institution|maison familiale|mfr|ogec|epl|eplefpa|legta|"
    r"lp|lpo|lpp|erea|universite|leap|institut universitaire)\b"
)
CFA_WORDS = re.compile(r"\b(cfa|cfai|centre de formation d apprentis|apprentis|apprentissage)\b")


@dataclass(frozen=True, slots=True)
class Renaming:
    """A body of the State changed its name on a day, by a law."""

    old: str
    new: str
    since: date
    law: str


# Loi n° 2023-1196 du 18 décembre 2023 pour le plein emploi, article 6.
FRANCE_TRAVAIL = Renaming(
    old="Pôle emploi",
    new="France Travail",
    since=date(2024, 1, 1),
    law="loi n° 2023-1196 du 18 décembre 2023",
)


def departement_of_uai(uai: str) -> str | None:
    """The département that a UAI begins with: positions 2 and 3, or all three overseas.

    None for the numbers given outside the départements (Andorra, abroad).
    """
    prefix = uai[:3]
    if prefix in CORSICA:
        return CORSICA[prefix]
    if OVERSEAS.fullmatch(prefix):
        return prefix
    if prefix[:1] != "0" or not "01" <= prefix[1:] <= "95":
        return None
    return prefix[1:]


def provider_kind(name: str, *, brand: str, nature: str) -> ProviderKind:
    """A school by its name, else a CFA by its name or by its role in apprenticeship.

    ``nature`` is the role that the register of apprenticeship gives: who answers for a training
    (``responsable``) or gives it (``formateur``); unknown, the body is only a training body.
    """
    words = fold_name(f"{name} {brand}")
    if CFA_WORDS.search(words):
        return "cfa"
    if SCHOOL_WORDS.search(words):
        return "school"
    return "cfa" if "responsable" in nature else "training_body"


def renamed(name: str, renaming: Renaming, *, on: date) -> str:
    """``name`` as it reads on a day: the new name from the date of the change."""
    return name.replace(renaming.old, renaming.new) if on >= renaming.since else name
