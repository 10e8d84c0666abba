"""The file of ``guidance run``: what a person told of herself, every field optional."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from passerelles.formats.common.fields import FieldFinding, Fields, shown
from passerelles.formats.common.person import PersonRecord, age_on, read_commune, read_person
from passerelles.formats.guidance.profile_words import (
    CONSTRAINTS,
    NO_CAR,
    constraint_of,
    letters_of,
    level_of,
)

MOST_OCCUPATIONS = 10
MOST_SKILLS = 100
MOST_WORDS = 50
MOST_TASTES = 100
FRENCH = ("a1", "a2", "b1", "b2", "c1", "c2")  # Cadre européen commun de référence (CECRL)
EMPLOYERS = ("private", "public_hospital", "public")
FIELDS = (
    *("person", "occupations", "skills", "interests", "refused", "place", "max_minutes", "car"),
    *("available_from", "level", "constraints", "target"),
    *("sectors", "refused_sectors", "certifications", "blocks"),
    *("french", "foreign_diploma", "employer"),
    # Answers to the questionnaire of tastes, kept so as to be shown again: interests sum them up.
    "tastes",
)
_OCCUPATION = re.compile(r"(?:(?:ROME-)?\d\.\d{1,2}:)?[A-N]\d{4}")
_CERTIFICATION = re.compile(r"(?:RNCP|RS)\d{1,6}")
_BLOCK = re.compile(r"(?:RNCP|RS)\d{1,6}BC\d{1,3}")
FIRST_JOB = 14  # years: nobody practised an occupation before
_LEVEL_REMEDY = "CAP : 3, bac : 4, BTS : 5."
_FRENCH_REMEDY = (
    "a1 : quelques mots ; a2 : un peu ; b1 : la vie de tous les jours ; b2 : le travail ; "
    "c1 et c2 : très bien."
)
_EMPLOYER_REMEDY = (
    "private : entreprise ou association ; public_hospital : hôpital public ; public : autre "
    "service public."
)
_SEX = ("sex", "sexe", "gender", "genre")


@dataclass(frozen=True, slots=True)
class OccupationRecord:
    """``code`` as written (``G1803``, ``3.47:F1610``); ``until``: the last year."""

    code: str
    years: float | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True)
class ForeignDiploma:
    """A diploma of another country. ``level``: the French level it comes near, 1 to 8.

    ``country`` is kept as written; nothing depends on it.
    """

    level: int | None = None
    country: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileRecord:
    """As written, codes not resolved yet. ``interests``: weight (0 to 1) of RIASEC letters.

    ``skills``: codes or typed labels. ``refused``: occupations, ROME domains (``G``, ``G18``) or
    sectors. ``commune``: INSEE code of where the person looks. ``level``: French level, 1 to 8.
    ``french``: how well French is spoken, one of FRENCH; ``employer``: one of EMPLOYERS.
    """

    person: PersonRecord = field(default_factory=PersonRecord)
    occupations: tuple[OccupationRecord, ...] = ()
    skills: tuple[str, ...] = ()
    interests: Mapping[str, float] = field(default_factory=dict)
    refused: tuple[str, ...] = ()
    commune: str = ""
    max_minutes: int | None = None
    car: bool | None = None
    available_from: date | None = None
    level: int | None = None
    constraints: tuple[str, ...] = ()
    target: str = ""
    sectors: tuple[str, ...] = ()
    refused_sectors: tuple[str, ...] = ()
    certifications: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()
    french: str = ""
    foreign_diploma: ForeignDiploma | None = None
    employer: str = ""


@dataclass(frozen=True, slots=True)
class ProfileReading:
    """What cannot be used is left unsaid in ``record`` and told in ``findings``."""

    record: ProfileRecord
    findings: tuple[FieldFinding, ...] = ()


def read_profile(given: Mapping[str, Any], *, today: date) -> ProfileReading:
    """The profile that ``given`` writes, or all that is to be mended in it; never raises."""
    findings: list[FieldFinding] = []
    fields = Fields(without_sex(given), findings)
    if fields.given is not given:
        fields.tell("person", "le sexe n’est pas lu : aucune réponse n’en dépend.", "warning")
    fields.refuse_others(FIELDS)
    constraints = _constraints(fields)
    record = ProfileRecord(
        person=read_person(fields.inner("person"), today=today),
        occupations=_occupations(fields, today),
        skills=fields.texts(
            "skills", most=MOST_SKILLS, remedy="gardez celles que vous pratiquez le plus."
        ),
        interests=_interests(fields),
        refused=_words(fields, "refused"),
        commune=_place(fields),
        max_minutes=fields.whole(
            "max_minutes", low=5, high=240, remedy="Le trajet à l’aller, en minutes."
        ),
        car=_car(fields, constraints),
        available_from=_available(fields, today),
        level=_level(fields),
        constraints=tuple(word for word in constraints if word != NO_CAR),
        target=_target(fields),
        sectors=_words(fields, "sectors"),
        refused_sectors=_words(fields, "refused_sectors"),
        certifications=_codes(fields, "certifications", _CERTIFICATION, "RNCP37780"),
        blocks=_codes(fields, "blocks", _BLOCK, "RNCP37780BC01"),
        french=_among(fields, "french", FRENCH, _FRENCH_REMEDY),
        foreign_diploma=_foreign_diploma(fields),
        employer=_among(fields, "employer", EMPLOYERS, _EMPLOYER_REMEDY),
    )
    _check_tastes(fields)
    _check_wishes(fields, record)
    _check_work(fields, record, today)
    return ProfileReading(record, tuple(findings))


def without_sex(given: Mapping[str, Any]) -> Mapping[str, Any]:
    """The profile without what some programs add to it: no answer depends on it, none keeps it."""
    person = given.get("person")
    if not isinstance(person, Mapping) or person.keys().isdisjoint(_SEX):
        return given
    kept = {name: value for name, value in person.items() if name not in _SEX}
    return {**given, "person": kept}


def _occupations(fields: Fields, today: date) -> tuple[OccupationRecord, ...]:
    remedy = "gardez les métiers qui comptent pour vous."
    found = []
    for rank, given in enumerate(
        fields.listed("occupations", most=MOST_OCCUPATIONS, remedy=remedy)
    ):
        name = f"occupations[{rank}]"
        told = {"code": given} if isinstance(given, str) else given
        one = Fields({name: told}, fields.findings).inner(name)
        one.refuse_others(("code", "years", "until"))
        years = one.amount("years", low=0, high=60)
        code = _occupation(one, "code", needed=True)
        until = _until(one, today)
        found.append(OccupationRecord(code, None if years is None else float(years), until))
    return tuple(found)


def _occupation(fields: Fields, name: str, *, needed: bool = False) -> str:
    word = fields.text(name)
    if _OCCUPATION.fullmatch(word.upper()):
        return word.upper()
    if word:
        fields.tell(
            name,
            f"« {shown(word)} » n’est pas un code ROME : une lettre de A à N et quatre chiffres, "
            "par exemple G1803. Cherchez le métier par son nom pour trouver son code.",
        )
    elif needed and fields.given.get(name) in (None, ""):
        fields.tell(name, "manque : donnez un code ROME, par exemple G1803.")
    return ""


def _until(fields: Fields, today: date) -> int | None:
    """A year; « 2024-06 » and whole dates give theirs."""
    value = fields.given.get("until")
    if isinstance(value, str) and re.fullmatch(r"\d{4}(-\d{2}){0,2}", value):
        value = int(value[:4])
    remedy = "C’est l’année où vous avez cessé ; laissez vide si vous exercez encore."
    read = Fields({"until": value}, fields.findings, prefix=fields.prefix)
    return read.whole("until", low=1950, high=today.year, remedy=remedy)


def _interests(fields: Fields) -> dict[str, float]:
    """Letters or names of families; those of a list, or of « RIA », weigh 1 each."""
    found: dict[str, float] = {}
    for given, weight in _weighed(fields).items():
        letters = letters_of(given)
        name = f"interests.{shown(given)}"
        if not letters:
            fields.tell(
                name,
                "n’est pas une famille de goûts : R, I, A, S, E ou C. Un domaine qui plaît "
                "s’écrit dans « sectors ».",
            )
        read = Fields({name: weight}, fields.findings).amount(name, low=0, high=1)
        found |= dict.fromkeys(letters, float(read or 0))
    return found


def _weighed(fields: Fields) -> dict[str, Any]:
    """What is written of tastes, each with its weight."""
    value = fields.given.get("interests")
    remedy = "il y a six familles de goûts."
    if isinstance(value, Mapping):
        pairs = [(str(name), weight) for name, weight in value.items()]
    else:
        words = [value] if isinstance(value, str) else value
        listed = Fields({"interests": words}, fields.findings)
        pairs = [(str(one), 1.0) for one in listed.listed("interests", most=6, remedy=remedy)]
    if len(pairs) > len("RIASEC"):
        fields.tell("interests", f"contient {len(pairs)} éléments, 6 au plus : {remedy}")
        return {}
    return dict(pairs)


def _words(fields: Fields, name: str) -> tuple[str, ...]:
    return fields.texts(name, most=MOST_WORDS, remedy="gardez l’essentiel.")


def _place(fields: Fields) -> str:
    place = fields.inner("place")
    place.refuse_others(("commune",))
    return read_commune(place)


def _available(fields: Fields, today: date) -> date | None:
    day = fields.day("available_from")
    if day is None:
        return None
    if day < today:
        fields.tell(
            "available_from",
            f"« {day.isoformat()} » est passé : nous partons d’aujourd’hui.",
            "warning",
        )
        return today
    if (day - today).days > 3 * 366:
        fields.tell(
            "available_from",
            f"« {day.isoformat()} » est dans plus de trois ans : donnez un jour plus proche, ou "
            "rien.",
        )
    return day


def _constraints(fields: Fields) -> tuple[str, ...]:
    """Slugs of CONSTRAINTS, and NO_CAR."""
    found: dict[str, None] = {}
    for word in _words(fields, "constraints"):
        slug = constraint_of(word)
        if slug:
            found[slug] = None
        else:
            known = ", ".join(CONSTRAINTS)
            fields.tell("constraints", f"« {shown(word)} » n’existe pas ; contraintes : {known}.")
    return tuple(found)


def _car(fields: Fields, constraints: tuple[str, ...]) -> bool | None:
    car = fields.flag("car")
    if NO_CAR not in constraints:
        return car
    if car:
        fields.tell(
            "car", "vaut true, mais « constraints » dit sans voiture : corrigez l’un des deux."
        )
    return False


def _level(fields: Fields) -> int | None:
    """A number, or the usual diploma of a level."""
    value = fields.given.get("level")
    if isinstance(value, str):
        named = level_of(value)
        if named is None and value.strip():
            told = f"« {shown(value)} » n’est pas un niveau, de 1 à 8. {_LEVEL_REMEDY}"
            fields.tell("level", told)
        return named
    return fields.whole("level", low=1, high=8, remedy=_LEVEL_REMEDY)


def _target(fields: Fields) -> str:
    value = fields.given.get("target")
    if isinstance(value, Mapping):
        fields.tell("target", "vaut un bloc, attendu : un code ROME, par exemple G1803.")
        return ""
    return _occupation(fields, "target")


def _codes(fields: Fields, name: str, shape: re.Pattern[str], example: str) -> tuple[str, ...]:
    found = []
    for word in _words(fields, name):
        code = word.upper().replace(" ", "")
        if shape.fullmatch(code):
            found.append(code)
        else:
            fields.tell(name, f"« {shown(word)} » n’est pas un code : écrivez {example}.")
    return tuple(found)


def _among(fields: Fields, name: str, words: tuple[str, ...], remedy: str) -> str:
    word = fields.text(name).lower()
    if word and word not in words:
        wanted = ", ".join(words)
        fields.tell(name, f"vaut « {shown(word)} », attendu : {wanted}. {remedy}")
        return ""
    return word


def _foreign_diploma(fields: Fields) -> ForeignDiploma | None:
    """None when it is unsaid; an empty mapping says a diploma of which nothing is known."""
    if fields.given.get("foreign_diploma") is None:
        return None
    one = fields.inner("foreign_diploma")
    one.refuse_others(("level", "country"))
    level = one.whole("level", low=1, high=8, remedy=_LEVEL_REMEDY)
    return ForeignDiploma(level, one.text("country"))


def before_first_job(age: int, until: int, today: date) -> bool:
    """Whether someone of ``age`` today cannot have stopped working in the year ``until``."""
    return age - (today.year - until) + 1 < FIRST_JOB


def _check_tastes(fields: Fields) -> None:
    """Answers of the questionnaire, by statement: 0, 1 or 2. Only its page reads them."""
    answers = fields.inner("tastes")
    if len(answers.given) > MOST_TASTES:
        fields.tell("tastes", f"contient {len(answers.given)} réponses, {MOST_TASTES} au plus.")
        return
    for name, answer in answers.given.items():
        said = shown(str(name))
        Fields({said: answer}, fields.findings, prefix="tastes.").whole(said, low=0, high=2)


def _check_wishes(fields: Fields, record: ProfileRecord) -> None:
    """Wishes that contradict one another."""
    if record.target and record.target in {word.upper() for word in record.refused}:
        fields.tell(
            "target",
            f"« {record.target} » est aussi dans « refused » : un métier visé n’est pas un métier "
            "refusé. Corrigez l’un des deux.",
        )
    liked = {word.casefold() for word in record.sectors}
    for name in ("refused_sectors", "refused"):
        for word in getattr(record, name):
            if word.casefold() in liked:
                fields.tell(name, f"« {shown(word)} » est aussi dans « sectors » : choisissez.")


def _check_work(fields: Fields, record: ProfileRecord, today: date) -> None:
    """Facts of working life that contradict one another."""
    if record.employer and record.person.in_employment is False:
        fields.tell(
            "employer",
            f"vaut « {record.employer} », mais « person.in_employment » vaut false : corrigez "
            "l’un des deux.",
        )
    age = record.person.age
    if age is None and record.person.birth_date is not None:
        age = age_on(record.person.birth_date, today)
    codes = [held.code for held in record.occupations]
    for rank, held in enumerate(record.occupations):
        name = f"occupations[{rank}]"
        if held.code and held.code in codes[:rank]:
            told = f"« {held.code} » est donné deux fois : gardez-le une fois, années additionnées."
            fields.tell(f"{name}.code", told)
        if age is not None:
            for field_name, told in _too_young(held, age, today):
                fields.tell(f"{name}.{field_name}", f"{told} : corrigez l’un des deux.")


def _too_young(held: OccupationRecord, age: int, today: date) -> Iterator[tuple[str, str]]:
    if held.until is not None and before_first_job(age, held.until, today):
        yield (
            "until",
            f"vaut {held.until}, quand une personne de {age} ans en avait moins de {FIRST_JOB}",
        )
    if held.years is not None and held.years > age - FIRST_JOB:
        yield "years", f"vaut {held.years:g}, trop pour une personne de {age} ans"
