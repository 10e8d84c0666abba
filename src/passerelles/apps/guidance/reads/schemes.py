"""What completes a pathway without being a session of it: French courses, placement, VAE, PTP…

Nobody knows beforehand which skills such a scheme brings, nor when it would take place: none is
ever a step. It is shown beside, with whom to ask.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

from passerelles.apps.guidance.reads.candidates.aims import line_of
from passerelles.apps.guidance.reads.graph import occupation_graph
from passerelles.apps.guidance.reads.guided import Complement
from passerelles.apps.guidance.reads.welcome import nearest_welcome
from passerelles.domain.aids.situation import PersonFacts
from passerelles.domain.guidance.profile import Profile
from passerelles.domain.guidance.schemes import Circumstances, suits
from passerelles.formats.guidance.schemes import SchemeRecord, read_schemes

MOST = 4  # schemes beside one occupation: more, and nobody asks for any
_NOTE = (
    "Rien n’en est compté dans les parcours : dates, conditions et montants se décident avec les "
    "personnes citées. Textes lus le {day}, à confirmer."
)


def complements_for(profile: Profile, target: str, person: PersonFacts) -> tuple[Complement, ...]:
    """The schemes that suit that person on her way to the target, the most useful first."""
    known = circumstances(profile, target, person)
    found = [one for one in schemes() if suits(known, one.cases, one.unless)]
    return tuple(_named_once(found[:MOST], profile))


@cache
def schemes() -> tuple[SchemeRecord, ...]:
    return read_schemes(Path(str(files("passerelles.content"))) / "guidance" / "schemes.yaml")


def circumstances(profile: Profile, target: str, person: PersonFacts) -> Circumstances:
    """What is known of a person on her way to an occupation (a key of any edition)."""
    held = [one.occupation for one in profile.occupations]
    line = line_of(target)
    return Circumstances(
        employed=profile.employed,
        jobseeker=person.jobseeker,
        on_are=person.on_are,
        student=person.student,
        disabled_worker=person.disabled_worker,
        lone_parent=person.lone_parent,
        car=profile.car,
        foreign_diploma=profile.foreign_diploma,
        in_line=any(line_of(key) & line for key in held),
        regulated=_regulated(target),
        age=profile.age,
        level=profile.level,
        youngest=min(person.children_ages or (), default=None),
        worked_24=person.months_worked_24,
        employer=frozenset([profile.employer] if profile.employer else []),
        french=frozenset([profile.french] if profile.french else []),
        constraints=profile.constraints,
        practised=_domains(held),
        towards=_domains([target]),
    )


def _regulated(target: str) -> bool | None:
    graph = occupation_graph()
    row = graph.number.get(target)
    told = -1 if row is None else int(graph.regulated[row])
    return None if told < 0 else told == 1


def _domains(keys: Iterable[str]) -> frozenset[str]:
    """The codes and the domains that hold them: ``J``, ``J15`` and ``J1506`` of ``…:J1506``."""
    codes = [key.rpartition(":")[2] for key in keys]
    return frozenset(code[:length] for code in codes for length in (1, 3, 5))


def _named_once(found: Sequence[SchemeRecord], profile: Profile) -> Iterator[Complement]:
    """Who welcomes near is told with the first scheme that leads there, not repeated."""
    named = {""}
    for scheme in found:
        near = nearest_welcome(scheme.near, profile.commune, age=profile.age)
        yield _complement(scheme, "" if near in named else f" Au plus près\u00a0: {near}.")
        named.add(near)


def _complement(scheme: SchemeRecord, near: str) -> Complement:
    return Complement(
        slug=scheme.slug,
        name=scheme.title,
        why=scheme.why,
        conditions=scheme.conditions,
        contact=f"{scheme.contact}{near}",
        note=_NOTE.format(day=f"{scheme.read_on:%d/%m/%Y}"),
        source=scheme.source,
        url=scheme.url,
    )
