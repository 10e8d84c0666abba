"""Rules on the codes of nomenclatures: Formacode, publics, NSF, ROME, tables of Lhéo."""

import re
from collections.abc import Iterator, Mapping

from passerelles.formats.lheo.check.rules import Family, Fault, Rule
from passerelles.formats.lheo.check.scope import Scope
from passerelles.formats.lheo.check.tree import Node
from passerelles.formats.lheo.grammar import CONTAINERS

FAMILY = Family("Les codes des nomenclatures")

FORMACODE_SHAPE = FAMILY.rule(
    "L211",
    "formacode.shape",
    "error",
    title="Un Formacode n’a pas cinq chiffres",
    why="Un code tronqué ne range la formation nulle part.",
    remedy="Reprenez le code complet sur formacode.centre-inffo.fr.",
)
FORMACODE_UNKNOWN = FAMILY.rule(
    "L212",
    "formacode.unknown",
    "error",
    title="Un Formacode n’existe pas",
    why="La formation ne sortira pas dans les recherches par domaine.",
    remedy="Choisissez un code du Formacode en vigueur.",
    needs="formacodes",
)
FORMACODE_OLD = FAMILY.rule(
    "L213",
    "formacode.older-edition",
    "warning",
    title="Un Formacode vient d’une ancienne édition",
    why="Il n’existe plus dans l’édition en vigueur : le domaine ne sera pas reconnu partout.",
    remedy="Remplacez-le par le code de l’édition en vigueur et dites-la dans « ref ».",
    needs="formacodes",
)
FORMACODE_TOO_MANY = FAMILY.rule(
    "L214",
    "formacode.too-many",
    "error",
    title="Il y a trop de Formacodes",
    why="Au-delà de cinq (vingt-cinq pour le potentiel), la formation sort dans des recherches qui "
    "ne la concernent pas.",
    remedy="Gardez les cinq codes les plus proches de la formation.",
)
PUBLIC_AS_DOMAIN = FAMILY.rule(
    "L215",
    "formacode.public-as-domain",
    "error",
    title="Un public est écrit comme un domaine",
    why="Les codes qui commencent par 8 disent pour qui, non ce qu’on apprend.",
    remedy="Déplacez le code dans « code-public-vise ».",
)
DOMAIN_AS_PUBLIC = FAMILY.rule(
    "L216",
    "formacode.domain-as-public",
    "error",
    title="Un domaine est écrit comme un public",
    why="Les codes de publics commencent par 8 ; la formation sera cachée à ceux qu’elle vise.",
    remedy="Choisissez un public (par exemple 83056, tout public).",
)
NSF_UNKNOWN = FAMILY.rule(
    "L217",
    "nsf.unknown",
    "error",
    title="Un code NSF n’existe pas",
    why="Les statistiques de la formation ne peuvent pas être faites.",
    remedy="Choisissez un groupe de spécialités à trois chiffres.",
    needs="nsf",
)
ROME_SHAPE = FAMILY.rule(
    "L218",
    "rome.shape",
    "error",
    title="Un code ROME est tronqué ou mal écrit",
    why="Un code ROME est une lettre de A à N et quatre chiffres.",
    remedy="Reprenez le code complet, par exemple F1610.",
)
ROME_UNKNOWN = FAMILY.rule(
    "L219",
    "rome.unknown",
    "error",
    title="Un code ROME n’existe pas",
    why="La formation ne sortira pas dans les recherches par métier.",
    remedy="Choisissez un code du ROME en vigueur.",
    needs="rome",
)
ROME_OLD = FAMILY.rule(
    "L220",
    "rome.older-edition",
    "warning",
    title="Un code ROME n’existe plus",
    why="Il vient d’une ancienne édition ; le même code a parfois changé de métier.",
    remedy="Remplacez-le par le métier de l’édition en vigueur.",
    needs="rome",
)
MODE_UNKNOWN = FAMILY.rule(
    "L221",
    "mode.unknown",
    "error",
    title="Le code de présence ou de distance n’existe pas",
    why="« modalites-enseignement » vaut 0 (en présence), 1 (mixte) ou 2 (à distance).",
    remedy="Choisissez 0, 1 ou 2.",
)
FUNDER_OBSOLETE = FAMILY.rule(
    "L222",
    "funder.obsolete",
    "warning",
    title="Le code de financeur n’est plus utilisé",
    why="Le code 1 réunit d’anciens financeurs : personne ne sait qui paie.",
    remedy="Choisissez le financeur d’aujourd’hui (2 : Région, 4 : France Travail, 16 : OPCO…).",
)
OBJECTIVE_OBSOLETE = FAMILY.rule(
    "L223",
    "objective.obsolete",
    "warning",
    title="Le code d’objectif général n’est plus utilisé",
    why="Le code 1 est obsolète : la formation ne sort pas dans les recherches par objectif.",
    remedy="Choisissez 6 (certification), 7 (professionnalisation), 8, 5, 9, 2, 3 ou 4.",
)
LANGUAGE = FAMILY.rule(
    "L224",
    "language.shape",
    "warning",
    title="Une langue n’est pas écrite en deux lettres",
    why="Lhéo suit la norme ISO 639-1.",
    remedy="Écrivez fr, en, es, de…",
)
OLD_LEVEL = FAMILY.rule(
    "L225",
    "level.old-scale",
    "notice",
    title="Le niveau suit l’ancienne échelle",
    why="Les codes 2 à 8 sont ceux de 1969 ; le cadre national a huit niveaux depuis 2019.",
    remedy="Écrivez 11 à 18 (niveaux 1 à 8), par exemple 13 pour un CAP.",
)

