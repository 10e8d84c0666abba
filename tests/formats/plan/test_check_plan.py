"""Each fault of a plan's file is told with its line, its value and its remedy."""

from pathlib import Path

import pytest

from passerelles.formats.common.rejection import UnreadableFile
from passerelles.formats.plan.check import check_plan, read_plan
from passerelles.formats.plan.findings import BrokenPlan
from tests.plan_files import INDICATORS, PLAN, changed, examined

# What is replaced, by what, the rule, what the sentence says.
BROKEN = [
    ('region: "76"', "region: 76", "plan.type", "guillemets"),
    ('region: "76"', 'region: "occitanie"', "plan.code", "« occitanie »"),
    ("code: plan-essai", "code: Plan Essai", "plan.code", "« Plan Essai »"),
    ("start: 2022-11-07", "start: 2022-13-07", "plan.type", "« 2022-13-07 »"),
    ("end: 2028-12-31\n", "end: 2021-12-31\n", "plan.dates", "2021-12-31"),
    ("end: 2028-12-31\n", "", "plan.missing-key", "« end »"),
    ("title: ", "titre: ", "plan.unknown-key", "« titre »"),
    ('name: "Former"', 'name: "Former"\n        name: "Bis"', "plan.duplicate-key", "deux fois"),
    ('name: "Former"', 'name: ""', "plan.empty", "« name » est vide"),
    ("published: 2022", "published: 22", "plan.dates", "« 22 »"),
    ("lines: 200", "lines: -1", "plan.line", "« -1 »"),
    ("lines: 200", "lines: 010", "plan.type", "« 010 »"),
    ("lines: 200", "lines: 2_000", "plan.type", "« 2_000 »"),
    ("lines: 200", "lines: 12:30", "plan.type", "« 12:30 »"),
    ("lines: 200", "lines: yes", "plan.type", "« yes »"),
    ("college: state", "college: prefet", "plan.type", "valeurs admises"),
    ("{code: state,", "{code: region,", "plan.duplicate-code", "« region »"),
    ("{code: srde2i,", "{code: SRDE2I,", "plan.code", "« SRDE2I »"),
    ("code: pay,", "code: seats,", "plan.duplicate-code", "« seats »"),
    ("- code: O1\n", "- code: O2\n", "plan.order", "« O1 »"),
    ("- code: O1.P1", "- code: O1.P2", "plan.order", "« O1.P1 »"),
    ("- code: A2\n", "- code: A3\n", "plan.order", "« A2 »"),
    ("- code: A2\n", "- code: A1\n", "plan.duplicate-code", "« A1 » est déjà pris"),
    ("- code: A1.M2", "- code: A1.M3", "plan.order", "« A1.M2 »"),
    ("- code: A1.M2", "- code: A1.M1", "plan.duplicate-code", "« A1.M1 »"),
    ("owner: region", "owner: mairie", "plan.unknown-institution", "« mairie »"),
    ("partners: [state]", "partners: [dreets]", "plan.unknown-institution", "« dreets »"),
    ("funders: [region]", "funders: [europe]", "plan.unknown-institution", "« europe »"),
    ("    documents: [srde2i]", "    documents: [pic]", "plan.unknown-document", "« pic »"),
    ("partners: [state]", "partners: [state, state]", "plan.repeated", "deux fois"),
    ("partners: [state]", "partners: state", "plan.type", "une liste"),
    ("themes: [training]", "themes: []", "plan.empty", "« A2 »"),
    ("themes: [training]", "themes: [sport]", "plan.type", "valeurs admises"),
    ("themes: [training]", "themes: [[training]]", "plan.type", "valeurs admises"),
    ("target: A2, line: 15", "target: A40, line: 15", "plan.unknown-action", "« A40 »"),
    ("target: A2, line: 15", "target: A1, line: 15", "plan.orphan-link", "qui le porte"),
    (', reason: "le numéro imprimé est décalé d’une unité"', "", "plan.corrected-link", "« A2 »"),
    ("depends_on: [A1]", "depends_on: [A9]", "plan.unknown-action", "« A9 »"),
    ("depends_on: [A1]", "depends_on: [A2]", "plan.cycle", "d’elle-même"),
    ("depends_on: []", "depends_on: [A2]", "plan.cycle", "A1 → A2 → A1"),
    ("indicator: prf_green_share\n", "indicator: vert\n", "plan.unknown-indicator", "« vert »"),
    ("weight: 0.4", "weight: null", "plan.weights", "pas A1.M2"),
    ("weight: 0.4", "weight: 0.5", "plan.weights", "font 1.1"),
    ("status: running", "status: fact", "plan.weights", "n’a pas de poids"),
    ("weight: 0.4", "weight: beaucoup", "plan.type", "« beaucoup »"),
    ("value: 2,", "value: .nan,", "plan.type", "« .nan »"),
    ("value: 2,", "value: 2 000,", "plan.type", "« 2 000 »"),
    ("nature: target, by: 2028-12-31", "nature: but, by: null", "plan.type", "« but »"),
    ("line: 22", "line: 201", "plan.line", "le document en a 200"),
    ("                line: 14\n", "                line: 0\n", "plan.line", "la ligne 0"),
    ('["2022-2028"]', '["2028-2022"]', "plan.dates", "« 2028-2022 »"),
    ('["2022-2028"]', '["en 2023"]', "plan.dates", "« en 2023 »"),
    ('["2022-2028"]', "[2023]", "plan.type", "guillemets"),
    ('["2022-2028"]', '["2022-2028", ""]', "plan.empty", "« dates » est vide"),
    ("{measure: A1.M1", "{measure: A7.M1", "plan.unknown-measure", "« A7.M1 »"),
    ("times_baseline: 2", "times_baseline: 1", "plan.target", "« 1 »"),
    ("times_baseline: 2", "times_baseline: -2", "plan.target", "« -2 »"),
    ("times_baseline: 2, ", "", "plan.target", "l’un des deux"),
    ("baseline: null", "baseline: 0", "plan.target", "un multiple de zéro"),
    ("baseline: 0", "baseline: 1500", "plan.target", "rien à atteindre"),
    ("target_on: 2027-12-31", "target_on: 2021-12-31", "plan.target", "elle vient après"),
    ("PIC", "PIC\\0", "plan.type", "caractère de commande"),
]


