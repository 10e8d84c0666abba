"""Words of pathways: kinds of steps, merits, reasons why nothing fits, amounts and months."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from passerelles.documents.french import FIXED, MONTHS, day, number
from passerelles.domain.guidance.building.candidate import Candidate, StepKind
from passerelles.domain.guidance.building.french import is_french_course
from passerelles.domain.guidance.building.pathway import Concession, Merit, Step

STEP_KINDS = {
    StepKind.BRIDGING: "Remise à niveau",
    StepKind.DIGITAL_BASE: "Bases numériques et savoirs de base",
    StepKind.PREQUALIFYING: "Préparation au métier",
    StepKind.BLOCK: "Bloc de compétences",
    StepKind.CERTIFICATION: "Formation certifiante",
    StepKind.APPRENTICESHIP: "Apprentissage",
}
PLAIN_KINDS = {
    StepKind.BRIDGING: "Je révise les bases",
    StepKind.DIGITAL_BASE: "J’apprends l’ordinateur et les bases",
    StepKind.PREQUALIFYING: "Je découvre le métier",
    StepKind.BLOCK: "J’apprends une partie du métier",
    StepKind.CERTIFICATION: "J’apprends le métier et j’ai un diplôme",
    StepKind.APPRENTICESHIP: "Je travaille et j’apprends : l’apprentissage",
}
_FRENCH, _PLAIN_FRENCH = "Cours de français", "J’apprends le français"
MERITS = {
    Merit.MOST_CLOSING: "le plus complet",
    Merit.FASTEST: "le plus rapide",
    Merit.CHEAPEST: "le moins cher",
    Merit.CLOSEST: "le plus proche",
    Merit.MOST_CERTIFYING: "le plus diplômant",
    Merit.AT_WORK: "en partie en entreprise",
    Merit.SHORTER: "plus court, pour commencer",
    Merit.NEARER: "plus près",
    Merit.CHEAPER: "moins cher",
}
CONCESSIONS = {
    Concession.TRAVEL: "aller plus loin",
    Concession.CAR: "conduire",
    Concession.LATER: "commencer trois mois plus tard",
    Concession.DISTANCE: "accepter la formation à distance",
    Concession.PACE: "accepter un autre rythme",
    Concession.FULL_SESSIONS: "attendre une place dans une session complète",
    Concession.LEVEL: "demander une dispense de niveau",
}
NO_PATHWAY = {
    "nothing_missing": "D’après la fiche du métier, il ne vous manque pas de compétence : vous "
    "pouvez postuler. L’employeur peut demander un diplôme, un permis ou un niveau de français.",
    "no_candidate": "Données insuffisantes : nous ne connaissons aucune formation à venir qui "
    "apporte ce qui manque.",
    "no_place": "Dites-nous dans quelle commune vous habitez : sans elle, nous ne regardons que "
    "les formations à distance.",
    "nothing_fits": "Aucune formation connue ne respecte toutes vos contraintes.",
}

_ACRONYM = 12  # letters: nothing longer is one
_DIPLOMAS = frozenset({"BAC", "BP", "BTS", "BUT", "CAP", "CQP", "CS", "DEUST", "MC", "TP"})


def step_kind(step: Step) -> str:
    return _FRENCH if is_french_course(step) else STEP_KINDS[step.candidate.kind]


def plain_kind(step: Step) -> str:
    return _PLAIN_FRENCH if is_french_course(step) else PLAIN_KINDS[step.candidate.kind]


def euros(amount: Decimal | None) -> str:
    """« 685 € », « 224,68 € »; « inconnu » when nobody said."""
    if amount is None:
        return "inconnu"
    decimals = 0 if amount == amount.to_integral_value() else 2
    return f"{number(float(amount), decimals)}{FIXED}€"


def range_text(at_least: Decimal, at_most: Decimal | None) -> str:
    """« 685 € », « entre 0 € et 685 € », « au moins 685 € »."""
    if at_most is None:
        return f"au moins {euros(at_least)}" if at_least else "montant à confirmer"
    if at_most == at_least:
        return euros(at_least)
    return f"entre {euros(at_least)} et {euros(at_most)}"


def month_text(month: date) -> str:
    """« janvier 2027 »."""
    return f"{MONTHS[month.month - 1]} {month.year}"


def months_text(months: Sequence[date]) -> str:
    """« janvier 2027 », « de janvier à juin 2027 », « de décembre 2026 à mai 2027 »."""
    first, last = months[0], months[-1]
    if first == last:
        return month_text(first)
    start = MONTHS[first.month - 1] if first.year == last.year else month_text(first)
    link = "d’" if start[0] in "ao" else "de "
    return f"{link}{start} à {month_text(last)}"


def between_text(start: date, end: date) -> str:
    """« du 4 janvier 2027 au 26 mars 2027 », « le 4 janvier 2027 »."""
    if start == end:
        return f"le {day(start)}"
    return f"du {day(start)} au {day(end)}"


def trip_text(minutes: float | None, *, remote: bool) -> str:
    """« à distance », « 25 min de trajet », « lieu à convenir »."""
    if remote:
        return "à distance"
    if minutes is None:
        return "lieu à convenir"
    hours, rest = divmod(round(minutes), 60)
    said = f"{rest}{FIXED}min" if not hours else f"{hours}{FIXED}h{FIXED}{rest:02d}"
    return f"{said} de trajet" if round(minutes) else "dans votre commune"


def trip_of(taken: Candidate) -> str:
    """The trip of a step; without a car its estimate says how one would go."""
    said = trip_text(taken.minutes, remote=taken.remote)
    known = taken.without_car and not taken.remote and taken.minutes is not None
    return f"{said} à pied, à vélo ou en bus (estimé)" if known else said


def inside(name: str) -> str:
    """A name inside a sentence: « La Région » becomes « la Région », « France Travail » stays."""
    article = name.startswith(("La ", "Le ", "Les ", "L’", "Votre "))
    return name[:1].lower() + name[1:] if article else name


def calm(title: str) -> str:
    """A title that a provider shouts is said in a normal voice."""
    if not title.isupper() or len(title) <= _ACRONYM:
        return title
    first, *others = title.split(" ")
    words = (first if first in {*_DIPLOMAS, "DE"} else first.capitalize(), *map(_quiet, others))
    return " ".join(words)


def _quiet(word: str) -> str:
    return word if word in _DIPLOMAS else word.lower()


def lower(label: str) -> str:
    """A label inside a sentence; an acronym keeps its capitals."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label
