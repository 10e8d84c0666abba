"""How sheets of the offer say dates, durations, seats and publics in French."""

from collections.abc import Iterable
from datetime import time

from passerelles.apps.catalogue.models import EntryMode, Mode, Pace, RecruitmentState
from passerelles.apps.catalogue.reads.vocabulary import public_of_formacode
from passerelles.domain.common.partial_date import DatePrecision, PartialDate
from passerelles.portals.public.catalogue.search.when import cost_said
from passerelles.portals.public.shell.french import MONTHS, counted, day, number

FIXED = "\u00a0"  # no-break space: a number stays with its unit
UNKNOWN = "non communiqué par l’organisme"

# As one names people, where filters speak in the first person.
PUBLICS = {
    "tout-public": "tout le monde",
    "demandeurs-emploi": "personnes en recherche d’emploi",
    "jeunes": "jeunes de moins de 26 ans",
    "salaries": "personnes salariées",
    "handicap": "personnes en situation de handicap",
    "justice": "personnes suivies par la justice",
    "francais-etranger": "Français et Françaises de l’étranger",
    "etudiants": "élèves, étudiants et étudiantes",
    "independants": "personnes à leur compte",
    "agents-publics": "agents et agentes de la fonction publique",
}

CONTRACTS = {
    "apprenticeship": "contrat d’apprentissage",
    "professionalisation": "contrat de professionnalisation",
}

FIELDS = {
    ("session", "start"): "date de début",
    ("session", "start_precision"): "date de début",
    ("session", "end"): "date de fin",
    ("session", "end_precision"): "date de fin",
    ("session", "seats"): "places",
    ("session", "recruitment_state"): "état des inscriptions",
    ("training", "title"): "intitulé",
    ("training", "content"): "contenu",
    ("training", "objective"): "objectif",
    ("action", "remaining_cost"): "reste à payer",
    ("action", "conditions"): "conditions d’entrée",
    ("provider", "name"): "nom de l’organisme",
    ("provider", "phone"): "téléphone",
    ("provider", "email"): "adresse e-mail",
}
KINDS = {
    "session": "session",
    "action": "déroulement",
    "training": "formation",
    "place": "lieu",
    "provider": "organisme",
}


def when(value: PartialDate) -> str:
    """« 4 janvier 2027 », « janvier 2027 (jour à préciser) »; empty when unknown."""
    if value.precision is DatePrecision.OPEN:
        return "sans date de fin"
    if value.first is None:
        return ""
    if value.precision is DatePrecision.MONTH:
        return f"{MONTHS[value.first.month - 1]} {value.first.year} (jour à préciser)"
    if value.precision is DatePrecision.YEAR:
        return f"{value.first.year} (mois à préciser)"
    return day(value.first)


def period(start: PartialDate, end: PartialDate) -> str:
    """« du 4 janvier 2027 au 30 juin 2027 », as precise as both ends; empty when nothing is known.

    An end that nobody said is told, once the start is.
    """
    both = start.precision is end.precision is DatePrecision.DAY
    if both:
        same = start.first == end.first
        return f"le {when(start)}" if same else f"du {when(start)} au {when(end)}"
    begins, ends = _at(start), _at(end)
    if not begins:
        return f"fin {ends}" if ends else ""
    return f"début {begins}, fin {ends or 'non communiquée'}"


def dates(start: PartialDate, end: PartialDate, entry_mode: str) -> str:
    """The period, and whether one may enter all along it; empty when nothing is known."""
    said = period(start, end)
    if entry_mode != EntryMode.CONTINUOUS:
        return said
    return ", ".join(filter(None, ("entrées toute l’année", said)))


def _at(value: PartialDate) -> str:
    said = when(value)
    if not said or value.precision is DatePrecision.OPEN:
        return said and "non prévue"
    return f"{'le' if value.precision is DatePrecision.DAY else 'en'} {said}"


def clock(start: time | None, end: time | None) -> str:
    """« de 9 h à 12 h 30 »; empty when the hour is unknown."""
    if start is None:
        return ""
    if end is None or end <= start:
        return f"à {_hour(start)}"
    return f"de {_hour(start)} à {_hour(end)}"


def hours(value: int | None) -> str:
    return f"{number(value)}{FIXED}h" if value else ""


def seats_left(seats: int | None, capacity: int | None) -> str:
    """« 3 places libres sur 12 »; a full session is said, an unknown figure is empty."""
    if seats is None:
        return f"{counted(capacity, 'place', 'places')} en tout" if capacity else ""
    if seats == 0:
        return "complet"
    of = f" sur {number(capacity)}" if capacity and capacity >= seats else ""
    return f"{counted(seats, 'place libre', 'places libres')}{of}"


def left_to_pay(remaining: str) -> str:
    """« 60 € », « Rien à payer », or the words of the publisher; empty when nobody said."""
    said = cost_said(None, remaining) if remaining.strip() else ""
    return said.removeprefix("Reste à payer : ")


def publics(formacodes: Iterable[str]) -> tuple[str, ...]:
    """For whom, once each; codes that nobody can read are left out."""
    slugs = (public_of_formacode().get(code, "") for code in formacodes)
    return tuple(dict.fromkeys(PUBLICS[slug] for slug in slugs if slug in PUBLICS))


def mode(value: str) -> str:
    return Mode(value).label if value in Mode else ""


def entry_mode(value: str) -> str:
    return EntryMode(value).label if value in EntryMode else ""


def paces(values: Iterable[str], said: str = "") -> str:
    """Rhythms in words, then those of the publisher; what these repeat is said once."""
    labels = [Pace(value).label for value in values if value in Pace]
    fresh = [label for label in labels if label.casefold() not in said.casefold()]
    return ", ".join([*fresh, *filter(None, [said.strip()])])


def recruitment(value: str) -> str:
    return RecruitmentState(value).label if value in RecruitmentState else ""


def yes_no(said: bool | None, yes: str = "oui", no: str = "non") -> str:
    """Empty when nobody said it."""
    return "" if said is None else (yes if said else no)


def corrected_fields(fields: Iterable[tuple[str, str]]) -> str:
    """What was corrected by hand, in words, once each."""
    said = (FIELDS.get(one) or f"{KINDS.get(one[0], one[0])}" for one in fields)
    return ", ".join(dict.fromkeys(said))


def _hour(value: time) -> str:
    hour = f"{value.hour}{FIXED}h"
    return f"{hour}{FIXED}{value.minute:02d}" if value.minute else hour
