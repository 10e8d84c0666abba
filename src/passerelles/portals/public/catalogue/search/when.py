"""Dates, ages of figures, seats and prices, as a person says them."""

from datetime import date

from django.utils.text import capfirst

from passerelles.domain.common.partial_date import DatePrecision, PartialDate
from passerelles.portals.public.shell.french import MONTHS, counted, day, number

_WEEK, _MONTH, _YEAR = 7, 30, 365  # days: « il y a 3 semaines » is a size, not a measure
CONTINUOUS = "continuous"


def said(value: PartialDate) -> str:
    """« le 4 janvier 2027 », « en mars 2027 », « en 2027 »; empty when nothing is known."""
    if value.first is None:
        return ""
    if value.precision is DatePrecision.DAY:
        return f"le {day(value.first)}"
    if value.precision is DatePrecision.MONTH:
        return f"en {MONTHS[value.first.month - 1]} {value.first.year}"
    return f"en {value.first.year}"


def start_said(start: PartialDate, *, end: PartialDate, entry_mode: str, today: date) -> str:
    """When one can begin, with the precision that is known."""
    if entry_mode == CONTINUOUS:
        return _all_year(start, end, today)
    words = said(start)
    if not words:
        return "Date de début non communiquée"
    verb = "A commencé" if start.is_past(today) else "Commence"
    return f"{verb} {words}{_until(end)}"


def _all_year(start: PartialDate, end: PartialDate, today: date) -> str:
    future = start.first is not None and start.first > today
    since = f", {_from(start)}" if future else ""
    return f"Entrées toute l’année{since}{_until(end)}"


def _from(start: PartialDate) -> str:
    """« à partir du 4 janvier 2027 », « à partir de mars 2027 »."""
    words = said(start)
    if words.startswith("le "):
        return f"à partir du {words.removeprefix('le ')}"
    month = words.removeprefix("en ")
    return f"à partir d’{month}" if month[0] in "ao" else f"à partir de {month}"


def _until(end: PartialDate) -> str:
    words = said(end)
    if words.startswith("le "):
        return f", jusqu’au {words.removeprefix('le ')}"
    return f", se termine {words}" if words else ""


def ago(on: date, today: date) -> str:
    """« aujourd’hui », « hier », « il y a 3 semaines »."""
    days = (today - on).days
    if days <= 0:
        return "aujourd’hui"
    if days == 1:
        return "hier"
    if days < 2 * _WEEK:
        return f"il y a {days} jours"
    if days < 2 * _MONTH:
        return f"il y a {days // _WEEK} semaines"
    if days < 2 * _YEAR:
        return f"il y a {days // _MONTH} mois"
    return f"il y a {days // _YEAR} ans"


def seats_said(seats: int | None, on: date | None, today: date) -> str:
    """Seats with the age of the figure: a number without its date is a promise."""
    if seats is None:
        return "Nombre de places non communiqué"
    left = counted(seats, "place restante", "places restantes") if seats else "Plus de place"
    if on is None:
        return f"{left} (date du chiffre inconnue)"
    return f"{left} (chiffre donné {ago(on, today)})"


def updated_said(on: date | None, today: date) -> str:
    return f"Mis à jour {ago(on, today)}" if on else "Date de mise à jour inconnue"


def is_old(on: date | None, today: date) -> bool:
    """Nobody has touched it for a year: to be confirmed with the provider."""
    return on is None or (today - on).days > _YEAR


def cost_said(covered: bool | None, remaining: str) -> str:
    """What is left to pay, in the words of the offer when they are words."""
    written = remaining.strip()
    amount = written.replace(" ", "").removesuffix("€").replace(",", ".")
    if amount.replace(".", "", 1).isdigit():
        return _left(float(amount))
    if written:
        return f"Reste à payer : {written}"
    if covered is None:
        return "Coût non communiqué"
    return "Prise en charge possible" if covered else "À vos frais, sauf aide personnelle"


def _left(euros: float) -> str:
    if euros == 0:
        return "Rien à payer"
    decimals = 0 if euros == int(euros) else 2
    return f"Reste à payer : {number(euros, decimals)} €"


def travel_said(km: float | None, minutes: int | None) -> str:
    """By car, estimated; nobody loaded timetables, so other ways are unknown, and said so."""
    if km is None and minutes is None:
        return ""
    if km is not None and km < 1:
        return "Dans votre commune"
    car = f"environ {_length(minutes)} en voiture" if minutes is not None else ""
    far = f"{number(km)} km" if km is not None else ""
    return capfirst(f"{', '.join(filter(None, (car, far)))} (inconnu sans voiture)")


def _length(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest:02d}" if rest else f"{hours} h"
