"""The facts of a person in the files of aids and of guidance: the same names, all optional."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from passerelles.formats.common.fields import Fields, shown

_INSEE = re.compile(r"\d[0-9AB]\d{3}")
YOUNGEST, OLDEST = 15, 99
_AGE_REMEDY = (
    "Passerelles conseille les personnes de 15 ans et plus ; avant, le collège et le centre "
    "d’information et d’orientation répondent."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRecord:
    """As written; None or "" when unsaid. ``are_amount``, ``pregnant``, ``in_training`` are ours.

    ``former_wage``: gross euros a month; ``are_amount``: euros a month; ages in completed years.
    """

    age: int | None = None
    birth_date: date | None = None
    commune: str = ""
    jobseeker: bool | None = None
    on_are: bool | None = None
    are_end: date | None = None
    are_amount: Decimal | None = None
    lone_parent: bool | None = None
    pregnant: bool | None = None
    couple: bool | None = None
    children_ages: tuple[int, ...] | None = None
    disabled_worker: bool | None = None
    months_worked_12: int | None = None
    months_worked_24: int | None = None
    former_wage: Decimal | None = None
    student: bool | None = None
    in_employment: bool | None = None
    in_training: bool | None = None


PERSON_FIELDS = tuple(PersonRecord.__dataclass_fields__)
_FLAGS = (
    *("jobseeker", "on_are", "lone_parent", "pregnant", "couple", "disabled_worker"),
    *("student", "in_employment", "in_training"),
)


def read_person(fields: Fields, *, today: date) -> PersonRecord:
    """The person; what is wrong or contradictory is told in ``fields.findings``."""
    fields.refuse_others(PERSON_FIELDS)
    flags = {name: fields.flag(name) for name in _FLAGS}
    person = PersonRecord(
        age=fields.whole("age", low=YOUNGEST, high=OLDEST, remedy=_AGE_REMEDY),
        birth_date=_birth(fields, today),
        commune=read_commune(fields),
        are_end=fields.day("are_end"),
        are_amount=fields.amount("are_amount", low=0, high=20_000),
        children_ages=_children(fields),
        months_worked_12=fields.whole("months_worked_12", low=0, high=12),
        months_worked_24=fields.whole("months_worked_24", low=0, high=24),
        former_wage=fields.amount("former_wage", low=0, high=100_000),
        **flags,
    )
    _check_age(fields, person, today)
    _check_benefit(fields, person, today)
    _check_family(fields, person)
    return person


def read_commune(fields: Fields) -> str:
    """The INSEE code under ``commune``, empty when it is unsaid or told as unfit.

    YAML reads a bare 01004 as the octal 516: only five digits without leading zero are trusted.
    """
    given = fields.given.get("commune")
    if isinstance(given, int) and not isinstance(given, bool) and 10_000 <= given <= 99_999:
        return str(given)
    code = fields.text("commune").upper()
    if code and not _INSEE.fullmatch(code):
        fields.tell(
            "commune",
            f"« {shown(code)} » n’est pas un code INSEE : cinq signes entre guillemets, par "
            'exemple "31555" pour Toulouse (ce n’est pas le code postal).',
        )
        return ""
    return code


def age_on(birth: date, day: date) -> int:
    """Completed years on ``day``."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def _birth(fields: Fields, today: date) -> date | None:
    birth = fields.day("birth_date")
    if birth is None:
        return None
    if YOUNGEST <= age_on(birth, today) <= OLDEST:
        return birth
    years = age_on(birth, today)
    told = (
        f"donne {years} ans, attendu : de {YOUNGEST} à {OLDEST}." if years >= 0 else "est à venir."
    )
    fields.tell("birth_date", f"« {birth.isoformat()} » {told} {_AGE_REMEDY}")
    return None


def _children(fields: Fields) -> tuple[int, ...] | None:
    if fields.given.get("children_ages") is None:
        return None
    ages = fields.listed("children_ages", most=20, remedy="gardez les enfants à charge.")
    found = []
    for rank, given in enumerate(ages):
        one = Fields({f"children_ages[{rank}]": given}, fields.findings, prefix=fields.prefix)
        if given is None:  # a child counts: one left out would change the answer unseen
            one.tell(f"children_ages[{rank}]", "est vide : écrivez l’âge, 0 avant un an.")
        age = one.whole(f"children_ages[{rank}]", low=0, high=30)
        found += [] if age is None else [age]
    return tuple(found)


def _check_age(fields: Fields, person: PersonRecord, today: date) -> None:
    if person.age is None or person.birth_date is None:
        return
    years = age_on(person.birth_date, today)
    if years != person.age:
        fields.tell(
            "age",
            f"vaut {person.age}, mais « birth_date » donne {years} ans : gardez l’un des deux.",
        )


def _check_benefit(fields: Fields, person: PersonRecord, today: date) -> None:
    """Unemployment benefit supposes to be registered as a jobseeker (code du travail, L5421-3)."""
    if person.on_are and person.jobseeker is False:
        fields.tell(
            "on_are",
            "vaut true, mais « jobseeker » vaut false : l’allocation chômage suppose d’être "
            "inscrit à France Travail. Corrigez l’un des deux.",
        )
    if person.on_are is False and person.are_amount:
        fields.tell(
            "are_amount", "donne un montant, mais « on_are » vaut false : corrigez l’un des deux."
        )
    if person.on_are and person.are_end is not None and person.are_end < today:
        fields.tell(
            "are_end",
            f"« {person.are_end.isoformat()} » est passé, mais « on_are » vaut true : corrigez "
            "l’un des deux.",
        )
    if person.on_are and person.in_employment:
        fields.tell(
            "in_employment",
            "vaut true avec « on_are » : c’est possible en activité réduite, pas à temps plein. "
            "Les montants supposent une activité réduite.",
            "warning",
        )


def _check_family(fields: Fields, person: PersonRecord) -> None:
    if person.lone_parent and person.couple:
        fields.tell(
            "couple", "vaut true, comme « lone_parent » : l’un exclut l’autre, corrigez-en un."
        )
    if person.lone_parent and person.children_ages == () and not person.pregnant:
        fields.tell(
            "children_ages",
            "est vide, mais « lone_parent » vaut true : donnez l’âge des enfants. Sans eux, la "
            "personne est tenue pour parent seul sans enfant à garder.",
            "warning",
        )
    twelve, twenty_four = person.months_worked_12, person.months_worked_24
    if twelve is not None and twenty_four is not None and twelve > twenty_four:
        fields.tell(
            "months_worked_24",
            f"vaut {twenty_four}, moins que les {twelve} mois travaillés en un an : corrigez-le. "
            f"Les {twelve} mois comptent.",
            "warning",
        )
