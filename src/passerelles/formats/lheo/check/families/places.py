"""Rules on addresses: INSEE codes against postcodes, départements, régions, coordinates."""

import re
import unicodedata
from collections.abc import Iterator

from passerelles.formats.lheo.check.families.areas import (
    DEPARTEMENTS,
    FORMER_REGIONS,
    REGION_OF,
    REGIONS,
    in_france,
)
from passerelles.formats.lheo.check.rules import Family, Fault
from passerelles.formats.lheo.check.scope import Scope
from passerelles.formats.lheo.check.tree import Node

FAMILY = Family("Les lieux")

POSTCODE_AS_INSEE = FAMILY.rule(
    "L321",
    "insee.postcode",
    "error",
    title="Un code postal est écrit à la place du code INSEE",
    why="75019 est un code postal, 75119 le code INSEE du 19e arrondissement de Paris : la session "
    "est mal placée, ou pas placée, sur la carte.",
    remedy="Écrivez le code INSEE de la commune (ou de l’arrondissement).",
)
INSEE_SHAPE = FAMILY.rule(
    "L322",
    "insee.shape",
    "error",
    title="Un code INSEE n’a pas cinq caractères",
    why="Un tableur a pu perdre le zéro du début.",
    remedy="Écrivez cinq caractères, comme 09122 ou 2A004.",
)
INSEE_UNKNOWN = FAMILY.rule(
    "L323",
    "insee.unknown",
    "error",
    title="Un code INSEE n’existe pas",
    why="La session ne sera pas trouvée près de chez soi.",
    remedy="Reprenez le code dans le code officiel géographique.",
    needs="communes",
)
INSEE_FORMER = FAMILY.rule(
    "L324",
    "insee.former",
    "warning",
    title="Un code INSEE est celui d’une commune fusionnée",
    why="La commune n’existe plus : le lieu risque de ne pas être trouvé.",
    remedy="Écrivez le code de la commune nouvelle.",
    needs="former_communes",
)
INSEE_POSTCODE = FAMILY.rule(
    "L325",
    "insee.other-postcode",
    "error",
    title="La commune et le code postal ne vont pas ensemble",
    why="L’un des deux est faux : le lieu sera placé au mauvais endroit.",
    remedy="Vérifiez le code postal et le code INSEE.",
    needs="communes",
)
INSEE_DEPARTEMENT = FAMILY.rule(
    "L326",
    "insee.other-departement",
    "error",
    title="La commune et le département ne vont pas ensemble",
    why="Le code INSEE commence par le numéro de son département.",
    remedy="Vérifiez « departement » et « code-INSEE-commune ».",
)
POSTCODE_SHAPE = FAMILY.rule(
    "L327",
    "postcode.shape",
    "error",
    title="Un code postal n’a pas cinq chiffres",
    why="Un tableur a pu perdre le zéro du début.",
    remedy="Écrivez cinq chiffres, comme 09000.",
)
DEPARTEMENT = FAMILY.rule(
    "L328",
    "departement.unknown",
    "error",
    title="Un code de département n’existe pas",
    why="Les filtres par département ignorent la session.",
    remedy="Écrivez le code : 09, 2A, 31, 974.",
)
REGION_UNKNOWN = FAMILY.rule(
    "L329",
    "region.unknown",
    "error",
    title="Un code de région n’existe pas",
    why="Les filtres par région ignorent la session.",
    remedy="Écrivez le code INSEE de la région : 76 pour l’Occitanie.",
)
REGION_FORMER = FAMILY.rule(
    "L330",
    "region.former",
    "warning",
    title="Un code de région date d’avant 2016",
    why="73 (Midi-Pyrénées) et 91 (Languedoc-Roussillon) sont devenues 76 (Occitanie).",
    remedy="Écrivez le code de la région d’aujourd’hui.",
)
REGION_DEPARTEMENT = FAMILY.rule(
    "L331",
    "region.other-departement",
    "error",
    title="Le département n’est pas dans la région",
    why="La session apparaîtra dans deux régions, ou dans aucune.",
    remedy="Vérifiez « region » et « departement ».",
)
COUNTRY = FAMILY.rule(
    "L332",
    "country.shape",
    "warning",
    title="Un pays n’est pas écrit en deux lettres majuscules",
    why="Lhéo suit la norme ISO 3166 : FR, BE, ES…",
    remedy="Écrivez FR pour la France.",
)
POINT_SHAPE = FAMILY.rule(
    "L333",
    "coordinates.shape",
    "error",
    title="Des coordonnées ne sont pas des nombres décimaux",
    why="Le lieu ne peut pas être placé sur la carte.",
    remedy="Écrivez des degrés décimaux avec un point : 43.604652.",
)
POINT_ZERO = FAMILY.rule(
    "L334",
    "coordinates.zero",
    "error",
    title="Des coordonnées sont à zéro",
    why="Le lieu serait dans le golfe de Guinée.",
    remedy="Retirez « geolocalisation » ou donnez la vraie position.",
)
POINT_SWAPPED = FAMILY.rule(
    "L335",
    "coordinates.swapped",
    "error",
    title="Latitude et longitude sont inversées",
    why="En France métropolitaine, la latitude va de 41 à 51 et la longitude de -5 à 10.",
    remedy="Échangez les deux valeurs.",
)
POINT_ABROAD = FAMILY.rule(
    "L336",
    "coordinates.outside-france",
    "warning",
    title="Des coordonnées sont hors de France",
    why="L’adresse dit la France, le point dit ailleurs.",
    remedy="Vérifiez la latitude et la longitude.",
)
POINT_ROUGH = FAMILY.rule(
    "L337",
    "coordinates.rough",
    "warning",
    title="Des coordonnées sont arrondies au degré",
    why="Le lieu peut être à cent kilomètres du point donné.",
    remedy="Donnez au moins trois décimales.",
)

