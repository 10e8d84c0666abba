"""Rules on the numbers of bodies: SIRET, activity number (NDA), UAI."""

import re
from collections.abc import Iterator

from passerelles.formats.common.keys import has_siret_key, has_uai_key
from passerelles.formats.lheo.check.rules import Family, Fault
from passerelles.formats.lheo.check.scope import Scope
from passerelles.formats.lheo.check.tree import Node

FAMILY = Family("Les numéros d’organismes")

SIRET_SHAPE = FAMILY.rule(
    "L201",
    "siret.shape",
    "error",
    title="Le SIRET n’a pas quatorze chiffres",
    why="L’organisme ne peut pas être reconnu ; un tableur a pu perdre un zéro.",
    remedy="Recopiez les quatorze chiffres de l’avis de situation Sirene.",
)
SIRET_KEY = FAMILY.rule(
    "L202",
    "siret.checksum",
    "error",
    title="La clé du SIRET est fausse",
    why="Un chiffre au moins est mal recopié.",
    remedy="Recopiez les quatorze chiffres de l’avis de situation Sirene.",
)
FILLER = FAMILY.rule(
    "L203",
    "identifier.filler",
    "error",
    title="Un numéro est rempli pour la forme",
    why="Le même chiffre répété ne désigne personne, et mélange les organismes.",
    remedy="Écrivez le vrai numéro ; s’il n’existe pas, dites-le à votre Carif-Oref.",
)
ACTIVITY_SHAPE = FAMILY.rule(
    "L204",
    "activity-number.shape",
    "error",
    title="Le numéro d’activité n’a pas onze chiffres",
    why="Il prouve que l’organisme est déclaré (article L6351-1 du code du travail).",
    remedy="Recopiez les onze chiffres du récépissé de déclaration d’activité.",
)
ACTIVITY_REGION = FAMILY.rule(
    "L205",
    "activity-number.region",
    "warning",
    title="Le numéro d’activité ne commence par aucune région",
    why="Ses deux premiers chiffres sont ceux de la région qui l’a délivré.",
    remedy="Vérifiez le numéro sur le récépissé de déclaration d’activité.",
)
UAI_SHAPE = FAMILY.rule(
    "L206",
    "uai.shape",
    "error",
    title="Le code UAI n’a pas la bonne forme",
    why="Un code UAI est fait de sept chiffres et d’une lettre majuscule.",
    remedy="Recopiez le code de l’annuaire de l’éducation (par exemple 0310001X).",
)
UAI_KEY = FAMILY.rule(
    "L207",
    "uai.checksum",
    "error",
    title="La lettre du code UAI est fausse",
    why="Un caractère au moins est mal recopié.",
    remedy="Recopiez le code de l’annuaire de l’éducation.",
)

# Regions of before 2016, with their overseas numbers of then, and today's.
_ACTIVITY_REGION = re.compile(r"0[1-46]|11|2[1-8]|3[12]|4[1-4]|5[234]|7[2-6]|8[234]|9[1345678]")
_UAI = re.compile(r"\d{7}[A-HJ-NPR-Z]")


@FAMILY.on("SIRET")
def _siret(node: Node, scope: Scope) -> Iterator[Fault]:
    text = node.text
    if not text:
        return
    if _is_filler(text):
        yield FILLER.at(node, f"« {text} » n’est pas un SIRET.")
    elif len(text) != 14 or not _digits(text):
        yield SIRET_SHAPE.at(node, f"« {text} » n’est pas fait de quatorze chiffres.")
    elif not has_siret_key(text):
        yield SIRET_KEY.at(node, f"La clé de « {text} » ne correspond pas à ses chiffres.")


@FAMILY.on("numero-activite")
def _activity(node: Node, scope: Scope) -> Iterator[Fault]:
    text = node.text
    if not text:
        return
    if _is_filler(text):
        yield FILLER.at(node, f"« {text} » n’est pas un numéro d’activité.")
    elif len(text) != 11 or not _digits(text):
        yield ACTIVITY_SHAPE.at(node, f"« {text} » n’est pas fait de onze chiffres.")
    elif not _ACTIVITY_REGION.match(text):
        yield ACTIVITY_REGION.at(
            node, f"« {text} » commence par {text[:2]}, qui n’est pas une région."
        )


@FAMILY.on("code-UAI")
def _uai(node: Node, scope: Scope) -> Iterator[Fault]:
    text = node.text
    if text and not _UAI.fullmatch(text):
        yield UAI_SHAPE.at(node, f"« {text} » n’est pas un code UAI.")
    elif text and not has_uai_key(text):
        yield UAI_KEY.at(node, f"La lettre de « {text} » ne correspond pas à ses chiffres.")


def _is_filler(text: str) -> bool:
    """Whether a number is one digit repeated, but for a zero put in front."""
    return len(text) > 3 and len(set(text.removeprefix("0"))) <= 1


def _digits(text: str) -> bool:
    return text.isascii() and text.isdigit()
