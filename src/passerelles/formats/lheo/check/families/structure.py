"""Rules on the skeleton: names, order, times, lengths and codes of the grammar 2.3."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from passerelles.formats.lheo.check.rules import Family, Fault
from passerelles.formats.lheo.check.scope import Scope
from passerelles.formats.lheo.check.tree import Node
from passerelles.formats.lheo.grammar import CONTAINERS, LEAVES, NAMES, Slot

FAMILY = Family("La structure")

MISSPELT = FAMILY.rule(
    "L020",
    "structure.misspelt-element",
    "error",
    title="Une balise est mal orthographiée",
    why="Les logiciels ignorent une balise qu’ils ne connaissent pas : son contenu est perdu.",
    remedy="Corrigez le nom de la balise, majuscules comprises.",
)
UNKNOWN = FAMILY.rule(
    "L021",
    "structure.unknown-element",
    "warning",
    title="Une balise n’existe pas dans Lhéo",
    why="Aucun logiciel ne saura la lire.",
    remedy="Retirez-la, ou placez l’information dans « extras ».",
)
MISPLACED = FAMILY.rule(
    "L022",
    "structure.misplaced-element",
    "error",
    title="Une balise n’est pas à sa place",
    why="Lhéo la connaît, mais ailleurs : son contenu est perdu.",
    remedy="Déplacez-la dans l’élément qui la prévoit.",
)
OUT_OF_ORDER = FAMILY.rule(
    "L023",
    "structure.out-of-order",
    "error",
    title="Des balises ne sont pas dans l’ordre",
    why="Lhéo impose l’ordre des balises : un fichier en désordre est refusé par les validateurs.",
    remedy="Remettez les balises dans l’ordre du dictionnaire Lhéo.",
)
MISSING = FAMILY.rule(
    "L024",
    "structure.missing-element",
    "error",
    title="Une information obligatoire manque",
    why="Lhéo 2.3 exige cette balise.",
    remedy="Ajoutez la balise et son contenu.",
)
TOO_MANY = FAMILY.rule(
    "L025",
    "structure.too-many",
    "error",
    title="Une balise est répétée trop de fois",
    why="Lhéo limite le nombre de répétitions : le surplus est perdu ou le fichier refusé.",
    remedy="Gardez les plus utiles et retirez les autres.",
)
EMPTY = FAMILY.rule(
    "L026",
    "structure.empty-element",
    "warning",
    title="Une balise est vide",
    why="Elle ne dit rien au public et fait refuser le fichier.",
    remedy="Écrivez l’information, ou retirez la balise si elle est facultative.",
)
TOO_LONG = FAMILY.rule(
    "L027",
    "structure.too-long",
    "error",
    title="Un texte dépasse la longueur permise",
    why="La fin sera coupée, parfois au milieu d’un mot.",
    remedy="Raccourcissez le texte.",
)
TOO_SHORT = FAMILY.rule(
    "L028",
    "structure.wrong-length",
    "error",
    title="Un code n’a pas le bon nombre de caractères",
    why="Un code tronqué ne désigne plus rien : un tableur a pu perdre un zéro.",
    remedy="Reprenez le code complet dans la nomenclature.",
)
UNKNOWN_CODE = FAMILY.rule(
    "L029",
    "structure.unknown-code",
    "error",
    title="Un code n’existe pas dans sa table",
    why="Personne ne peut savoir ce qu’il veut dire.",
    remedy="Choisissez un code de la table Lhéo de cet élément.",
)
NOT_A_NUMBER = FAMILY.rule(
    "L030",
    "structure.not-a-number",
    "error",
    title="Un nombre entier est attendu",
    why="« 35 heures », « 35,5 » ou « environ 35 » ne se calculent pas.",
    remedy="Écrivez seulement des chiffres.",
)
NO_NUMBER = FAMILY.rule(
    "L031",
    "structure.missing-number",
    "warning",
    title="Une formation, une action ou une session n’a pas de numéro",
    why="Sans numéro stable, chaque envoi crée un doublon et les corrections sont perdues.",
    remedy="Ajoutez l’attribut « numero » et gardez-le d’un envoi à l’autre.",
)
DUPLICATE_NUMBER = FAMILY.rule(
    "L032",
    "structure.duplicate-number",
    "error",
    title="Un numéro sert deux fois",
    why="La seconde fiche écrase la première.",
    remedy="Donnez à chaque formation, action et session son propre numéro.",
)

STRAY_TEXT = FAMILY.rule(
    "L033",
    "structure.stray-text",
    "warning",
    title="Du texte est écrit entre les balises",
    why="Aucun logiciel ne le lit : l’information est perdue.",
    remedy="Placez le texte dans la balise qui convient, ou retirez-le.",
)

_POSITIONS = {
    name: {slot.name: index for index, slot in enumerate(slots)}
    for name, slots in CONTAINERS.items()
}
# Lengths and codes that a rule with a better explanation judges; so it does for the number of
# Formacodes.
_OWN_RULE = {
    "SIRET", "code-UAI", "numero-activite", "codepostal", "code-INSEE-commune", "code-ROME",
    "code-FORMACODE", "code-public-vise", "reference-code-FORMACODE", "code-NSF", "region", "pays",
    "departement", "langue-formation", "courriel", "urlweb", "modalites-enseignement",
}  # fmt: skip
_NUMBERED = {"formation", "action", "session", "resume-offre"}
# What only the application can judge: its content is free.
_FREE = {"extras", "extra"}


def check_structure(nodes: Iterable[Node], scope: Scope) -> Iterator[Fault]:
    """Judge elements against the grammar, parents first, misspelt names being mended."""
    for node in nodes:
        if node.name in _FREE:
            continue
        if node.name in CONTAINERS:
            if node.text:
                yield STRAY_TEXT.at(node, f"« {node.name} » contient « {node.text[:60]} ».")
            if not _conforms(node.name, tuple([child.name for child in node.children])):
                yield from _container(node, CONTAINERS[node.name])
        elif (leaf := LEAVES.get(node.name)) is not None:
            yield from _LEAF_CHECKS[leaf.kind](node)
        if node.name in _NUMBERED and not _in_summary(node):
            yield from _number(node, scope)


@lru_cache(maxsize=8192)
def _conforms(name: str, children: tuple[str, ...]) -> bool:
    """Whether these children are right in number and order; files repeat few combinations."""
    positions, counts = _POSITIONS[name], Counter(children)
    if not positions.keys() >= counts.keys():
        return False
    order = [positions[child] for child in children]
    return order == sorted(order) and all(
        slot.low <= counts[slot.name] and (slot.high is None or counts[slot.name] <= slot.high)
        for slot in CONTAINERS[name]
    )


def _container(node: Node, slots: tuple[Slot, ...]) -> Iterator[Fault]:
    positions = _POSITIONS[node.name]
    names = [child.name for child in node.children]
    if not positions.keys() >= set(names):
        yield from _strangers(node, positions)
        names = [child.name for child in node.children]
    yield from _order(node, positions)
    counts = Counter(names)
    for slot in slots:
        count = counts[slot.name]
        if count < slot.low:
            yield MISSING.at(node, f"Il manque « {slot.name} » dans « {node.name} ».", value="")
        elif slot.high is not None and count > slot.high and slot.name != "code-FORMACODE":
            extra = node.all(slot.name)[slot.high]
            message = f"« {slot.name} » est donné {count} fois, au plus {slot.high} permises."
            yield TOO_MANY.at(extra, message)


def _strangers(node: Node, positions: dict[str, int]) -> Iterator[Fault]:
    for child in node.children:
        if child.name in positions or child.name in _FREE:
            continue
        meant = _meant(child.name, tuple(positions))
        if meant:
            message = f"« {child.name} » n’existe pas ici : il s’agit sans doute de « {meant} »."
            yield MISSPELT.at(child, message, value=child.name)
            child.name = meant
        elif child.name in NAMES:
            message = f"« {child.name} » n’est pas prévu dans « {node.name} »."
            yield MISPLACED.at(child, message, value=child.name)
        else:
            yield UNKNOWN.at(
                child, f"« {child.name} » n’est pas une balise de Lhéo.", value=child.name
            )


@lru_cache(maxsize=4096)
def _meant(name: str, expected: tuple[str, ...]) -> str:
    """The expected name that ``name`` misspells; ``""`` when none is near, or it is another name.

    Case and separators count for nothing, one error is forgiven in four letters, three at most.
    """
    if name in NAMES:
        return ""
    folded = {_fold(one): one for one in expected}
    budget = min(3, len(name) // 4)
    found = process.extractOne(_fold(name), folded.keys(), scorer=OSA.distance, score_cutoff=budget)
    return folded[found[0]] if found else ""


def _fold(name: str) -> str:
    return name.lower().replace("_", "-").replace("é", "e")


def _order(node: Node, positions: dict[str, int]) -> Iterator[Fault]:
    furthest, before = -1, ""
    for child in node.children:
        position = positions.get(child.name, furthest)
        if position < furthest:
            message = f"« {child.name} » doit venir avant « {before} » dans « {node.name} »."
            yield OUT_OF_ORDER.at(child, message, value=child.name)
            return
        furthest, before = position, child.name


def _text(node: Node) -> Iterator[Fault]:
    leaf, length = LEAVES[node.name], len(node.text)
    if not length:
        if leaf.low and not node.children:
            yield EMPTY.at(node, f"« {node.name} » est vide.")
    elif node.name in _OWN_RULE:
        return
    elif leaf.high is not None and length > leaf.high:
        message = f"« {node.name} » a {length} caractères, {leaf.high} au plus sont permis."
        yield (TOO_SHORT if leaf.low == leaf.high else TOO_LONG).at(node, message)
    elif length < leaf.low:
        message = f"« {node.text} » est trop court : {leaf.low} caractères attendus."
        yield TOO_SHORT.at(node, message)


def _code(node: Node) -> Iterator[Fault]:
    if not node.text:
        yield EMPTY.at(node, f"« {node.name} » est vide.")
    elif node.text not in LEAVES[node.name].codes and node.name not in _OWN_RULE:
        known = ", ".join(sorted(LEAVES[node.name].codes, key=int))
        message = f"« {node.text} » n’est pas un code de « {node.name} » ({known})."
        yield UNKNOWN_CODE.at(node, message)


def _number_leaf(node: Node) -> Iterator[Fault]:
    if not node.text:
        yield EMPTY.at(node, f"« {node.name} » est vide.")
    elif not node.text.removeprefix("-").isdecimal():
        yield NOT_A_NUMBER.at(node, f"« {node.text} » n’est pas un nombre entier.")


def _date(node: Node) -> Iterator[Fault]:
    if not node.text:
        yield EMPTY.at(
            node, f"« {node.name} » est vide : écrivez 00000000 si la date est inconnue."
        )


_LEAF_CHECKS = {"text": _text, "code": _code, "number": _number_leaf, "date": _date}


def _in_summary(node: Node) -> bool:
    """Whether a session is told by a summary, where it has no number of its own."""
    return node.parent is not None and node.parent.name == "resume-offre"


def _number(node: Node, scope: Scope) -> Iterator[Fault]:
    number = node.attributes.get("numero", "").strip()
    if not number:
        yield NO_NUMBER.at(node, f"« {node.name} » n’a pas d’attribut « numero ».", value="")
    elif not scope.first_time("numero", node.name, number):
        message = f"Le numéro « {number} » désigne déjà une autre « {node.name} » du fichier."
        yield DUPLICATE_NUMBER.at(node, message, value=number)