_INSEE = re.compile(r"(?:\d{2}|2[AB])\d{3}")
_NUMBER = re.compile(r"-?\d{1,3}(?:\.\d+)?")
# Postcodes that no commune bears as a code: Paris by arrondissement, and the round thousands.
_SURELY_POSTCODE = re.compile(r"750(?:0[1-9]|1\d|20)|75116|(?!97)\d\d000|2[AB]000")
_FRANCE = ("", "FR")


@FAMILY.on("code-INSEE-commune")
def _insee(node: Node, scope: Scope) -> Iterator[Fault]:
    text = node.text
    if not text:
        return
    if not _INSEE.fullmatch(text):
        yield INSEE_SHAPE.at(node, f"« {text} » n’est pas un code INSEE de commune.")
        return
    if _is_postcode(node, scope):
        yield POSTCODE_AS_INSEE.at(node, f"« {text} » est un code postal.{_hint(node, scope)}")
        return
    departement = node.parent.value("departement") if node.parent else ""
    if departement in DEPARTEMENTS and departement != _departement(text):
        message = f"La commune « {text} » n’est pas dans le département « {departement} »."
        yield INSEE_DEPARTEMENT.at(node, message)


@FAMILY.on("code-INSEE-commune", needs="communes")
def _insee_known(node: Node, scope: Scope) -> Iterator[Fault]:
    text, communes = node.text, scope.vocabulary.communes or {}
    if not _INSEE.fullmatch(text) or _is_postcode(node, scope):
        return
    if text in communes:
        yield from _other_postcode(node, scope)
    elif text not in (scope.vocabulary.former_communes or {}):
        yield INSEE_UNKNOWN.at(node, f"« {text} » n’est le code d’aucune commune.")


@FAMILY.on("code-INSEE-commune", needs="former_communes")
def _insee_former(node: Node, scope: Scope) -> Iterator[Fault]:
    successor = (scope.vocabulary.former_communes or {}).get(node.text)
    current = node.text in (scope.vocabulary.communes or {})
    if successor and not current and not _is_postcode(node, scope):
        fact = (scope.vocabulary.communes or {}).get(successor)
        name = f" ({fact.name})" if fact else ""
        message = f"« {node.text} » a été remplacé par « {successor} »{name}."
        yield INSEE_FORMER.at(node, message)


def _other_postcode(node: Node, scope: Scope) -> Iterator[Fault]:
    """A postcode that no commune bears is a CEDEX: it says nothing."""
    postcode = node.parent.value("codepostal") if node.parent else ""
    fact = (scope.vocabulary.communes or {})[node.text]
    if postcode in scope.codes_by_postcode and fact.postcodes and postcode not in fact.postcodes:
        message = f"« {node.text} » est {fact.name}, dont le code postal n’est pas {postcode}."
        yield INSEE_POSTCODE.at(node, message)


