"""Real-shaped formations of each dialect, whole and spoilt."""

from datetime import date
from pathlib import Path

import pytest

from passerelles.formats.common.rejection import Rejection, UnreadableFile
from passerelles.formats.lheo.dates import LheoDate, Precision
from passerelles.formats.lheo.header import read_header
from passerelles.formats.lheo.model import Dialect, Extra, Extras, Training
from passerelles.formats.lheo.reader import read_lheo
from tests.formats.lheo.samples import EDOF, LHEO_22, LHEO_23, formation, lheo
from tests.formats.lheo.test_safe_xml import REFUSED


def read(folder: Path, text: str | bytes) -> tuple[list[Training], list[Rejection]]:
    path = folder / "offre.xml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    given = list(read_lheo(path))
    trainings = [one for one in given if isinstance(one, Training)]
    return trainings, [one for one in given if isinstance(one, Rejection)]


def day(text: str) -> LheoDate:
    return LheoDate.parse(text)


def test_intercarif_2_2_is_read(tmp_path: Path) -> None:
    (training,), doubts = read(tmp_path, LHEO_22)
    action = training.actions[0]
    assert training.number == "F_1"
    assert training.updated == LheoDate(date(2026, 3, 2), Precision.DAY)
    assert training.contacts[0].coordinates.lines == ("Bâtiment B",)
    assert training.expected_results == ""
    assert (action.hours_total, action.funders[0].seats) == (697, 5)
    assert action.funders[0].extras[0].children[0] == Extra("code-public-vise", "80006", ref="V12")
    assert action.sessions[0].period.start == LheoDate(date(2026, 9, 1), Precision.MONTH)
    assert action.sessions[0].period.end.precision is Precision.OPEN
    assert [doubt.rule for doubt in doubts] == ["lheo.misspelt-element"]
    assert doubts[0].path == "offre.xml:9"


def test_lheo_2_3_is_read_whatever_the_prefix(tmp_path: Path) -> None:
    (training,), doubts = read(tmp_path, LHEO_23)
    session = training.actions[0].sessions[0]
    assert not doubts
    assert training.created == LheoDate(date(2026, 1, 15), Precision.DAY)
    assert (session.recruitments[0].kind, session.recruitments[0].seats) == ("9", 12)
    assert session.recruitments[0].remote is False
    assert session.blocks[0].blocks[0].code == "RNCP37780BC01"
    assert session.cycles[0].years == (1, 2)
    assert session.cycles[0].alternation is not None
    assert session.cycles[0].alternation.company_units == 3
    assert training.contacts[0].kind == "1"


def test_edof_says_in_extras_what_lheo_says_in_elements(tmp_path: Path) -> None:
    (training,), doubts = read(tmp_path, EDOF.encode("iso-8859-1"))
    action = training.actions[0]
    assert not doubts
    assert action.total_price == "1250.00"
    assert training.contacts[0].coordinates.email == "information@exemple.invalid"
    assert action.sessions[0].contacts[0].coordinates.phones == ("0102030405",)
    assert action.sessions[0].period.start.precision is Precision.UNKNOWN
    assert training.objective == "Être à l’aise".replace("’", "'")
    assert training.extras[0].children == (Extra("resume-contenu", "Résumé"),)


@pytest.mark.parametrize(
    ("text", "dialect"),
    [(LHEO_22, Dialect.LHEO_22), (LHEO_23, Dialect.LHEO_23), (EDOF, Dialect.EDOF)],
)
def test_the_header_tells_the_dialect(tmp_path: Path, text: str, dialect: Dialect) -> None:
    path = tmp_path / "offre.xml"
    path.write_bytes(text.encode("iso-8859-1" if "8859" in text else "utf-8"))
    assert read_header(path).dialect is dialect


def test_the_header_tells_the_day_of_export(tmp_path: Path) -> None:
    path = tmp_path / "offre.xml"
    path.write_text(LHEO_22)
    header = read_header(path)
    assert header.exported == day("20260302")
    assert header.extras == (
        Extras("flux-intercarif", children=(Extra("date-export", "20260302"),)),
    )