def test_a_right_plan_has_no_finding(tmp_path: Path) -> None:
    checked = examined(tmp_path)

    assert checked.findings == ()
    assert checked.plan is not None
    assert [one.code for one in checked.plan.measures] == ["A1.M1", "A1.M2", "A2.M1"]
    assert len(checked.sha256) == 64


@pytest.mark.parametrize(("old", "new", "rule", "said"), BROKEN)
def test_a_fault_is_told(old: str, new: str, rule: str, said: str, tmp_path: Path) -> None:
    findings = examined(tmp_path, changed((old, new))).findings

    found = [one for one in findings if one.rule == rule]
    assert found, findings
    assert any(said in one.message.replace("\u00a0", " ") for one in found)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('region: "76"', "region: 76", 3),
        ("end: 2028-12-31\n", "", 1),
        ("owner: region", "owner: mairie", 30),
        ("partners: [state]", "partners: [\n  state,\n  dreets]", 33),
        ('name: "Former"', 'name: "Former"\n        name: "Bis"', 23),
        ("line: 22", "line: 201", 93),
    ],
)
def test_a_finding_names_its_line(old: str, new: str, line: int, tmp_path: Path) -> None:
    (finding,) = examined(tmp_path, changed((old, new))).findings

    assert finding.line == line
    assert str(finding).startswith(f"{tmp_path}/plan.yaml:{line}: ")


def test_every_fault_is_told_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = changed(("owner: region", "owner: mairie"), ("line: 22", "line: 999"), ("college", "c"))

    findings = examined(tmp_path, text).findings

    assert [one.rule for one in findings] == [
        "plan.missing-key",
        "plan.unknown-key",
        "plan.unknown-institution",
        "plan.line",
    ]
    assert [one.line for one in findings] == sorted(one.line for one in findings)


def test_a_fault_does_not_make_others(tmp_path: Path) -> None:
    """The code of an action without name stays known to the links."""
    text = changed(('            name: "Soutenir l’hydrogène"\n', ""))

    (finding,) = examined(tmp_path, text).findings

    assert finding.rule == "plan.missing-key"
    assert "« A2 »" in finding.message.replace("\u00a0", " ")


def test_a_shifted_list_is_told_once(tmp_path: Path) -> None:
    findings = examined(tmp_path, PLAN.replace("A1.M", "A1.M1")).findings

    assert [one.rule for one in findings if one.rule == "plan.order"] == ["plan.order"]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("", 1, "vide"),
        ("# rien\n", 1, "vide"),
        ("code: [\n", 2, "n’est pas du YAML"),
        ("code: a\ntitle: b: c\n", 2, "n’est pas du YAML"),
        ("code: a\n---\ncode: b\n", 2, "plusieurs documents"),
        ("code: a\ntitle: *b\n", 2, "« * »"),
        ("code: a\ntitle: \x07\n", 2, "caractère de commande"),
        ("[" * 40, 2, "n’est pas du YAML"),
        ("[" * 100_000 + "]" * 100_000, 1, "trop de niveaux"),
        ("- un\n- deux\n", 1, "n’est pas un bloc"),
        ("texte", 1, "n’est pas un bloc"),
    ],
)
def test_a_file_that_is_no_plan(text: str, line: int, said: str, tmp_path: Path) -> None:
    findings = examined(tmp_path, text).findings

    assert findings[0].line == line
    assert said in findings[0].message.replace("\u00a0", " ")


def test_another_encoding_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes(PLAN.encode("latin-1", errors="replace"))

    (finding,) = check_plan(path)

    assert (finding.line, finding.rule) == (8, "plan.encoding")


def test_a_file_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes(PLAN.encode("utf-8-sig"))

    assert check_plan(path) == []


def test_indicators_are_left_alone_when_nobody_gives_them(tmp_path: Path) -> None:
    examined(tmp_path, changed(("indicator: prf_green_share\n", "indicator: vert\n")))

    assert check_plan(tmp_path / "plan.yaml") == []
    assert len(check_plan(tmp_path / "plan.yaml", indicators=INDICATORS)) == 1


def test_a_broken_plan_is_not_read(tmp_path: Path) -> None:
    examined(tmp_path, changed(("owner: region", "owner: mairie")))

    with pytest.raises(BrokenPlan, match=r"plan\.yaml:30: ") as caught:
        read_plan(tmp_path / "plan.yaml")
    assert len(caught.value.findings) == 1


def test_what_is_read(tmp_path: Path) -> None:
    examined(tmp_path)

    plan = read_plan(tmp_path / "plan.yaml")

    action, measure = next(plan.actions), next(plan.measures)
    assert (plan.region, plan.end.year, plan.source.lines) == ("76", 2028, 200)
    assert (action.links[0].printed, action.links[0].target) == ("action 3", "A2")
    assert (measure.figures[0].value, str(measure.weight)) == (2, "0.6")
    assert plan.terms[1].successor is None
    assert plan.targets[0].times_baseline == 2


@pytest.mark.parametrize(("name", "said"), [("absent.yaml", "n’existe pas"), ("", "un dossier")])
def test_no_file_to_read(name: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=said):
        check_plan(tmp_path / name)