def _is_postcode(node: Node, scope: Scope) -> bool:
    """Whether the INSEE code is the postcode of the address, copied."""
    if _SURELY_POSTCODE.fullmatch(node.text) and node.text != "75116":
        return True
    if node.parent is None or node.text != node.parent.value("codepostal"):
        return False
    communes = scope.vocabulary.communes
    if communes is None or node.text not in scope.codes_by_postcode:
        return False
    fact = communes.get(node.text)
    return fact is None or node.text not in fact.postcodes


def _hint(node: Node, scope: Scope) -> str:
    """What the INSEE code may be: the commune so named, or the few that share the postcode."""
    communes = scope.vocabulary.communes or {}
    codes = scope.codes_by_postcode.get(node.text, [])
    town = _fold(node.parent.value("ville")) if node.parent else ""
    named = [
        code for code in codes if town and f"{_fold(communes[code].name)} ".startswith(f"{town} ")
    ]
    likely = named or codes
    if not 0 < len(likely) <= 3:
        return ""
    told = " ou ".join(f"{code} ({communes[code].name})" for code in reversed(likely))
    return f" Le code INSEE est {told}."


def _fold(name: str) -> str:
    """A name without accents, case or punctuation; CEDEX and its number left out."""
    plain = unicodedata.normalize("NFKD", name.lower().replace("œ", "oe"))
    words = re.findall(r"[a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c)))
    return " ".join(words[: words.index("cedex")] if "cedex" in words else words)


@FAMILY.on("codepostal")
def _postcode(node: Node, scope: Scope) -> Iterator[Fault]:
    country = node.parent.value("pays") if node.parent else ""
    if node.text and country in _FRANCE and not re.fullmatch(r"\d{5}", node.text):
        yield POSTCODE_SHAPE.at(node, f"« {node.text} » n’est pas un code postal.")


@FAMILY.on("departement")
def _departement_code(node: Node, scope: Scope) -> Iterator[Fault]:
    if node.text and node.text not in DEPARTEMENTS:
        yield DEPARTEMENT.at(node, f"« {node.text} » n’est pas un code de département.")


@FAMILY.on("region")
def _region(node: Node, scope: Scope) -> Iterator[Fault]:
    text = node.text
    departement = node.parent.value("departement") if node.parent else ""
    if not text:
        return
    if text in FORMER_REGIONS:
        message = (
            f"« {text} » est un ancien code : la région est aujourd’hui {FORMER_REGIONS[text]}."
        )
        yield REGION_FORMER.at(node, message)
    elif text not in REGIONS:
        yield REGION_UNKNOWN.at(node, f"« {text} » n’est pas un code de région.")
    elif REGION_OF.get(departement, text) != text:
        message = f"Le département « {departement} » est dans la région {REGION_OF[departement]}."
        yield REGION_DEPARTEMENT.at(node, message)


@FAMILY.on("pays")
def _country(node: Node, scope: Scope) -> Iterator[Fault]:
    if node.text and not re.fullmatch(r"[A-Z]{2}", node.text):
        yield COUNTRY.at(node, f"« {node.text} » n’est pas un code de pays.")


@FAMILY.on("geolocalisation")
def _point(node: Node, scope: Scope) -> Iterator[Fault]:
    first, second = node.value("latitude"), node.value("longitude")
    value = f"{first} {second}"
    if not first or not second:
        return
    if not (_NUMBER.fullmatch(first) and _NUMBER.fullmatch(second)):
        message = f"« {first} ; {second} » ne sont pas des degrés décimaux."
        yield POINT_SHAPE.at(node, message, value=value)
        return
    latitude, longitude = float(first), float(second)
    if latitude == longitude == 0:
        yield POINT_ZERO.at(node, "La latitude et la longitude sont à zéro.", value=value)
    elif not in_france(latitude, longitude):
        yield from _elsewhere(node, latitude, longitude)
    elif latitude.is_integer() and longitude.is_integer():
        yield POINT_ROUGH.at(node, f"« {first} ; {second} » est arrondi au degré.", value=value)


def _elsewhere(node: Node, latitude: float, longitude: float) -> Iterator[Fault]:
    value = f"{node.value('latitude')} {node.value('longitude')}"
    country = node.parent.value("pays") if node.parent else ""
    if in_france(longitude, latitude):
        message = f"La latitude {latitude} et la longitude {longitude} sont inversées."
        yield POINT_SWAPPED.at(node, message, value=value)
    elif country in _FRANCE:
        yield POINT_ABROAD.at(node, f"{latitude} ; {longitude} n’est pas en France.", value=value)


def _departement(insee: str) -> str:
    return insee[:3] if insee.startswith(("97", "98")) else insee[:2]
