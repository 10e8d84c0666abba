"""What the demonstration offer is made of: codes that exist, every programme everywhere."""

import csv
import re
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

from passerelles.apps.catalogue.reads.vocabulary import programmes
from passerelles.connectors.demonstration.choices import WITHOUT_PRISON
from passerelles.connectors.demonstration.ground import occitanie
from passerelles.connectors.demonstration.offer import OfferRequest, generate_offer
from passerelles.connectors.demonstration.words import templates, words
from passerelles.formats.embedded.occupations import read_embedded_occupations
from passerelles.formats.rncp.kit import read_kit
from passerelles.formats.rncp.records import KitRecord

MONDAY = date(2026, 11, 23)
MARKS = {"green", "rural", "urban", "toulouse", "coast", "evening", "remote", "blocks"}


def codes(path: Path, *, delimiter: str = ";") -> set[str]:
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as text:
        return {row[0] for row in csv.reader(text, delimiter=delimiter) if row}


def test_programmes_and_marks_are_known() -> None:
    for template in templates():
        assert {slug for slug, _ in template.programmes} <= {*programmes(), "none"}, template.id
        assert template.marks <= MARKS, template.id


def test_every_programme_has_trainings_and_a_share() -> None:
    offered = {slug for template in templates() for slug, _ in template.programmes}
    assert offered == {*programmes(), "none"} == set(words()["shares"])


def test_sentences_differ_by_training() -> None:
    objectives = Counter(template.objective for template in templates())
    contents = Counter(template.content for template in templates())
    assert [text for text, count in objectives.items() if count > 1] == []
    assert [text for text, count in contents.items() if count > 1] == []
    assert len(templates()) >= 250


def test_blocks_belong_to_the_certification_of_their_training() -> None:
    for template in templates():
        for block in template.blocks:
            assert block.code[:-4] in template.certifications, template.id


def test_occupations_are_in_the_embedded_rome() -> None:
    known = {occupation.code for occupation in read_embedded_occupations()}
    used = {code for template in templates() for code in template.rome}
    assert used <= known


def test_helping_someone_choose_does_not_train_counsellors() -> None:
    counsellor, trainer = "K1801", "K2111"
    leading = {
        code: {template.aim for template in templates() if code in template.rome}
        for code in (counsellor, trainer)
    }
    assert leading == {counsellor: {"6"}, trainer: {"6", "3"}}


def test_codes_are_in_the_official_files(real_data: Path) -> None:
    rome = codes(real_data / "rome/v460_code_rome.csv", delimiter=",")
    formacodes = codes(real_data / "nomenclatures/formacodes-v14.csv")
    nsf = {row for path in ("fc_nsf_2026_02.csv",) for row in _nsf(real_data / "rncp" / path)}
    for template in templates():
        assert set(template.rome) <= rome, template.id
        assert set(template.formacodes) <= formacodes, template.id
        assert set(template.nsf) <= nsf, template.id


def test_certifications_are_registered_and_alive_in_2026(real_data: Path) -> None:
    folder = real_data / "rncp"
    files = ("fc_rome_2026_02.csv", "fc_nsf_2026_02.csv", "fc_certificateurs_2026_02.csv")
    registered = set().union(*(codes(folder / name) for name in files))
    ended = {
        record.certification: record.registered_until
        for record in read_kit(folder / "kit_apprentissage_20250131.xlsx")
        if isinstance(record, KitRecord) and record.registered_until
    }
    for template in templates():
        for code in template.certifications:
            assert code in registered, (template.id, code)
            assert ended.get(code, MONDAY) >= date(2026, 1, 1), (template.id, code)


def test_levels_are_those_of_the_register(real_data: Path) -> None:
    levels = {
        record.certification: record.level
        for record in read_kit(real_data / "rncp/kit_apprentissage_20250131.xlsx")
        if isinstance(record, KitRecord) and re.search(r"\d", record.level)
    }
    for template in templates():
        for code in template.certifications:
            if template.kind and code in levels:
                assert levels[code].endswith(str(template.level_out)), (template.id, code)


def test_every_programme_is_in_every_departement_where_it_makes_sense() -> None:
    seen: dict[str, set[str]] = defaultdict(set)
    communes: set[str] = set()
    for training in generate_offer(OfferRequest(on=MONDAY, sessions=3000)):
        for action in training.actions:
            for place in action.places:
                address = place.coordinates.address
                assert address is not None
                seen[_programme(action.extras)].add(address.departement)
                communes.add(address.city)
    departements = {commune.departement for commune in occitanie()}
    assert len(departements) == 13
    assert len(communes) > 300
    for slug in programmes():
        missing = departements - seen[slug]
        assert missing <= (WITHOUT_PRISON if slug == "avenir" else set()), (slug, missing)


def test_small_communes_have_their_share() -> None:
    small = {commune.code for commune in occitanie() if commune.population < 4000}
    places = [
        place.coordinates.address.insee
        for training in generate_offer(OfferRequest(on=MONDAY, sessions=1500))
        for action in training.actions
        for place in action.places
        if place.coordinates.address
    ]
    assert 0.12 < sum(code in small for code in places) / len(places) < 0.5


def _nsf(path: Path) -> set[str]:
    with path.open(encoding="utf-8-sig", newline="") as text:
        return {row[1][:3] for row in csv.reader(text, delimiter=";") if len(row) > 1}


def _programme(extras: tuple[object, ...]) -> str:
    for group in extras:
        for child in getattr(group, "children", ()):
            if child.info == "programme":
                return str(child.text)
    return "none"
