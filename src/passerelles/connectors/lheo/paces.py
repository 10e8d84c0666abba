"""Full time, part time, evening, week-end: told by flags, else read in the words of the pace."""

import re

from passerelles.apps.catalogue.models import Pace
from passerelles.connectors.lheo import extras
from passerelles.formats.lheo.model import Extras

GROUP = "rythme"
FLAGS = {
    "temps-plein": Pace.FULL_TIME,
    "temps-partiel": Pace.PART_TIME,
    "cours-du-soir": Pace.EVENING,
    "week-end": Pace.WEEKEND,
}
_WORDS = {
    Pace.FULL_TIME: re.compile(r"temps[ -]+(plein|complet)|plein[ -]+temps|\b35 ?h", re.IGNORECASE),
    Pace.PART_TIME: re.compile(r"temps[ -]+partiel|mi[ -]temps|hors temps plein", re.IGNORECASE),
    Pace.EVENING: re.compile(r"\bsoirs?\b|\bsoirées?\b", re.IGNORECASE),
    Pace.WEEKEND: re.compile(r"week[ -]?ends?\b|\bsamedis?\b", re.IGNORECASE),
}
_NOT_FULL = re.compile(r"hors temps plein", re.IGNORECASE)


def paces_of(pace: str, groups: tuple[Extras, ...]) -> list[str]:
    """The paces of an action, in the order of the table."""
    told = {kind: extras.flag(groups, GROUP, name) for name, kind in FLAGS.items()}
    if any(value is not None for value in told.values()):
        return [kind.value for kind, value in told.items() if value]
    return read_paces(pace)


def read_paces(words: str) -> list[str]:
    """The paces that a sentence names: « Continu temps plein, modulaire »."""
    found = [kind.value for kind, pattern in _WORDS.items() if pattern.search(words)]
    return [k for k in found if k != Pace.FULL_TIME or not _NOT_FULL.search(words)]


def pace_flags(paces: list[str]) -> tuple[tuple[str, str], ...]:
    """The extras that say exactly these paces."""
    return tuple((name, extras.digit(kind in paces)) for name, kind in FLAGS.items())
