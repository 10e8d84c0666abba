"""A profile as written, understood: codes become keys, and what nobody knows is told."""

import re
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from passerelles.apps.guidance.reads.certified import certified_by
from passerelles.apps.guidance.reads.graph import occupation_graph
from passerelles.apps.guidance.reads.occupation_names import NamedOccupation, occupations_named
from passerelles.apps.guidance.reads.places import bearers, place_named
from passerelles.apps.guidance.reads.skill_names import skills_named
from passerelles.apps.reference.models import Sector, SkillBlock
from passerelles.domain.aids.situation import PersonFacts
from passerelles.domain.guidance.profile import Constraint, Employer, French, Held, Profile
from passerelles.domain.reference.communes import fold_name
from passerelles.formats.common.fields import FieldFinding, shown
from passerelles.formats.common.person import age_on
from passerelles.formats.guidance.profile import ProfileRecord, read_profile

_DOMAIN = re.compile(r"[A-N](?:\d{2})?")


@dataclass(frozen=True, slots=True)
class Understood:
    """``profile`` and ``person`` are None as soon as one finding is an error."""

    profile: Profile | None
    person: PersonFacts | None
    findings: tuple[FieldFinding, ...] = ()


def understand(given: Mapping[str, Any], *, today: date, typed: bool = True) -> Understood:
    """What a mapping of the profile file means, or all that is to be mended in it.

    ``typed``: codes were written by hand, so that one may be a postcode, and not chosen by name.

    The place where the person looks stands for her commune when she did not say that one. A
    constant number of queries.
    """
    reading = read_profile(given, today=today)
    resolving = _Resolving(reading.record, today, typed=typed)
    profile, person = resolving.profile(), resolving.person()
    findings = (*reading.findings, *resolving.findings)
    if any(one.severity == "error" for one in findings):
        return Understood(None, None, findings)
    return Understood(profile, person, findings)


