"""Rules that compare several pieces of information: mode, hours, prices, levels, seats."""

import re
from collections.abc import Iterator

from passerelles.formats.lheo.check.families.dates import first_day, last_day
from passerelles.formats.lheo.check.rules import Family, Fault
from passerelles.formats.lheo.check.scope import Scope
from passerelles.formats.lheo.check.tree import Node

FAMILY = Family("La cohérence")

MIXED_BUT_REMOTE = FAMILY.rule(
    "L501",
    "mode.mixed-but-remote",
    "warning",
    title="La formation est dite mixte, mais tout se passe à distance",
    why="Les codes 1 (mixte) et 2 (à distance) sont souvent échangés : une personne sans voiture "
    "ne trouve pas la formation.",
    remedy="Écrivez 2 si rien ne se passe sur place.",
)
REMOTE_BUT_MIXED = FAMILY.rule(
    "L502",
    "mode.remote-but-mixed",
    "warning",
    title="La formation est dite à distance, mais une partie se passe sur place",
    why="Les codes 1 (mixte) et 2 (à distance) sont souvent échangés : des personnes s’inscrivent "
    "sans savoir qu’il faut se déplacer.",
    remedy="Écrivez 1 si une partie se passe sur place.",
)
PRESENT_BUT_REMOTE = FAMILY.rule(
    "L503",
    "mode.present-but-remote",
    "warning",
    title="La formation est dite en présence, mais un texte parle de distance",
    why="Le filtre « à distance » ne la montre pas.",
    remedy="Écrivez 1 (mixte) ou 2 (à distance).",
)
HOURS_SUM = FAMILY.rule(
    "L504",
    "hours.sum",
    "error",
    title="Le total des heures n’est pas la somme du centre et de l’entreprise",
    why="Le public et les financeurs ne savent pas quel nombre croire.",
    remedy="Corrigez l’un des trois nombres d’heures.",
)
HOURS_ZERO = FAMILY.rule(
    "L505",
    "hours.zero",
    "warning",
    title="Le total des heures est à zéro",
    why="Zéro heure veut souvent dire « je ne sais pas ».",
    remedy="Écrivez le nombre d’heures, ou retirez la balise.",
)
HOURS_ABSURD = FAMILY.rule(
    "L506",
    "hours.absurd",
    "error",
    title="Le nombre d’heures est impossible",
    why="Plus de 6 000 heures, un nombre négatif, ou plus de douze heures par jour de session.",
    remedy="Vérifiez les heures et les dates de la session.",
)
PRICE_SHAPE = FAMILY.rule(
    "L507",
    "price.shape",
    "error",
    title="Un prix n’est pas écrit comme un nombre",
    why="« 1 200 € » ou « 12,50 » ne se calculent pas.",
    remedy="Écrivez des chiffres avec un point : 1200.00.",
)
PRICE_ABSURD = FAMILY.rule(
    "L508",
    "price.absurd",
    "warning",
    title="Un prix est invraisemblable",
    why="Plus de 500 € de l’heure ou de 100 000 € en tout : un point a pu se perdre.",
    remedy="Vérifiez le prix.",
)
PRICE_RATE = FAMILY.rule(
    "L509",
    "price.rate",
    "warning",
    title="Le prix total ne suit pas du prix de l’heure",
    why="Le prix de l’heure multiplié par les heures en centre est très loin du total.",
    remedy="Vérifiez « prix-horaire-TTC », « prix-total-TTC » et les heures.",
)
LEVEL_ORDER = FAMILY.rule(
    "L510",
    "level.exit-below-entry",
    "warning",
    title="Le niveau de sortie est sous le niveau d’entrée",
    why="Les deux codes sont sans doute inversés, ou mêlent les deux échelles.",
    remedy="Vérifiez « code-niveau-entree » et « code-niveau-sortie ».",
)
SEATS_NEGATIVE = FAMILY.rule(
    "L511",
    "seats.negative",
    "error",
    title="Un nombre de places est négatif",
    why="Le public voit des places qui n’existent pas.",
    remedy="Écrivez 0 quand la session est complète.",
)
SEATS_ABSURD = FAMILY.rule(
    "L512",
    "seats.absurd",
    "warning",
    title="Un nombre de places est invraisemblable",
    why="Plus de 500 places dans une session.",
    remedy="Vérifiez le nombre de places.",
)
SEATS_ORDER = FAMILY.rule(
    "L513",
    "seats.over-capacity",
    "error",
    title="Il reste plus de places que la session n’en a",
    why="L’un des deux nombres est faux.",
    remedy="Vérifiez les places restantes et la capacité.",
)
NOT_CERTIFYING = FAMILY.rule(
    "L514",
    "certifying.without-certification",
    "warning",
    title="La formation est dite certifiante sans dire laquelle",
    why="Le public ne sait pas ce qu’il obtient.",
    remedy="Ajoutez la certification (code RNCP ou RS), ou écrivez « certifiante » à 0.",
)
CERTIFYING = FAMILY.rule(
    "L515",
    "certifying.denied",
    "warning",
    title="La formation cite une certification, mais se dit non certifiante",
    why="Le filtre « certifiante » ne la montre pas.",
    remedy="Écrivez « certifiante » à 1.",
)
OPEN_END = FAMILY.rule(
    "L516",
    "session.open-end",
    "notice",
    title="La session n’a pas de fin, mais les entrées sont à dates fixes",
    why="99999999 veut dire « sans fin prévue » : cela va avec des entrées permanentes.",
    remedy="Donnez la date de fin, ou écrivez « modalites-entrees-sorties » à 1.",
)

