"""Rules on phones, e-mails, addresses of sites, and on who can be reached."""

import re
from collections.abc import Iterator

from passerelles.formats.lheo.check.rules import Family, Fault
from passerelles.formats.lheo.check.scope import Scope
from passerelles.formats.lheo.check.tree import Node

FAMILY = Family("Les contacts")

FEW_DIGITS = FAMILY.rule(
    "L301",
    "phone.few-digits",
    "error",
    title="Un téléphone n’a que deux ou quatre chiffres",
    why="Personne ne peut appeler.",
    remedy="Écrivez les dix chiffres du numéro.",
)
PHONE_LETTERS = FAMILY.rule(
    "L302",
    "phone.letters",
    "error",
    title="Un téléphone contient des lettres",
    why="Le bouton « appeler » ne marchera pas.",
    remedy="Gardez les chiffres ; mettez le nom ou le poste dans « nom » ou « ligne ».",
)
PREMIUM = FAMILY.rule(
    "L303",
    "phone.premium",
    "warning",
    title="Un téléphone est surtaxé",
    why="L’appel coûte plus cher à une personne qui cherche du travail.",
    remedy="Donnez un numéro ordinaire.",
)
PHONE_SHORT = FAMILY.rule(
    "L304",
    "phone.too-short",
    "error",
    title="Un téléphone est trop court",
    why="Un numéro français a dix chiffres ; un tableur a pu perdre le zéro du début.",
    remedy="Complétez le numéro.",
)
PHONE_LONG = FAMILY.rule(
    "L305",
    "phone.too-long",
    "error",
    title="Un téléphone est trop long",
    why="Deux numéros sont sans doute écrits dans la même balise.",
    remedy="Écrivez un numéro par balise « numtel ».",
)
PHONE_FILLER = FAMILY.rule(
    "L306",
    "phone.filler",
    "error",
    title="Un téléphone est rempli pour la forme",
    why="Le public appelle un numéro qui n’existe pas.",
    remedy="Écrivez le vrai numéro, ou retirez la balise.",
)
EMAIL = FAMILY.rule(
    "L307",
    "email.shape",
    "error",
    title="Une adresse électronique est mal écrite",
    why="Les messages ne partiront pas.",
    remedy="Écrivez une seule adresse, sans espace ni accent : accueil@organisme.fr.",
)
EMAIL_EXAMPLE = FAMILY.rule(
    "L308",
    "email.example",
    "error",
    title="Une adresse électronique est un exemple",
    why="Elle vient d’un modèle qui n’a pas été rempli.",
    remedy="Écrivez la vraie adresse, ou retirez la balise.",
)
URL = FAMILY.rule(
    "L309",
    "url.shape",
    "error",
    title="Une adresse de site est mal écrite",
    why="Le lien ne mènera nulle part.",
    remedy="Écrivez une seule adresse complète : https://www.organisme.fr.",
)
URL_SCHEME = FAMILY.rule(
    "L310",
    "url.no-scheme",
    "notice",
    title="Une adresse de site ne commence pas par https://",
    why="Certains sites ne savent pas ouvrir le lien.",
    remedy="Ajoutez « https:// » devant l’adresse.",
)
UNREACHABLE = FAMILY.rule(
    "L311",
    "contact.unreachable",
    "warning",
    title="Un contact ne donne aucun moyen de joindre quelqu’un",
    why="Ni téléphone, ni courriel, ni site : le public est perdu.",
    remedy="Ajoutez au moins un téléphone ou un courriel.",
)
NO_DISABILITY_CONTACT = FAMILY.rule(
    "L312",
    "contact.no-disability-referent",
    "warning",
    title="Le référent handicap n’est pas indiqué",
    why="Une personne handicapée doit savoir à qui demander d’adapter le parcours (référentiel "
    "Qualiopi, indicateur 26).",
    remedy="Ajoutez un contact avec « type-contact » à 1.",
)