class _Resolving:
    """One record being understood; ``findings`` fill as it goes, beside those of its reading."""

    def __init__(self, record: ProfileRecord, today: date, *, typed: bool) -> None:
        self.record = record
        self.today = today
        self.typed = typed
        self.findings: list[FieldFinding] = []
        # The same place is often written twice; it is read, and told, once.
        place = self._place("place.commune", record.commune)
        home = record.person.commune
        self.place = place or (self._place("person.commune", home) if home else "")
        self.home = self.place if home in ("", record.commune) else self._home(home)

    def tell(self, field: str, message: str, *, warning: bool = False) -> None:
        self.findings.append(FieldFinding(field, message, "warning" if warning else "error"))

    def profile(self) -> Profile:
        record = self.record
        named = self._occupations()
        certified = certified_by(record.certifications)
        return Profile(
            occupations=self._held(named),
            skills=self._skills(),
            interests={letter: weight for letter, weight in record.interests.items() if weight},
            sectors=self._sectors("sectors", record.sectors),
            refused=self._refused(named),
            refused_sectors=self._sectors("refused_sectors", self._refused_sectors(named)),
            commune=self.place,
            minutes=record.max_minutes,
            car=record.car,
            available_from=record.available_from,
            level=record.level,
            certifications=self._codes("certifications", record.certifications, certified.known),
            learnt=certified.learnt,
            certified_level=certified.level,
            blocks=self._blocks(),
            constraints=frozenset(map(Constraint, record.constraints)),
            target=self._target(named),
            employed=self._employed(),
            age=self._age(),
            french=French(record.french) if record.french else None,
            foreign_diploma=record.foreign_diploma is not None,
            foreign_level=record.foreign_diploma.level if record.foreign_diploma else None,
            employer=Employer(record.employer) if record.employer else None,
        )

    def person(self) -> PersonFacts:
        resolved = {"commune": self.home, "age": self._age(), "in_employment": self._employed()}
        return PersonFacts(**{**asdict(self.record.person), **resolved})

    def _employed(self) -> bool | None:
        """Whoever says who employs her has a job."""
        said = self.record.person.in_employment
        return True if said is None and self.record.employer else said

    def _age(self) -> int | None:
        person = self.record.person
        return age_on(person.birth_date, self.today) if person.birth_date else person.age

    def _home(self, code: str) -> str:
        return self.place if code == self.place else self._place("person.commune", code)

    def _place(self, field: str, code: str) -> str:
        if not code:
            return ""
        place = place_named(code)
        meant = bearers(code) if self.typed else ""
        if place is None:
            remedy = (
                f"comme code postal, il désigne {meant} ; donnez le code INSEE"
                if meant
                else "vérifiez-le (ce n’est pas le code postal)"
            )
            self.tell(field, f"« {code} » n’est le code INSEE d’aucune commune : {remedy}.")
            return ""
        if place.note:
            self.tell(field, place.note, warning=True)
        if meant and place.code not in meant:  # 34200: Pézènes-les-Mines, or Sète by post
            told = f"« {code} » est lu comme un code INSEE, {place.name} ; comme code postal, il"
            self.tell(field, f"{told} désigne {meant} : vérifiez-le.", warning=True)
        return place.code

    def _occupations(self) -> Mapping[str, NamedOccupation]:
        record = self.record
        codes = [held.code for held in record.occupations] + [record.target]
        codes += [word.upper() for word in record.refused if not _DOMAIN.fullmatch(word.upper())]
        return occupations_named(code for code in codes if code)

    def _known(self, field: str, found: NamedOccupation) -> bool:
        if not found.keys:
            self.tell(
                field,
                f"« {shown(found.code)} » n’est dans aucune édition du ROME chargée ici : cherchez "
                "le métier par son nom pour trouver son code.",
            )
        elif found.older:
            # A target is one occupation: the first heir.
            read = found.labels[:1] if field == "target" else found.labels[:4]
            heirs = ", ".join(f"« {label} »" for label in read)
            told = f"« {found.code} » n’existe plus dans le ROME d’aujourd’hui"
            self.tell(field, f"{told} ; nous lisons : {heirs}.", warning=True)
        return bool(found.keys)

    def _held(self, named: Mapping[str, NamedOccupation]) -> tuple[Held, ...]:
        found = []
        for rank, told in enumerate(self.record.occupations):
            one = named.get(told.code)
            if one and self._known(f"occupations[{rank}].code", one):
                found += [
                    Held(occupation=key, years=told.years, until=told.until) for key in one.keys
                ]
        return tuple(found)

    def _target(self, named: Mapping[str, NamedOccupation]) -> str:
        target = self.record.target
        if not target or not self._known("target", named[target]):
            return ""
        return named[target].keys[0]

    def _refused(self, named: Mapping[str, NamedOccupation]) -> frozenset[str]:
        """Occupations named, and all those of the domains named (``G``, ``G18``)."""
        words = [word.upper() for word in self.record.refused]
        domains = tuple(word for word in words if _DOMAIN.fullmatch(word))
        keys = {key for word in words if word in named for key in named[word].keys}
        if domains:
            graph = occupation_graph()
            rows = range(len(graph))
            keys |= {graph.keys[row] for row in rows if graph.code(row).startswith(domains)}
        if self.record.target and self.record.target not in words:  # else the reading told it
            self._check_target(named[self.record.target].keys[:1], keys)
        return frozenset(keys)

    def _check_target(self, target: tuple[str, ...], refused: set[str]) -> None:
        words = (word.upper() for word in self.record.refused_sectors)
        domains = tuple(word for word in words if _DOMAIN.fullmatch(word))
        if refused.intersection(target):
            self.tell("target", "est un métier que « refused » écarte : corrigez l’un des deux.")
        elif any(key.rpartition(":")[2].startswith(domains) for key in target):
            told = "Le métier visé est d’un domaine que vous écartez : nous le gardons."
            self.tell("target", told, warning=True)

    def _refused_sectors(self, named: Mapping[str, NamedOccupation]) -> tuple[str, ...]:
        """Sectors refused, and words of ``refused`` that are no occupation."""
        words = [
            word
            for word in self.record.refused
            if not _DOMAIN.fullmatch(word.upper()) and not named[word.upper()].keys
        ]
        return (*self.record.refused_sectors, *words)

    def _sectors(self, field: str, words: tuple[str, ...]) -> frozenset[str]:
        """Keys of sectors; domains of the ROME stay letters (``G``, ``G18``)."""
        if not words:
            return frozenset()
        rows = (
            Sector.objects.filter(closed_on=None).order_by("id").values_list("id", "code", "label")
        )
        known: dict[str, str] = {}
        for key, code, label in rows:
            known |= {key.casefold(): key, code.casefold(): key, fold_name(label): key}
        found = set()
        for word in words:
            domain = word.upper() if _DOMAIN.fullmatch(word.upper()) else ""
            key = domain or known.get(word.casefold(), known.get(fold_name(word), ""))
            if key:
                found.add(key)
            else:
                self._unknown_sector(field, word)
        return frozenset(found)

    def _unknown_sector(self, field: str, word: str) -> None:
        named = "refused" if word in self.record.refused else field
        self.tell(
            named,
            f"« {shown(word)} » n’est ni un code de métier, ni un secteur que nous connaissons : "
            "donnez un code ROME (G1605), un domaine (G) ou le nom d’un secteur.",
        )

    def _skills(self) -> frozenset[str]:
        found = set()
        for rank, named in enumerate(skills_named(self.record.skills)):
            if named.key:
                found.add(named.key)
            if named.key and not named.guessed:
                continue
            told = (
                f"nous l’avons comprise comme « {named.label} »."
                if named.key
                else (
                    "nous ne connaissons pas cette compétence : elle n’est pas comptée. Essayez "
                    "d’autres mots."
                )
            )
            self.tell(f"skills[{rank}]", f"« {shown(named.text)} » : {told}", warning=True)
        return frozenset(found)

    def _blocks(self) -> frozenset[str]:
        codes = self.record.blocks
        known = set(SkillBlock.objects.filter(id__in=codes).values_list("id", flat=True))
        return self._codes("blocks", codes, known)

    def _codes(self, field: str, codes: tuple[str, ...], known: Collection[str]) -> frozenset[str]:
        """Codes are kept: a register loaded in part does not make an acquired block void."""
        for code in codes:
            if code not in known:
                self.tell(
                    field,
                    f"« {code} » n’est pas dans les répertoires chargés ici : vérifiez-le, nous ne "
                    "savons pas ce qu’il apporte.",
                    warning=True,
                )
        return frozenset(codes)
