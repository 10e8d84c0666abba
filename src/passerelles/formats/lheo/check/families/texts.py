"""Rules on texts that people read: empty words, markup, capitals, cuts."""

import re
from collections.abc import Iterator

from passerelles.formats.lheo.check.rules import Family, Fault
from passerelles.formats.lheo.check.scope import Scope
from passerelles.formats.lheo.check.tree import Node
from passerelles.formats.lheo.grammar import LEAVES

FAMILY = Family("Les textes")

PLACEHOLDER = FAMILY.rule(
    "L401",
    "text.placeholder",
    "warning",
    title="Un texte est écrit pour la forme",
    why="« - », « NC », « à compléter » ou « test » n’aident personne à choisir.",
    remedy="Écrivez la vraie information, ou retirez la balise si elle est facultative.",
)
HTML = FAMILY.rule(
    "L402",
    "text.html",
    "warning",
    title="Un texte contient des balises HTML",
    why="Le public lit « <p> » ou « <br /> » au milieu des phrases.",
    remedy="Gardez le texte seul, avec des retours à la ligne.",
)
DOUBLE_ESCAPED = FAMILY.rule(
    "L403",
    "text.double-escaped",
    "warning",
    title="Un caractère est codé deux fois",
    why="Le public lit « &eacute; » à la place de « é ».",
    remedy="Écrivez le caractère lui-même, en UTF-8.",
)
CAPITALS = FAMILY.rule(
    "L404",
    "text.capitals",
    "warning",
    title="Un texte est tout en majuscules",
    why="Il se lit mal, et les lecteurs d’écran épellent parfois les mots.",
    remedy="Écrivez en minuscules, avec leurs accents.",
)
SHORT = FAMILY.rule(
    "L405",
    "text.too-short",
    "warning",
    title="Un texte est trop court pour informer",
    why="Quelques lettres ne disent pas ce qu’on apprend ni à quoi cela sert.",
    remedy="Écrivez au moins une phrase complète.",
)
CUT = FAMILY.rule(
    "L406",
    "text.truncated",
    "warning",
    title="Un texte semble coupé",
    why="Il s’arrête exactement à la longueur permise, ou par des points de suspension.",
    remedy="Raccourcissez le texte pour qu’il finisse par une phrase.",
)
GARBLED = FAMILY.rule(
    "L407",
    "text.garbled",
    "error",
    title="Les accents d’un texte sont abîmés",
    why="« mÃ©tier » à la place de « métier » : le fichier a changé d’encodage deux fois.",
    remedy="Exportez de nouveau en UTF-8 depuis le logiciel d’origine.",
)
NESTED = FAMILY.rule(
    "L408",
    "text.nested-elements",
    "error",
    title="Un texte contient d’autres balises",
    why="Tout ce qui suit la première balise est perdu.",
    remedy="Retirez les balises du texte, ou écrivez « &lt; » et « &gt; ».",
)
OLD_LEVEL = FAMILY.rule(
    "L409",
    "text.old-level",
    "notice",
    title="Un texte parle de l’ancienne échelle des niveaux",
    why="« Niveau IV » se dit « niveau 4 » depuis 2019 ; « niveau III » est devenu 5.",
    remedy="Écrivez le niveau d’aujourd’hui : 3 (CAP), 4 (bac), 5 (BTS), 6 (licence), 7 (master).",
)

_LONG = (
    "intitule-formation",
    "objectif-formation",
    "resultats-attendus",
    "contenu-formation",
)
_OTHERS = (
    "rythme-formation", "modalites-alternance", "conditions-specifiques", "info-public-vise",
    "modalites-recrutement", "modalites-pedagogiques", "detail-conditions-prise-en-charge",
    "restauration", "hebergement", "transport", "acces-handicapes", "frais-restants",
    "duree-indicative", "renseignements-specifiques", "modalites-inscription", "commentaire",
    "libelle-bloc", "libelle-enseignement", "identifiant-module", "infos-perimetre-recrutement",
)  # fmt: skip
_NAMES = (
    "nom-organisme", "raison-sociale", "raison-sociale-formateur", "ligne", "denomination",
    "ville", "civilite", "nom", "prenom",
)  # fmt: skip

