"""What is suggested against what an adviser would show, with floors that only go up."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
import yaml
from tests.content.guidance_cases import Answered, answered, expert_cases
from tests.content.occupation_search import embedded_entries

from passerelles.apps.harvest.raw import fingerprint
from passerelles.apps.reference.models import Source
from passerelles.apps.reference.reads.generation import forget
from passerelles.config.imports import import_source
from passerelles.connectors.register import embedded_files, entry_of, recognise
from passerelles.formats.demonstration.graph import read_demonstration_graph

FLOORS = yaml.safe_load((Path(__file__).parent / "guidance_floors.yaml").read_text("utf-8"))
DEMONSTRATION = Path(__file__).resolve().parents[2] / "src/passerelles/content/demonstration"
Clock = Callable[[], datetime]


@pytest.fixture
def forgetful() -> Iterator[None]:
    """Processes that remember nothing of another reference."""
    forget()
    yield
    forget()


def load(source: str, files: list[Path], clock: Clock) -> None:
    entry = entry_of(source)
    Source.objects.create(
        id=source,
        name=entry.name,
        owner=entry.owner,
        licence=entry.licence,
        rhythm=entry.rhythm,
        is_demonstration=entry.demonstration,
    )
    import_source(source, [fingerprint(path) for path in files], clock=clock)


def check(name: str, found: list[Answered]) -> None:
    failed = [(one.case.told, one.found, one.broken, one.shown) for one in found if not one.passes]
    assert len(found) - len(failed) >= FLOORS[name]["passed"], failed
    assert sum(one.found for one in found) >= FLOORS[name]["found"]
    assert [(one.case.told, one.broken) for one in found if one.broken] == []


def test_the_expert_set_is_large_and_spread() -> None:
    cases = expert_cases()
    assert len({case.told for case in cases}) == len(cases) >= 60
    assert len({code[0] for case in cases for code in case.expected}) >= 12
    assert all(len(case.expected) >= 2 * case.at_least for case in cases)


def test_every_code_of_the_cases_is_of_the_rome() -> None:
    codes = {code for case in expert_cases() for code in case.codes}
    assert all(re.fullmatch(r"[A-N]\d{4}", code) for code in codes)
    embedded = {entry.code for entry in embedded_entries()}
    assert codes <= embedded


@pytest.mark.django_db
@pytest.mark.usefixtures("forgetful")
def test_the_demonstration_graph_answers_the_cases_it_holds(clock: Clock) -> None:
    for source in ("rome_40", "demonstration_skills"):
        load(source, embedded_files()[source], clock)
    known = {one.rome for one in read_demonstration_graph(DEMONSTRATION).occupations}
    held = [
        case
        for case in expert_cases()
        if {one["code"] for one in case.profile.get("occupations", ())} <= known
        and len(case.expected & known) >= 2 * case.at_least
    ]
    assert len(held) >= FLOORS["demonstration"]["cases"]
    check("demonstration", answered(held, placed=False))


@pytest.mark.django_db
@pytest.mark.real_data
@pytest.mark.usefixtures("forgetful")
def test_the_official_rome_answers_the_cases(real_data: Path, clock: Clock) -> None:
    for source in ("rome_347", "rome_460"):
        load(source, recognise(real_data, source=source)[source], clock)
    check("official", answered(expert_cases(), placed=False))
