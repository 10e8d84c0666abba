"""Rules on certifications: how their numbers are written, and whether they are still alive."""

import re
from collections.abc import Iterator

from passerelles.formats.lheo.check.families.dates import first_day
from passerelles.formats.lheo.check.rules import Family, Fault
from passerelles.formats.lheo.check.scope import Scope
from passerelles.formats.lheo.check.tree import Node
from passerelles.formats.lheo.check.vocabulary import CertificationFact

FAMILY = Family("Les certifications")

SPELLING = FAMILY.rule(
    "L231",
    "certification.spelling",
    "warning",
    title="Le numéro de certification porte un préfixe ou des zéros",
    why="320, RNCP320 et RNCP 00320 désignent la même fiche, mais les logiciels y voient trois.",
    remedy="Écrivez seulement le nombre : 320.",
)
MALFORMED = FAMILY.rule(
    "L232",
    "certification.malformed",
    "error",
    title="Le numéro de certification n’est pas un numéro",
    why="La formation ne sera reliée à aucune certification.",
    remedy="Écrivez le numéro de la fiche de France compétences.",
)
WRONG_REGISTER = FAMILY.rule(
    "L233",
    "certification.wrong-register",
    "error",
    title="Le numéro est rangé dans le mauvais répertoire",
    why="Un numéro RS dans « code-RNCP » désigne une tout autre certification.",
    remedy="Écrivez les numéros RS dans « code-RS » et les numéros RNCP dans « code-RNCP ».",
)
UNKNOWN = FAMILY.rule(
    "L234",
    "certification.unknown",
    "warning",
    title="La certification est introuvable",
    why="Son numéro n’est pas dans les répertoires de France compétences qui sont chargés.",
    remedy="Vérifiez le numéro sur le site de France compétences.",
    needs="certifications",
)
ENDED = FAMILY.rule(
    "L235",
    "certification.ended",
    "error",
    title="La certification n’est plus en vigueur",
    why="Elle ne peut plus être financée par le CPF ni préparée par de nouveaux stagiaires.",
    remedy="Remplacez-la par celle qui lui succède, si vous y êtes habilité.",
    needs="certifications",
)
ENDS_BEFORE_SESSION = FAMILY.rule(
    "L236",
    "certification.ends-before-session",
    "warning",
    title="L’enregistrement de la certification s’arrête avant la session",
    why="Les stagiaires entreraient en formation sans pouvoir obtenir la certification.",
    remedy="Vérifiez le renouvellement de la fiche avant d’ouvrir la session.",
    needs="certifications",
)
EXPIRED_ELIGIBILITY = FAMILY.rule(
    "L237",
    "eligibility.expired",
    "notice",
    title="Une éligibilité au CPF a expiré",
    why="Les listes d’éligibilité n’existent plus depuis 2019 : l’information trompe le public.",
    remedy="Retirez les « extras » d’éligibilité expirés.",
    needs="today",
)

_REGISTERS = {
    "code-RNCP": "RNCP",
    "reference-code-RNCP": "RNCP",
    "code-RS": "RS",
    "reference-code-RS": "RS",
}
_NUMBER = re.compile(r"(RNCP|RS)?\s*[n°º. :-]*\s*(\d{1,6})", re.I)


@FAMILY.on(*_REGISTERS)
def _spelling(node: Node, scope: Scope) -> Iterator[Fault]:
    if not node.text:
        return
    found, register = _NUMBER.fullmatch(node.text), _REGISTERS[node.name]
    if found is None or not int(found[2]):
        yield MALFORMED.at(node, f"« {node.text} » n’est pas un numéro de fiche.")
    elif found[1] and found[1].upper() != register:
        yield WRONG_REGISTER.at(node, f"« {node.text} » n’est pas un numéro {register}.")
    elif node.text != str(int(found[2])):
        yield SPELLING.at(node, f"« {node.text} » s’écrit {int(found[2])}.")


@FAMILY.on(*_REGISTERS, needs="certifications")
def _state(node: Node, scope: Scope) -> Iterator[Fault]:
    key = certification_key(node)
    if not key or key.rstrip("0123456789") not in scope.registers:
        return
    fact = (scope.vocabulary.certifications or {}).get(key)
    if fact is None:
        yield UNKNOWN.at(node, f"{key} n’est dans aucun répertoire chargé.")
    elif fact.state == "ended":
        yield ENDED.at(node, f"{key} n’est plus en vigueur.{_successors(fact)}")


@FAMILY.on("formation", needs="certifications")
def _before_session(node: Node, scope: Scope) -> Iterator[Fault]:
    ends = list(_ending(node, scope))
    for action in node.all("action") if ends else ():
        for session in action.all("session"):
            yield from _late(session, ends)


def certification_key(node: Node) -> str:
    """``RNCP320`` for any spelling of the number; the register is the one that the text says."""
    found = _NUMBER.fullmatch(node.text)
    if found is None or not int(found[2]):
        return ""
    return f"{(found[1] or _REGISTERS[node.name]).upper()}{int(found[2])}"


def _ending(formation: Node, scope: Scope) -> Iterator[tuple[str, CertificationFact]]:
    """The certifications of a formation that are alive and whose end is published."""
    known = scope.vocabulary.certifications or {}
    for certification in formation.all("certification"):
        for node in certification.children:
            key = certification_key(node) if node.name in _REGISTERS else ""
            if key in known and known[key].state != "ended" and known[key].ends_on:
                yield key, known[key]


def _late(session: Node, ends: list[tuple[str, CertificationFact]]) -> Iterator[Fault]:
    debut = session.find("periode", "debut")
    start = first_day(debut.text) if debut else None
    for key, fact in ends:
        if debut and start and fact.ends_on and fact.ends_on < start:
            message = (
                f"{key} est enregistrée jusqu’au {fact.ends_on:%d/%m/%Y}, "
                f"la session commence le {start:%d/%m/%Y}."
            )
            yield ENDS_BEFORE_SESSION.at(debut, message)


def _successors(fact: CertificationFact) -> str:
    return f" Elle est remplacée par {', '.join(fact.successors)}." if fact.successors else ""


@FAMILY.on("extras", needs="today")
def _eligibility(node: Node, scope: Scope) -> Iterator[Fault]:
    today = scope.vocabulary.today
    if today is None or node.attributes.get("info") != "eligibilite-cpf":
        return
    for extra in node.children:
        end = first_day(extra.text) if extra.attributes.get("info") == "fin-validite" else None
        if end and end < today:
            message = (
                f"L’éligibilité {node.attributes.get('numero', '')} a pris fin le {end:%d/%m/%Y}."
            )
            yield EXPIRED_ELIGIBILITY.at(extra, message.replace("  ", " "))