_REMOTE = re.compile(
    r"\b(?:100\s?%|enti[èe]rement|totalement|int[ée]gralement|uniquement|tout)\s+"
    r"(?:[àa] distance|en ligne|en e-?learning|distanciel)|\b(?:tout distanciel|full remote)\b",
    re.I,
)
_MIXED = re.compile(
    r"\b(?:mixte|hybride|blended|pr[ée]sentiel|en pr[ée]sence|regroupements?|sur (?:site|place))\b",
    re.I,
)
_PLACED_TEXTS = (
    "rythme-formation",
    "modalites-pedagogiques",
    "conditions-specifiques",
    "modalites-alternance",
)
_PRICE = re.compile(r"\d+(?:\.\d{1,2})?")
_MOST_HOURS, _MOST_DAILY_HOURS = 6000, 12
_MOST_SEATS = 500
_SEATS = (
    "nb-places",
    "nb-places-financees",
    "effectif-minimal",
    "capacite-simultanee",
    "capacite-cumulee",
)
# The level of 2019 behind each code of both scales; 0 and 1 name none.
_LEVELS = {"2": 1, "3": 2, "4": 3, "5": 4, "6": 5, "7": 6, "8": 7} | {
    str(10 + level): level for level in range(1, 9)
}


@FAMILY.on("action")
def _mode(node: Node, scope: Scope) -> Iterator[Fault]:
    mode = node.child("modalites-enseignement")
    if mode is None or mode.text not in ("0", "1", "2"):
        return
    text = " ".join(filter(None, (node.value(name) for name in _PLACED_TEXTS)))
    remote, mixed = _REMOTE.search(text), _MIXED.search(text)
    if mode.text == "1" and remote and not mixed:
        yield MIXED_BUT_REMOTE.at(mode, f"Le code dit mixte, le texte dit « {remote[0]} ».")
    elif mode.text == "0" and remote and not mixed:
        yield PRESENT_BUT_REMOTE.at(mode, f"Le code dit en présence, le texte dit « {remote[0]} ».")
    elif mode.text == "2" and not remote:
        yield from _remote(node, mode, mixed[0] if mixed else "")


def _remote(action: Node, mode: Node, word: str) -> Iterator[Fault]:
    hours = action.value("nombre-heures-entreprise")
    if word:
        yield REMOTE_BUT_MIXED.at(mode, f"Le code dit à distance, le texte dit « {word} ».")
    elif hours.isdecimal() and int(hours) > 0 and not _under_contract(action):
        yield REMOTE_BUT_MIXED.at(
            mode, f"Le code dit à distance, avec {hours} heures en entreprise."
        )
    elif (count := sum(map(_teaches, action.all("lieu-de-formation")))) > 1:
        yield REMOTE_BUT_MIXED.at(mode, f"Le code dit à distance, avec {count} lieux de formation.")


def _under_contract(action: Node) -> bool:
    """Whether hours in company are those of a work contract, which teaching does not decide."""
    extras = (extra for group in action.all("extras") for extra in group.children)
    return any(
        extra.attributes.get("info", "").startswith("contrat-") and extra.text == "1"
        for extra in extras
    )


def _teaches(place: Node) -> bool:
    """Whether a place is more than a site that lends its computers to distance learners."""
    extras = (extra for group in place.all("extras") for extra in group.children)
    return not any(one.attributes.get("info") == "site-hote" and one.text == "1" for one in extras)


@FAMILY.on("action")
def _hours(node: Node, scope: Scope) -> Iterator[Fault]:
    total = node.child("nombre-heures-total")
    hours = _whole(total)
    if total is None or hours is None:
        return
    centre, company = (
        _whole(node.child(f"nombre-heures-{kind}")) for kind in ("centre", "entreprise")
    )
    if hours == 0:
        yield HOURS_ZERO.at(total, "Le total des heures est à zéro.")
    elif not 0 < hours <= _MOST_HOURS or _too_dense(node, hours):
        yield HOURS_ABSURD.at(total, f"{hours} heures ne tiennent pas dans la formation.")
    if centre is not None and company is not None and centre + company != hours and hours:
        message = f"{centre} h en centre et {company} h en entreprise ne font pas {hours} h."
        yield HOURS_SUM.at(total, message)