_PLACEHOLDER = re.compile(
    r"[-–—_.…/?*x]+|n\W?[acr]\W?|non (?:renseign|communiqu|d[ée]fini|pr[ée]cis)[ée]*e?s?|n[ée]ant|"
    r"null?|none|exemples?|tests?\d*|essai|[àa] (?:compl[ée]ter|d[ée]finir|pr[ée]ciser|venir)|"
    r"lorem ipsum.*|aucune? (?:information|donn[ée]e)s?|texte|todo|tbd|information inconnue",
    re.I,
)
_HTML = re.compile(
    r"</?(?:p|br|b|i|u|a|ul|ol|li|strong|em|span|div|h[1-6]|table|tr|td|font|sup|sub)\b[^<>]*>",
    re.I,
)
_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{2,5}|#x[0-9a-f]{2,5});", re.I)
_GARBLED = re.compile("Ã[\x80-\xbf©¨ª«´¢®¯¹»§‰\xa0]|â€[™œ“”¦]|Â[°«»\xa0]|\ufffd")
_OLD_LEVEL = re.compile(r"\bniveaux?\s+(?:VI|V\s?bis|IV|V|III|II|I)\b", re.I)
_ELLIPSIS = ("...", "…", "[...]", "(...)")
_SHORTEST = {
    "intitule-formation": 3,
    "objectif-formation": 20,
    "resultats-attendus": 10,
    "contenu-formation": 30,
}
# Below this length, stopping at the limit may be chance.
_CUT_FROM = 200


@FAMILY.on(*_LONG, *_OTHERS, *_NAMES)
def _placeholder(node: Node, scope: Scope) -> Iterator[Fault]:
    if node.text and len(node.text) < 60 and _PLACEHOLDER.fullmatch(node.text):
        yield PLACEHOLDER.at(node, f"« {node.text} » ne dit rien.")


@FAMILY.on(*_LONG, *_OTHERS, *_NAMES)
def _markup(node: Node, scope: Scope) -> Iterator[Fault]:
    text = node.text
    if "<" in text and (tag := _HTML.search(text)):
        yield HTML.at(node, f"Le texte contient « {tag[0]} ».")
    if "&" in text and (entity := _ENTITY.search(text)):
        yield DOUBLE_ESCAPED.at(node, f"Le texte contient « {entity[0]} ».")
    if not text.isascii() and (garbled := _GARBLED.search(text)):
        yield GARBLED.at(node, f"Le texte contient « {garbled[0]} ».")
    if node.children:
        names = ", ".join(dict.fromkeys(child.received for child in node.children))
        yield NESTED.at(node, f"Le texte contient les balises : {names}.")


@FAMILY.on(*_LONG)
def _capitals(node: Node, scope: Scope) -> Iterator[Fault]:
    text = node.text
    if len(text) >= 15 and text.isupper() and len(text.split()) >= 3:
        yield CAPITALS.at(node, f"« {text[:60]} » est tout en majuscules.")


@FAMILY.on(*_LONG)
def _length(node: Node, scope: Scope) -> Iterator[Fault]:
    text = node.text
    if text and len(text) < _SHORTEST[node.name] and not _PLACEHOLDER.fullmatch(text):
        yield SHORT.at(node, f"« {text} » n’a que {len(text)} caractères.")


@FAMILY.on(*_LONG, *_OTHERS)
def _cut(node: Node, scope: Scope) -> Iterator[Fault]:
    text, high = node.text, LEAVES[node.name].high or 0
    full = high >= _CUT_FROM and len(text) == high and text[-1] not in ".!?"
    if full or (len(text) > 40 and text.endswith(_ELLIPSIS)):
        yield CUT.at(node, f"Le texte s’arrête à « {text[-40:]} ».", value=text[-40:])


@FAMILY.on(*_LONG, "conditions-specifiques", "info-public-vise", "modalites-recrutement")
def _old_level(node: Node, scope: Scope) -> Iterator[Fault]:
    if (found := _OLD_LEVEL.search(node.text)) and _is_roman(found[0]):
        yield OLD_LEVEL.at(node, f"« {found[0]} » est de l’échelle de 1969.", value=found[0])


def _is_roman(found: str) -> bool:
    """Whether the numeral is written in capitals: « niveau v » may be anything."""
    numeral = found.split(maxsplit=1)[1]
    return numeral[0].isupper()
