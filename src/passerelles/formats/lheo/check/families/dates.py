"""Rules on dates: eight digits, an order that makes sense, and news fresh enough to be trusted."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from passerelles.formats.lheo.check.rules import Family, Fault
from passerelles.formats.lheo.check.scope import Scope
from passerelles.formats.lheo.check.tree import Node
from passerelles.formats.lheo.dates import LheoDate, Precision

FAMILY = Family("Les dates")

FAR_PAST = timedelta(days=5 * 365)
FAR_FUTURE = timedelta(days=3 * 365)
STALE = timedelta(days=365)

MALFORMED = FAMILY.rule(
    "L101",
    "date.impossible",
    "error",
    title="Une date est impossible",
    why="La session disparaît des recherches par date.",
    remedy="Écrivez huit chiffres, année-mois-jour : 20270104 pour le 4 janvier 2027.",
)
UNKNOWN_START = FAMILY.rule(
    "L102",
    "date.unknown-start",
    "warning",
    title="La date de début de la session est inconnue",
    why="Personne ne peut s’organiser, et la session ne sort dans aucun tri par date.",
    remedy="Donnez au moins le mois (20270100) ; pour des entrées toute l’année, dites-le par "
    "« modalites-entrees-sorties » à 1.",
)
NO_DAY = FAMILY.rule(
    "L103",
    "date.no-day",
    "notice",
    title="Le jour de début de la session n’est pas encore connu",
    why="Le public voit « en janvier 2027 », sans jour.",
    remedy="Complétez la date dès que le jour est fixé.",
)
END_BEFORE_START = FAMILY.rule(
    "L104",
    "date.end-before-start",
    "error",
    title="La fin est avant le début",
    why="Les deux dates sont sans doute inversées.",
    remedy="Vérifiez « debut » et « fin ».",
)
FAR_PAST_START = FAMILY.rule(
    "L105",
    "date.far-past",
    "warning",
    title="La session a commencé il y a plus de cinq ans",
    why="Elle encombre les listes, ou son année est fausse.",
    remedy="Retirez la session ou corrigez l’année.",
    needs="today",
)
FAR_FUTURE_START = FAMILY.rule(
    "L106",
    "date.far-future",
    "warning",
    title="La session commence dans plus de trois ans",
    why="L’année est sans doute fausse.",
    remedy="Vérifiez l’année.",
    needs="today",
)
OVER = FAMILY.rule(
    "L107",
    "date.session-over",
    "notice",
    title="La session est terminée",
    why="Le public ne peut plus s’y inscrire.",
    remedy="Retirez la session, ou ajoutez la prochaine.",
    needs="today",
)
LATE_REGISTRATION = FAMILY.rule(
    "L108",
    "date.registration-after-start",
    "error",
    title="Les inscriptions ouvrent après le début de la session",
    why="Personne ne peut s’inscrire à temps.",
    remedy="Vérifiez « periode-inscription » et « periode ».",
)
LATE_MEETING = FAMILY.rule(
    "L109",
    "date.meeting-after-start",
    "warning",
    title="L’information collective a lieu après le début de la session",
    why="Elle arrive trop tard pour choisir.",
    remedy="Donnez la date de la prochaine réunion, ou retirez-la.",
)
STALE_UPDATE = FAMILY.rule(
    "L110",
    "date.stale",
    "warning",
    title="La fiche n’a pas été mise à jour depuis plus d’un an",
    why="Les conseillers n’osent plus orienter vers une fiche aussi ancienne.",
    remedy="Relisez la fiche et mettez « datemaj » à jour.",
    needs="today",
)
CREATED_AFTER = FAMILY.rule(
    "L111",
    "date.created-after-updated",
    "warning",
    title="La fiche est créée après sa dernière mise à jour",
    why="L’une des deux dates est fausse.",
    remedy="Vérifiez « datecrea » et « datemaj ».",
)
FUTURE_UPDATE = FAMILY.rule(
    "L112",
    "date.updated-in-future",
    "error",
    title="La mise à jour est datée dans le futur",
    why="La fiche paraîtra toujours plus fraîche que les autres.",
    remedy="Corrigez « datemaj ».",
    needs="today",
)
NO_UPDATE = FAMILY.rule(
    "L113",
    "date.missing-update",
    "notice",
    title="La date de mise à jour manque",
    why="Personne ne sait si la fiche est encore juste.",
    remedy="Ajoutez l’attribut « datemaj » (AAAAMMJJ).",
)


@lru_cache(maxsize=8192)
def read_date(text: str) -> LheoDate | None:
    """The date of a text, None when it is not one."""
    try:
        return LheoDate.parse(text)
    except ValueError:
        return None


def first_day(text: str) -> date | None:
    """The first possible day of a date, None when unknown, open or wrong."""
    found = read_date(text)
    return found.day if found else None


def last_day(text: str) -> date | None:
    """The last possible day of a date, None when unknown, open or wrong."""
    found = read_date(text)
    if found is None or found.day is None:
        return None
    if found.precision is Precision.YEAR:
        return found.day.replace(month=12, day=31)
    if found.precision is Precision.MONTH:
        return (found.day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return found.day


# How 2.3 may also name the stamps, as ISO instants.
_INSTANTS = {"datecrea": "horodatage-creation", "datemaj": "horodatage-modification"}


def stamp(node: Node, name: str) -> str:
    """The eight digits of ``datecrea`` or ``datemaj``, ``""`` when neither spelling is there."""
    instant = node.attributes.get(_INSTANTS[name], "")
    return node.attributes.get(name, "").strip() or instant[:10].replace("-", "")


@FAMILY.on("debut", "fin", "date")
def _shape(node: Node, scope: Scope) -> Iterator[Fault]:
    if node.text and read_date(node.text) is None:
        yield MALFORMED.at(node, _why_malformed(node.text))


@FAMILY.on("formation", "action", "session")
def _stamps(node: Node, scope: Scope) -> Iterator[Fault]:
    created, updated = stamp(node, "datecrea"), stamp(node, "datemaj")
    for name, text in (("datecrea", created), ("datemaj", updated)):
        if text and read_date(text) is None:
            yield MALFORMED.at(node, f"{name} : {_why_malformed(text)}", value=text)
    if not updated and node.name == "formation":
        yield NO_UPDATE.at(node, "La formation n’a pas d’attribut « datemaj ».", value="")
    first, last = first_day(created), last_day(updated)
    if first and last and first > last:
        message = f"Créée le {first:%d/%m/%Y}, mise à jour le {last:%d/%m/%Y}."
        yield CREATED_AFTER.at(node, message, value=f"{created} {updated}")


@FAMILY.on("formation", "action", "session", needs="today")
def _freshness(node: Node, scope: Scope) -> Iterator[Fault]:
    today, text = scope.vocabulary.today, stamp(node, "datemaj")
    updated = first_day(text)
    if today is None or updated is None:
        return
    if updated > today:
        message = f"La mise à jour est datée du {updated:%d/%m/%Y}, après aujourd’hui."
        yield FUTURE_UPDATE.at(node, message, value=text)
    elif today - updated > STALE and node.name == "formation":
        message = f"La dernière mise à jour date du {updated:%d/%m/%Y}."
        yield STALE_UPDATE.at(node, message, value=text)


@FAMILY.on("periode")
def _period(node: Node, scope: Scope) -> Iterator[Fault]:
    start, end = first_day(node.value("debut")), last_day(node.value("fin"))
    if start and end and end < start:
        message = f"La fin ({end:%d/%m/%Y}) est avant le début ({start:%d/%m/%Y})."
        value = f"{node.value('debut')} {node.value('fin')}"
        yield END_BEFORE_START.at(node, message, value=value)


@FAMILY.on("session")
def _session_start(node: Node, scope: Scope) -> Iterator[Fault]:
    start = node.find("periode", "debut")
    known = read_date(start.text) if start else None
    if start is None or known is None:
        return
    if known.precision is Precision.UNKNOWN and not _permanent(node):
        yield UNKNOWN_START.at(start, "Le début de la session est écrit 00000000 : inconnu.")
    elif known.precision in (Precision.MONTH, Precision.YEAR):
        yield NO_DAY.at(start, f"« {start.text} » ne donne pas le jour.")


@FAMILY.on("session", needs="today")
def _session_time(node: Node, scope: Scope) -> Iterator[Fault]:
    today, period = scope.vocabulary.today, node.child("periode")
    if today is None or period is None:
        return
    start, end = first_day(period.value("debut")), last_day(period.value("fin"))
    if start and today - start > FAR_PAST and not (end and end >= today):
        yield FAR_PAST_START.at(
            period, f"La session a commencé le {start:%d/%m/%Y}.", value=_d(start)
        )
    elif end and end < today:
        yield OVER.at(period, f"La session s’est terminée le {end:%d/%m/%Y}.", value=_d(end))
    if start and start - today > FAR_FUTURE:
        yield FAR_FUTURE_START.at(
            period, f"La session commence le {start:%d/%m/%Y}.", value=_d(start)
        )


@FAMILY.on("session")
def _registration(node: Node, scope: Scope) -> Iterator[Fault]:
    opening = node.find("periode-inscription", "periode", "debut")
    start = last_day(node.value("periode", "debut"))
    opens = first_day(opening.text) if opening else None
    if opening and opens and start and opens > start:
        message = f"Les inscriptions ouvrent le {opens:%d/%m/%Y}, le début est le {start:%d/%m/%Y}."
        yield LATE_REGISTRATION.at(opening, message)


@FAMILY.on("action")
def _meetings(node: Node, scope: Scope) -> Iterator[Fault]:
    sessions = node.all("session")
    starts = [last_day(session.value("periode", "debut")) for session in sessions]
    known = [start for start in starts if start]
    if known and len(known) == len(sessions) and not _permanent_action(node):
        for meeting in node.all("date-information"):
            yield from _late(meeting.child("date"), max(known))
    for session, start in zip(sessions, starts, strict=True):
        for step in session.all("recrutement"):
            if start and step.value("modalite-recrutement") == "9" and not _permanent(session):
                yield from _late(step.find("periode", "debut"), start)


def _late(node: Node | None, start: date) -> Iterator[Fault]:
    day = first_day(node.text) if node else None
    if node and day and day > start:
        message = f"La réunion est le {day:%d/%m/%Y}, la session commence le {start:%d/%m/%Y}."
        yield LATE_MEETING.at(node, message)


def _permanent(session: Node) -> bool:
    """Whether people may enter at any time: then the dates of a session bind nobody."""
    return session.parent is not None and _permanent_action(session.parent)


def _permanent_action(action: Node) -> bool:
    return action.value("modalites-entrees-sorties") == "1"


def _why_malformed(text: str) -> str:
    try:
        LheoDate.parse(text)
    except ValueError as error:
        return str(error)
    return ""


def _d(day: date) -> str:
    return f"{day:%Y%m%d}"