_SEPARATORS = re.compile(r"[\s.\-/()_]")
_SHORT_NUMBER = re.compile(r"3\d{3}|10\d{2}|11\d|1[578]|118\d{3}")
_EMAIL = re.compile(
    r"[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}", re.A
)
# The domain « .example » is left alone: the demonstration offer uses it on purpose (RFC 2606).
_EXAMPLE_DOMAIN = re.compile(
    r"@(?:[\w-]+\.)*(?:exemple(?:\.\w+)?|example\.\w+|(?:mon)?domaine\.\w+|test(?:\.\w+)?|invalid)$",
    re.I,
)
_URL = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?#]\S*)?", re.I)
_CONTACTS = ("contact-formation", "contact-organisme", "contact-session", "contact-formateur")
_MEANS = ("telfixe", "portable", "courriel", "web")


@FAMILY.on("numtel")
def _phone(node: Node, scope: Scope) -> Iterator[Fault]:
    text = node.text
    if not text:
        return
    if any(character.isalpha() for character in text):
        yield PHONE_LETTERS.at(node, f"« {text} » contient des lettres.")
        return
    number = _national(_SEPARATORS.sub("", text))
    if not number or _SHORT_NUMBER.fullmatch(number):
        return
    if len(number) == 10:
        yield from _ten_digits(node, number)
    elif len(number) <= 4:
        yield FEW_DIGITS.at(node, f"« {text} » n’a que {len(number)} chiffres.")
    elif len(number) < 10:
        yield PHONE_SHORT.at(node, f"« {text} » n’a que {len(number)} chiffres.")
    else:
        yield PHONE_LONG.at(node, f"« {text} » a {len(number)} chiffres.")


def _ten_digits(node: Node, number: str) -> Iterator[Fault]:
    if len(set(number[2:])) == 1 or number == "0123456789":
        yield PHONE_FILLER.at(node, f"« {node.text} » n’est pas un vrai numéro.")
    elif number.startswith(("081", "082", "089")):
        yield PREMIUM.at(node, f"« {node.text} » est un numéro payant.")


def _national(number: str) -> str:
    """The digits as dialled in France; ``""`` for a number of another country."""
    for prefix in ("+33", "0033"):
        if number.startswith(prefix):
            return "0" + number.removeprefix(prefix).removeprefix("0")
    return "" if number.startswith(("+", "00")) and len(number) > 10 else number


@FAMILY.on("courriel")
def _email(node: Node, scope: Scope) -> Iterator[Fault]:
    text = node.text
    if text and _EXAMPLE_DOMAIN.search(text):
        yield EMAIL_EXAMPLE.at(node, f"« {text} » est une adresse d’exemple.")
    elif text and (not _EMAIL.fullmatch(text) or ".." in text):
        yield EMAIL.at(node, f"« {text} » n’est pas une adresse électronique.")


@FAMILY.on("urlweb")
def _url(node: Node, scope: Scope) -> Iterator[Fault]:
    text = node.text
    if text and not _URL.fullmatch(text):
        yield URL.at(node, f"« {text} » n’est pas une adresse de site.")
    elif text and "://" not in text:
        yield URL_SCHEME.at(node, f"« {text} » n’a pas de « https:// ».")


@FAMILY.on(*_CONTACTS)
def _reach(node: Node, scope: Scope) -> Iterator[Fault]:
    details = node.child("coordonnees")
    if details and not any(details.child(name) for name in _MEANS):
        yield UNREACHABLE.at(node, "Ce contact n’a ni téléphone, ni courriel, ni site.", value="")


@FAMILY.on("formation")
def _disability(node: Node, scope: Scope) -> Iterator[Fault]:
    contacts = (one for one in node.walk() if one.name in _CONTACTS)
    if not any(contact.value("type-contact") == "1" for contact in contacts):
        message = "Aucun contact de la formation n’est un référent handicap."
        yield NO_DISABILITY_CONTACT.at(node, message, value="")
