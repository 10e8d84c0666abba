"""Every rule has a sample of real shape that breaks it, and one that nearly does."""

import re
from pathlib import Path

import pytest

from passerelles.formats.lheo.check import FAMILIES, NOTHING_KNOWN, RULES, check_lheo
from tests.formats.lheo.check.offer import DOCUMENT, check_text, edited, numbers, of_number
from tests.formats.lheo.check.samples import FILES, SAMPLES

# Told by tests of their own: a file that is not there, rules that lack their data.
ELSEWHERE = {"L005", "L010"}


def test_the_clean_document_breaks_no_rule(tmp_path: Path) -> None:
    assert check_text(DOCUMENT, tmp_path) == []


def test_every_rule_has_its_sample() -> None:
    assert {rule.number for rule in RULES} == SAMPLES.keys() | FILES.keys() | ELSEWHERE


@pytest.mark.parametrize("number", SAMPLES)
def test_a_bad_sample_breaks_its_rule(number: str, tmp_path: Path) -> None:
    findings = check_text(edited(*SAMPLES[number].bad), tmp_path)
    found = next(of_number(findings, number), None)
    assert found is not None, numbers(findings)
    assert (found.path, found.line > 1) == ("offre.xml", True)
    assert found.element_path.startswith("formation[1]")
    assert found.message.endswith((".", ").", "»."))
    assert (found.provider, found.training) == ("Les Ateliers du Pain", "FO1")


@pytest.mark.parametrize("number", SAMPLES)
def test_a_good_sample_does_not(number: str, tmp_path: Path) -> None:
    assert number not in numbers(check_text(edited(*SAMPLES[number].good), tmp_path))


@pytest.mark.parametrize("number", FILES)
def test_whole_files(number: str, tmp_path: Path) -> None:
    bad, good = FILES[number]
    assert number in numbers(check_text(bad, tmp_path))
    assert number not in numbers(check_text(good, tmp_path))


def test_a_missing_file_is_one_finding(tmp_path: Path) -> None:
    findings = list(check_lheo(tmp_path / "absent.xml"))
    assert [finding.number for finding in findings] == ["L005", "L010"]
    assert "absent.xml" in findings[0].message


@pytest.mark.parametrize("number", list(SAMPLES))
def test_a_rule_without_its_data_is_skipped_and_named(number: str, tmp_path: Path) -> None:
    rule = next(rule for rule in RULES if rule.number == number)
    findings = check_text(edited(*SAMPLES[number].bad), tmp_path, NOTHING_KNOWN)
    skipped = next(of_number(findings, "L010"))
    assert (number in numbers(findings)) is (not rule.needs)
    assert (number in skipped.value.split(", ")) is bool(rule.needs)


def test_numbers_and_slugs_are_unique_and_in_order() -> None:
    found = [rule.number for rule in RULES]
    assert found == sorted(set(found))
    assert all(re.fullmatch(r"L\d{3}", number) for number in found)
    assert len({rule.slug for rule in RULES}) == len(RULES)


def test_every_rule_speaks_plainly() -> None:
    for rule in RULES:
        assert rule.why.endswith((".", "…")), rule.number
        assert rule.remedy.endswith((".", "…")), rule.number
        assert not rule.title.endswith("."), rule.number
        assert "'" not in rule.title + rule.why + rule.remedy, rule.number
    assert len({family.title for family in FAMILIES}) == len(FAMILIES)