_FORMACODE = re.compile(r"\d{5}")
_ROME = re.compile(r"[A-N]\d{4}")
_EDITION = re.compile(r"\d+")


@FAMILY.on("code-FORMACODE", "reference-code-FORMACODE", "code-public-vise")
def _formacode_shape(node: Node, scope: Scope) -> Iterator[Fault]:
    text = node.text
    if text and not _FORMACODE.fullmatch(text):
        yield FORMACODE_SHAPE.at(node, f"« {text} » n’est pas fait de cinq chiffres.")
    elif node.name == "code-public-vise" and text and text[0] != "8":
        yield DOMAIN_AS_PUBLIC.at(node, f"« {text} » n’est pas un code de public.")
    elif node.name == "code-FORMACODE" and text.startswith("8"):
        yield PUBLIC_AS_DOMAIN.at(node, f"« {text} » est un code de public, pas un domaine.")


@FAMILY.on("code-FORMACODE", "reference-code-FORMACODE", needs="formacodes")
def _formacode_known(node: Node, scope: Scope) -> Iterator[Fault]:
    """Publics (branch 8) are left out: the published thesaurus does not hold them."""
    editions = scope.vocabulary.formacodes
    if not editions or not _FORMACODE.fullmatch(node.text) or node.text.startswith("8"):
        return
    newest = next(iter(editions))
    if node.text in editions[newest]:
        return
    said = _EDITION.search(node.attributes.get("ref", ""))
    older = _holding(editions, node.text) or (said[0] if said and said[0] != newest else "")
    if older:
        message = f"« {node.text} » (Formacode {older}) n’existe pas dans le Formacode {newest}."
        yield FORMACODE_OLD.at(node, message)
    else:
        message = f"« {node.text} » n’existe pas dans le Formacode {newest}."
        yield FORMACODE_UNKNOWN.at(node, message)


@FAMILY.on("domaine-formation", "potentiel")
def _formacode_count(node: Node, scope: Scope) -> Iterator[Fault]:
    codes = node.all("code-FORMACODE")
    slot = next(one for one in CONTAINERS[node.name] if one.name == "code-FORMACODE")
    if slot.high is not None and len(codes) > slot.high:
        message = f"{len(codes)} Formacodes dans « {node.name} », au plus {slot.high} permis."
        yield FORMACODE_TOO_MANY.at(codes[slot.high], message)


@FAMILY.on("code-NSF", needs="nsf")
def _nsf(node: Node, scope: Scope) -> Iterator[Fault]:
    if node.text and node.text not in (scope.vocabulary.nsf or ()):
        yield NSF_UNKNOWN.at(node, f"« {node.text} » n’est pas un groupe de la NSF.")


@FAMILY.on("code-ROME")
def _rome_shape(node: Node, scope: Scope) -> Iterator[Fault]:
    if node.text and not _ROME.fullmatch(node.text):
        yield ROME_SHAPE.at(node, f"« {node.text} » n’est pas un code ROME complet.")


@FAMILY.on("code-ROME", needs="rome")
def _rome_known(node: Node, scope: Scope) -> Iterator[Fault]:
    editions = scope.vocabulary.rome
    if not editions or not _ROME.fullmatch(node.text):
        return
    newest = next(iter(editions))
    older = _holding(editions, node.text)
    if older and older != newest:
        message = f"« {node.text} » existait dans le ROME {older}, plus dans le ROME {newest}."
        yield ROME_OLD.at(node, message)
    elif not older:
        yield ROME_UNKNOWN.at(node, f"« {node.text} » n’existe pas dans le ROME {newest}.")


@FAMILY.on("modalites-enseignement")
def _mode(node: Node, scope: Scope) -> Iterator[Fault]:
    if node.text and node.text not in ("0", "1", "2"):
        yield MODE_UNKNOWN.at(node, f"« {node.text} » n’est ni 0, ni 1, ni 2.")


@FAMILY.on("code-financeur")
def _funder(node: Node, scope: Scope) -> Iterator[Fault]:
    yield from _obsolete(node, FUNDER_OBSOLETE)


@FAMILY.on("objectif-general-formation")
def _objective(node: Node, scope: Scope) -> Iterator[Fault]:
    yield from _obsolete(node, OBJECTIVE_OBSOLETE)


@FAMILY.on("langue-formation")
def _language(node: Node, scope: Scope) -> Iterator[Fault]:
    if node.text and not (len(node.text) == 2 and node.text.isalpha()):
        yield LANGUAGE.at(node, f"« {node.text} » n’est pas un code de langue.")


@FAMILY.on("code-niveau-entree", "code-niveau-sortie")
def _level(node: Node, scope: Scope) -> Iterator[Fault]:
    if node.text in ("2", "3", "4", "5", "6", "7", "8"):
        yield OLD_LEVEL.at(node, f"« {node.text} » est un code de l’échelle de 1969.")


def _obsolete(node: Node, rule: Rule) -> Iterator[Fault]:
    if node.text == "1":
        yield rule.at(node, "Le code « 1 » est obsolète.")


def _holding(editions: Mapping[str, frozenset[str]], code: str) -> str:
    """The newest edition that holds ``code``."""
    return next((edition for edition, codes in editions.items() if code in codes), "")
