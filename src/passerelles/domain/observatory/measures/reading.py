"""From the fields of an action or a training to answers: what nobody said is never a no."""

import re
from collections.abc import Collection, Iterable

from passerelles.domain.observatory.measures.offer_table import NO, UNSAID, YES

# Programmes that the plan places in the regional training plan (CPRDFOP Occitanie 2022-2028, lines
# 437, 1568-1571 and 2375-2377). Innov'Emploi is said to be beyond it (line 1617); the others of the
# Région are not said to be in it.
PLAN_PROGRAMMES = frozenset(("qualif-pro", "projet-pro", "lectio", "e2c", "e-formation"))
# Inhabitants under which a commune is rural, for want of the density grid of INSEE: the threshold
# of the urban unit (INSEE, definition of the rural commune used until 2020).
RURAL_BELOW = 2_000
# Days since a session was told last, under which it is fresh: six months.
FRESH_DAYS = 183
# Classes of tension, out of 5, from which an occupation is in tension (Dares: 4 high, 5 very high).
TENSE_FROM = 4
FIRST_DIPLOMA = 3
# ROME: health, social action, help in daily life.
_CARE = ("J", "K12", "K13")
_AMOUNT = re.compile(r"\d+(?:[.,]\d+)?")
_NOTHING = re.compile(r"\b(?:aucun|gratuit|sans frais|néant|pas de frais)", re.IGNORECASE)


def told(value: bool | None) -> int:
    """A field that says yes, no, or nothing."""
    if value is None:
        return UNSAID
    return YES if value else NO


def chosen(value: str, among: Collection[str]) -> int:
    """Whether a coded field is one of these codes; an empty one says nothing."""
    if not value:
        return UNSAID
    return YES if value in among else NO


def listed(values: Collection[str] | None, *, wanted: Collection[str]) -> int:
    """Whether a list holds one of these codes; an empty list says nothing."""
    if not values:
        return UNSAID
    return YES if set(values) & set(wanted) else NO


def in_plan(programme: str, received: str) -> int:
    """Whether the regional plan buys an action; a name that nobody recognised says nothing."""
    if programme:
        return YES if programme in PLAN_PROGRAMMES else NO
    return UNSAID if received else NO


def open_entry(required: bool | None, level: int | None) -> int:
    """Whether one enters without a diploma; a required level that is not told says nothing."""
    if required is None or (required and level is None):
        return UNSAID
    return NO if required and (level or 0) >= FIRST_DIPLOMA else YES


def nothing_to_pay(text: str) -> int:
    """Whether the words on what remains to pay say « nothing »; other words say nothing."""
    amounts = [float(found.replace(",", ".")) for found in _AMOUNT.findall(text)]
    if amounts:
        return NO if any(amounts) else YES
    return YES if _NOTHING.search(text) else UNSAID


def certifying(said: bool | None, *, has_certification: bool) -> int:
    """What the body says; else, a certification named is a yes, and none says nothing."""
    if said is not None:
        return told(said)
    return YES if has_certification else UNSAID


def green(flags: Iterable[str]) -> int:
    """Whether one of the occupations is flagged green; occupations without flag say nothing."""
    known = [flag for flag in flags if flag]
    if not known:
        return UNSAID
    return YES if "green" in known else NO


def health_social(codes: Collection[str]) -> int:
    """Whether one of the ROME codes is of care or social work."""
    if not codes:
        return UNSAID
    return YES if any(code.startswith(_CARE) for code in codes) else NO


def qualiopi(types: Collection[str] | None) -> int:
    """Whether a body is certified for some type of action; an empty list says for none."""
    return told(None if types is None else bool(types))


def fresh(updated: int, today: int) -> int:
    """Days as ordinals; 0 when nobody told the day."""
    return told(None if not updated else today - updated <= FRESH_DAYS)


def rural(population: float | None) -> int:
    """Inhabitants of a commune."""
    return told(None if population is None else population < RURAL_BELOW)


def tense(classes: Iterable[float]) -> int:
    """Classes of tension of the occupations that a session leads to, where it takes place."""
    known = list(classes)
    if not known:
        return UNSAID
    return YES if max(known) >= TENSE_FROM else NO
