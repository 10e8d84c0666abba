"""The file of ``guidance run``: what a person told of herself, every field optional."""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from passerelles.formats.common.fields import FieldFinding, Fields, shown
from passerelles.formats.common.person import PersonRecord, age_on, read_commune, read_person
from passerelles.formats.common.rejection import UnreadableFile

MOST_OCCUPATIONS = 10
MOST_SKILLS = 100
MOST_WORDS = 50
LARGEST = 200_000  # bytes: a profile of a hundred skills weighs ten thousand
CONSTRAINTS = (
    *("evening", "school_hours", "part_time", "remote", "adjustment", "no_heavy_loads"),
    *("no_night", "no_weekend", "no_height", "no_outdoor", "all_year"),
)
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
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LEVEL_REMEDY = "CAP : 3, bac : 4, BTS : 5."
_FRENCH_REMEDY = (
    "a1 : quelques mots ; a2 : un peu ; b1 : la vie de tous les jours ; b2 : le travail ; "
    "c1 et c2 : très bien."
)
_EMPLOYER_REMEDY = (
    "private : entreprise ou association ; public_hospital : hôpital public ; public : autre "
    "service public."
)
_LETTERS = "RIASEC"
_NAMES = ("realiste", "investigateur", "artistique", "social", "entreprenant", "conventionnel")


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
    """``record`` is None as soon as one finding is an error; warnings come with a record."""

    record: ProfileRecord | None
    findings: tuple[FieldFinding, ...] = ()


def load_profile(path: Path) -> Mapping[str, Any]:
    """The mapping of a YAML or JSON file. Raises UnreadableFile, with a French sentence."""
    try:
        return profile_mapping(path.read_bytes(), name=path.name)
    except FileNotFoundError as error:
        raise UnreadableFile(f"« {path} » n’existe pas : vérifiez le chemin.") from error
    except OSError as error:
        raise UnreadableFile(f"« {path.name} » ne se lit pas ({error.strerror}).") from error


def profile_mapping(content: bytes, *, name: str) -> Mapping[str, Any]:
    """The mapping of YAML or JSON octets. Raises UnreadableFile, with a French sentence."""
    if len(content) > LARGEST:
        raise UnreadableFile(f"« {name} » pèse plus de 200 Ko : un profil tient en une page.")
    document = _document(content, name)
    if not isinstance(document, Mapping):
        raise UnreadableFile(
            f"« {name} » ne contient pas de profil : écrivez des champs « nom: valeur », par "
            "exemple « occupations: [{code: G1803, years: 4}] »."
        )
    return document


def read_profile(given: Mapping[str, Any], *, today: date) -> ProfileReading:
    """The profile that ``given`` writes, or all that is to be mended in it; never raises."""
    findings: list[FieldFinding] = []
    fields = Fields(given, findings)
    fields.refuse_others(FIELDS)
    record = ProfileRecord(
        person=read_person(fields.inner("person"), today=today),
        occupations=_occupations(fields, today),
        skills=fields.texts(
            "skills", most=MOST_SKILLS, remedy="gardez celles que vous pratiquez le plus."
        ),
        interests=_interests(fields),
        refused=_words(fields, "refused"),
        commune=_place(fields),
        max_minutes=fields.whole("max_minutes", low=5, high=240),
        car=fields.flag("car"),
        available_from=_available(fields, today),
        level=fields.whole("level", low=1, high=8, remedy=_LEVEL_REMEDY),
        constraints=_constraints(fields),
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
    broken = any(finding.severity == "error" for finding in findings)
    return ProfileReading(None if broken else record, tuple(findings))


def _document(content: bytes, name: str) -> Any:
    """JSON is YAML, except for tabs and long escapes: it is tried first, for its speed too."""
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        pass
    try:
        return yaml.load(content, Loader=_LOADER)  # noqa: S506 (safe, in C when it can)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f", ligne {mark.line + 1}" if mark is not None else ""
        raise UnreadableFile(
            f"« {name} »{place} : ce n’est pas du YAML à partir d’ici ; vérifiez les "
            "retraits, les guillemets et les crochets."
        ) from error


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
    code = fields.text(name).upper()
    if code and not _OCCUPATION.fullmatch(code):
        fields.tell(
            name,
            f"« {shown(code)} » n’est pas un code ROME : une lettre et quatre chiffres, par "
            "exemple G1803.",
        )
    elif needed and fields.given.get(name) in (None, ""):
        fields.tell(name, "manque : donnez un code ROME, par exemple G1803.")
    return code


def _until(fields: Fields, today: date) -> int | None:
    """A year; « 2024-06 » and whole dates give theirs."""
    value = fields.given.get("until")
    if isinstance(value, date):
        value = value.year
    if isinstance(value, str) and re.fullmatch(r"\d{4}(-\d{2}){0,2}", value):
        value = int(value[:4])
    remedy = "C’est l’année où vous avez cessé ; laissez vide si vous exercez encore."
    read = Fields({"until": value}, fields.findings, prefix=fields.prefix)
    return read.whole("until", low=1950, high=today.year, remedy=remedy)


def _interests(fields: Fields) -> dict[str, float]:
    """A list of letters weighs each of them 1; names of the six types are understood too."""
    value = fields.given.get("interests")
    if isinstance(value, Mapping):
        pairs: Mapping[Any, Any] = value
    else:
        listed = fields.listed("interests", most=6, remedy="il y a six familles de goûts.")
        pairs = dict.fromkeys(map(str, listed), 1.0)
    found = {}
    for given, weight in pairs.items():
        letter = _letter(str(given))
        name = f"interests.{shown(given)}"
        if not letter:
            fields.tell(name, "n’est pas une famille de goûts : R, I, A, S, E ou C.")
            continue
        read = Fields({name: weight}, fields.findings).amount(name, low=0, high=1)
        found[letter] = float(read or 0)
    return found


def _letter(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.strip().lower())
    word = "".join(sign for sign in plain if not unicodedata.combining(sign))
    known = (*_LETTERS.lower(), *_NAMES)
    return _LETTERS[known.index(word) % len(_LETTERS)] if word in known else ""


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
        fields.tell("available_from", f"« {day.isoformat()} » est dans plus de trois ans.")
    return day


def _constraints(fields: Fields) -> tuple[str, ...]:
    words = _words(fields, "constraints")
    for word in words:
        if word not in CONSTRAINTS:
            fields.tell(
                "constraints",
                f"« {shown(word)} » n’existe pas ; contraintes : {', '.join(CONSTRAINTS)}.",
            )
    return words


def _target(fields: Fields) -> str:
    value = fields.given.get("target")
    if isinstance(value, Mapping):
        fields.tell("target", "vaut un bloc, attendu : un code ROME, par exemple G1803.")
        return ""
    return _occupation(fields, "target")


def _codes(fields: Fields, name: str, shape: re.Pattern[str], example: str) -> tuple[str, ...]:
    codes = tuple(word.upper().replace(" ", "") for word in _words(fields, name))
    for code in codes:
        if not shape.fullmatch(code):
            fields.tell(name, f"« {shown(code)} » n’est pas un code : écrivez {example}.")
    return codes


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
    for name in map(str, answers.given):
        answers.whole(name, low=0, high=2)


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