def _too_dense(action: Node, hours: int) -> bool:
    """Whether no session is long enough to hold ``hours``."""
    periods = [session.child("periode") for session in action.all("session")]
    days = []
    for period in periods:
        start = first_day(period.value("debut")) if period else None
        end = last_day(period.value("fin")) if period else None
        if start is None or end is None or end < start:
            return False
        days.append((end - start).days + 1)
    return bool(days) and hours > max(days) * _MOST_DAILY_HOURS


@FAMILY.on("prix-horaire-TTC", "prix-total-TTC")
def _price(node: Node, scope: Scope) -> Iterator[Fault]:
    if not node.text:
        return
    if not _PRICE.fullmatch(node.text):
        yield PRICE_SHAPE.at(node, f"« {node.text} » n’est pas un nombre.")
    elif float(node.text) > (500 if node.name == "prix-horaire-TTC" else 100_000):
        yield PRICE_ABSURD.at(node, f"« {node.text} » euros est invraisemblable.")


@FAMILY.on("action")
def _rate(node: Node, scope: Scope) -> Iterator[Fault]:
    rate, total = node.value("prix-horaire-TTC"), node.child("prix-total-TTC")
    hours = _whole(node.child("nombre-heures-centre")) or _whole(node.child("nombre-heures-total"))
    if total is None or not hours or not (_PRICE.fullmatch(rate) and _PRICE.fullmatch(total.text)):
        return
    expected, told = float(rate) * hours, float(total.text)
    if expected and told and not 0.5 <= told / expected <= 2:
        message = f"{rate} € de l’heure pendant {hours} h font {expected:.0f} €, non {told:.0f} €."
        yield PRICE_RATE.at(total, message)


@FAMILY.on("formation")
def _levels(node: Node, scope: Scope) -> Iterator[Fault]:
    exit_level = node.child("code-niveau-sortie")
    before = _LEVELS.get(node.value("code-niveau-entree"))
    after = _LEVELS.get(exit_level.text) if exit_level else None
    if exit_level and before and after and after < before:
        message = f"La formation part du niveau {before} et mène au niveau {after}."
        yield LEVEL_ORDER.at(exit_level, message)


@FAMILY.on(*_SEATS)
def _seats(node: Node, scope: Scope) -> Iterator[Fault]:
    yield from _count(node)


@FAMILY.on("extras")
def _session_seats(node: Node, scope: Scope) -> Iterator[Fault]:
    if node.attributes.get("info") != "places":
        return
    told = {one.attributes.get("info", ""): one for one in node.children}
    numbers = [told[name] for name in ("restantes", "capacite", "reservees") if name in told]
    for number in numbers:
        yield from _count(number)
    left, capacity = _whole(told.get("restantes")), _whole(told.get("capacite"))
    if left is not None and capacity is not None and left > capacity:
        yield SEATS_ORDER.at(told["restantes"], f"Il reste {left} places sur {capacity}.")


def _count(node: Node) -> Iterator[Fault]:
    seats = _whole(node)
    if seats is not None and seats < 0:
        yield SEATS_NEGATIVE.at(node, f"« {node.text} » places.")
    elif seats is not None and seats > _MOST_SEATS:
        yield SEATS_ABSURD.at(node, f"« {node.text} » places dans une session.")


@FAMILY.on("formation", "resume-offre")
def _certifying(node: Node, scope: Scope) -> Iterator[Fault]:
    flag = node.child("certifiante")
    codes = [one for found in node.all("certification") for one in found.children if one.text]
    if flag and flag.text == "1" and not codes:
        yield NOT_CERTIFYING.at(
            flag, "« certifiante » vaut 1 et aucune certification n’est donnée."
        )
    elif flag and flag.text == "0" and any(one.name in ("code-RNCP", "code-RS") for one in codes):
        yield CERTIFYING.at(flag, "« certifiante » vaut 0 et une certification est donnée.")


@FAMILY.on("session")
def _open_end(node: Node, scope: Scope) -> Iterator[Fault]:
    end = node.find("periode", "fin")
    fixed = node.parent and node.parent.value("modalites-entrees-sorties") == "0"
    if end and fixed and end.text == "99999999":
        yield OPEN_END.at(end, "« 99999999 » : sans fin prévue.")


def _whole(node: Node | None) -> int | None:
    text = node.text if node else ""
    return int(text) if text.removeprefix("-").isdecimal() else None