@pytest.mark.parametrize(
    ("change", "rule", "line"),
    [
        (("<debut>20260901", "<debut>20260231"), "lheo.unreadable-date", 15),
        (("<debut>20260901", "<debut>septembre"), "lheo.unreadable-date", 15),
        (("<nombre-heures-total>35", "<nombre-heures-total>une"), "lheo.unreadable-number", 19),
        (("<certifiante>1", "<certifiante>oui"), "lheo.unreadable-flag", 4),
        (("<certifiante>", "<inconnu>x</inconnu><certifiante>"), "lheo.unknown-element", 4),
        (("<contenu-formation>C", "<contenu-formation>C<br/>"), "lheo.markup-in-text", 3),
        (
            ("<certifiante>1</certifiante>", "<certifiante>1</certifiante>" * 2),
            "lheo.repeated-element",
            4,
        ),
        (("rythme-formation>", "Rythme_formation>"), "lheo.misspelt-element", 8),
    ],
)
def test_a_doubt_names_its_line_and_keeps_the_rest(
    tmp_path: Path, change: tuple[str, str], rule: str, line: int
) -> None:
    (training,), (doubt,) = read(tmp_path, lheo(formation().replace(*change)))
    assert (doubt.rule, doubt.severity) == (rule, "warning")
    assert doubt.path == f"offre.xml:{line}"
    assert doubt.fragment
    assert "xmlns" not in doubt.fragment
    assert training.title == "Titre"


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (("<intitule-formation>Titre</intitule-formation>", ""), "lheo.no-title"),
        (("<session ", "<extras "), "lheo.no-session"),
        (("nom-organisme>", "renseignements-specifiques>"), "lheo.no-provider"),
    ],
)
def test_a_senseless_formation_is_not_given(
    tmp_path: Path, change: tuple[str, str], rule: str
) -> None:
    spoilt = formation().replace(*change)
    if rule == "lheo.no-session":
        spoilt = spoilt.replace("</session>", "</extras>")
    trainings, problems = read(tmp_path, lheo(formation(), spoilt))
    assert len(trainings) == 1
    assert [(one.rule, one.severity) for one in problems] == [(rule, "error")]


@pytest.mark.parametrize("name", REFUSED)
def test_harmful_files_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnreadableFile, match="offre.xml"):
        read(tmp_path, REFUSED[name][0])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('<lheo-index xmlns="http://www.lheo.org/2.2"><resumes-offres/></lheo-index>', "index"),
        ("<rss><channel/></rss>", "racine est « rss »"),
        (lheo(), "aucune formation"),
        (lheo(formation(), formation())[:-120], "s’arrête au milieu"),
        (lheo(formation().replace("Titre", "x" * 11_000_000)), "ligne 2"),
        (lheo("<formation>" + "<extras><extra>a</extra></extras>" * 600_000), "dépasse 16 Mo"),
    ],
)
def test_a_whole_file_is_refused_with_a_sentence(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(UnreadableFile, match=said):
        read(tmp_path, text)


def test_a_flood_of_extras_outside_formations_is_let_by(tmp_path: Path) -> None:
    flood = '<extras info="x"><extra info="y">z</extra></extras>\n' * 20_000
    (training,), doubts = read(tmp_path, lheo(formation(), flood, flood))
    assert (training.title, doubts) == ("Titre", [])


def test_pieces_of_a_large_file_are_read_in_order(tmp_path: Path) -> None:
    many = [formation().replace("F_1", f"F_{number}") for number in range(400)]
    trainings, _ = read(tmp_path, lheo(*many))
    assert [one.number for one in trainings] == [f"F_{number}" for number in range(400)]


def test_the_offers_inside_lheo_plus_are_read(tmp_path: Path) -> None:
    plain = tmp_path / "plain.xml"
    plain.write_text(lheo(formation()))
    inner = lheo(formation()).partition("?>")[2]
    provider = "<organisme-formation-responsable/><extras info='x'/>"
    (training,), doubts = read(
        tmp_path, f"<lheo-plus xmlns='http://lheo.gouv.fr/2.3'>{inner}{provider}</lheo-plus>"
    )
    assert doubts == []
    assert [training] == list(read_lheo(plain))


def test_a_doubt_far_in_a_large_file_names_its_line(tmp_path: Path) -> None:
    many = [formation() for _ in range(400)]
    many[-1] = many[-1].replace("<debut>20260901", "<debut>20260231")
    trainings, (doubt,) = read(tmp_path, lheo(*many))
    assert len(trainings) == 400
    assert doubt.path == f"offre.xml:{399 * formation().count(chr(10)) + 15}"


def test_a_file_that_batches_cannot_read_is_read_all_the_same(tmp_path: Path) -> None:
    many = [formation().replace("F_1", f"F_{number}") for number in range(400)]
    many[350] = f"<!-- {formation()} -->"
    trainings, doubts = read(tmp_path, lheo(*many))
    assert doubts == []
    assert [one.number for one in trainings] == [f"F_{n}" for n in range(400) if n != 350]


def test_a_formation_under_a_comment_at_the_head_is_not_given(tmp_path: Path) -> None:
    text = lheo(formation()).replace("<offres>", f"<!-- {formation()} --><offres><!-- a -- -->")
    with pytest.raises(UnreadableFile):
        read(tmp_path, text)
    (training,), _ = read(tmp_path, text.replace("<!-- a -- -->", f"<!-- {formation()} -->"))
    assert training.number == "F_1"


def test_comments_and_instructions_cut_no_text(tmp_path: Path) -> None:
    spoilt = formation().replace("Titre", "Ti<!-- ici -->t<?ici?>re")
    (training,), doubts = read(tmp_path, lheo(spoilt))
    assert (training.title, doubts) == ("Titre", [])


def test_other_encodings_are_read(tmp_path: Path) -> None:
    text = lheo(formation().replace("Titre", "Été")).replace("UTF-8", "UTF-16")
    (training,), _ = read(tmp_path, text.encode("utf-16"))
    assert training.title == "Été"
