"""What the sheet of an occupation says of the way in: level, experience, examination, licence.

The texts of access of the ROME follow a few turns of phrase (« Cet emploi/métier est accessible
avec… », « Il est également accessible… »). What follows none of them stays unknown.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

# What a sentence may call a level, and the French level (1 to 8) that it is.
_LEVELS = (
    (8, r"doctorat|docteur|bac ?\+ ?8"),
    (7, r"bac ?\+ ?5|masters?\b|ingénieurs?\b|grandes écoles|école de commerce"),
    (6, r"bac ?\+ ?[34]|licences?\b"),
    (5, r"bac ?\+ ?2|\bbts\b|\bdut\b|\bdeust\b|\bdeug\b"),
    (4, r"\bbac\b(?! ?\+)|\bbaccalauréat\b|brevet professionnel|brevet de technicien\b(?! s)"
        r"|brevet technique des métiers|brevet des métiers d'art"),
    (3, r"\bcap\b|\bbep\b"),
    (2, r"brevet des collèges"),
)  # fmt: skip
_OLD = {"V": 3, "IV": 4, "III": 5, "II": 6, "I": 7}  # levels as numbered before 2019
_OLD_LEVEL = re.compile(r"niveau (IV|V|I{1,3})\b(?: à (IV|V|I{1,3})\b)?")
_SENTENCE = re.compile(r"(?<=\.)\s+(?=[A-ZÉ])")
_WAY = re.compile(r"^(cet emploi|l'emploi|les emplois|l'accès à l'emploi)", re.IGNORECASE)
_OTHER_WAY = re.compile(r"^il (l'est|est|peut être) (également )?(accessible|avec)", re.IGNORECASE)
_UNQUALIFIED = re.compile(r"sans diplôme (particulier )?ni expérience professionnelle")
_SOME_JOBS = re.compile(r" pour (les?|la|certaine?s) (?!secteur)")
_EXPERIENCE = re.compile(r"\bexpériences?\b")
_COMPLETED = re.compile(r"complété[es]*(?: par)?")
_NO_DIPLOMA = re.compile(r"sans (diplôme|niveau) particulier|sans diplôme")
_OR_EXPERIENCE = " ou avec une expérience"
_PERMIT = re.compile(r"\bpermis\b[^.]*\bB\b")
_SURELY = re.compile(r"\b(?:est|sont)\b (?:\(sont\) )?(?:exigé|requis|indispensable|obligatoire)")
_CERTIFICATE = re.compile(r"conduite en sécurité|carte professionnelle", re.IGNORECASE)
_HEAVY = re.compile(r"\bpermis (?:poids lourds? )?[CD]\b")
_IN_SOME_CASES = re.compile(r" (pour|selon) ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """``level_from``: lowest French level (1 to 8) of the usual diplomas, None unsaid.

    ``unqualified``: one may enter without diploma nor experience; ``some_jobs``: only for some of
    its jobs (« aide-boulanger »). ``level_with_experience``: the level from which experience opens
    the same door, 1 for no diploma at all. ``experience_asked``: besides the diploma, or alone.
    ``contest``: by a competitive examination. ``licence``: one that a short training gives is asked
    whatever the job (CACES, bus or lorry permit).
    """

    level_from: int | None = None
    unqualified: bool = False
    some_jobs: bool = False
    level_with_experience: int | None = None
    experience_asked: bool = False
    contest: bool = False
    licence: bool = False

    @property
    def open_to_all(self) -> bool:
        """Whether anyone may enter any of its jobs."""
        return self.unqualified and not self.some_jobs


def access_of(texts: Iterable[str]) -> Access:
    """What the sentences of one occupation say, read together."""
    told = " ".join(text.replace("’", "'").strip() for text in texts)
    sentences = _SENTENCE.split(told)
    main = next((one for one in sentences if _WAY.match(one) and "accessible" in one), "")
    others = [one for one in sentences if _OTHER_WAY.match(one)]
    ways = [main, *others]
    levels = _levels(main) or _levels_of_others(others)
    opened = [one for one in ways if _UNQUALIFIED.search(one)]
    permit_b = any(_PERMIT.search(one) for one in sentences)
    return Access(
        level_from=min(levels, default=None),
        unqualified=bool(opened),
        some_jobs=bool(opened) and all(_SOME_JOBS.search(one) for one in opened),
        level_with_experience=_level_with_experience(main, others),
        experience_asked=_experience_asked(main),
        contest="sur concours" in main and " ou avec " not in main,
        licence=not permit_b and any(_asks_licence(one) for one in sentences),
    )


def _levels(sentence: str) -> list[int]:
    """Levels that a sentence asks for, what it says in brackets counting only when alone."""
    asked = _COMPLETED.split(sentence)[0]
    return _named(re.sub(r"\([^)]*\)", " ", asked)) or _named(asked)


def _named(words: str) -> list[int]:
    found = [_OLD[one] for pair in _OLD_LEVEL.findall(words) for one in pair if one]
    lower = words.lower()
    return found + [level for level, pattern in _LEVELS if re.search(pattern, lower)]


def _levels_of_others(others: Iterable[str]) -> list[int]:
    """Of the other ways that ask for a diploma alone and lead to every job."""
    plain = [one for one in others if not _EXPERIENCE.search(one) and not _SOME_JOBS.search(one)]
    return [level for one in plain for level in _levels(one)]


def _level_with_experience(main: str, others: Iterable[str]) -> int | None:
    found = [_replaced(one) for one in others]
    found += [1] if _experience_alone(main) else []
    return min((level for level in found if level), default=None)


def _replaced(way: str) -> int | None:
    """The level that another way asks for when it also asks for experience."""
    if not _EXPERIENCE.search(way) or _UNQUALIFIED.search(way) or _SOME_JOBS.search(way):
        return None
    levels = _levels(way)
    if levels:
        return min(levels)
    taught = re.search(r"expérience[^.]*complétée? par une formation", way)
    return None if taught else 1


def _experience_asked(main: str) -> bool:
    told = bool(_EXPERIENCE.search(main)) and not _UNQUALIFIED.search(main)
    return told and _OR_EXPERIENCE not in main


def _experience_alone(main: str) -> bool:
    """« Accessible avec une expérience professionnelle… sans diplôme particulier »."""
    if _UNQUALIFIED.search(main) or not _EXPERIENCE.search(main):
        return False
    return (
        _OR_EXPERIENCE in main or bool(_NO_DIPLOMA.search(main)) or " avec une expérience" in main
    )


def _asks_licence(sentence: str) -> bool:
    if not _SURELY.search(sentence):
        return False
    if _HEAVY.search(sentence):
        return True
    return bool(_CERTIFICATE.search(sentence)) and not _IN_SOME_CASES.search(sentence)
